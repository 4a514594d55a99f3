package rubin.topcat;

import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.topcat.hover.Hover;
import rubin.topcat.query.QueryWindow;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.PlotPanel;

/** How fast it is, printed and not asserted: machines differ. */
@Timeout(400)
class MeasurementGui {

    private static final long STALL_MS = 100;
    private static final int MOVES = 300;

    @Test
    void theTutorialsField() throws IOException {
        RunningTopcat topcat = RunningTopcat.get();
        QueryWindow window = topcat.openQueryWindow();
        try (Stalls stalls = new Stalls()) {
            long start = System.nanoTime();
            TopcatModel model = topcat.run(window);
            report("14,850 rows, from Run", topcat, model, start, stalls);
        }
    }

    @Test
    void aMillionRows() throws IOException {
        RunningTopcat topcat = RunningTopcat.get();
        StarTable table = million();
        int before = topcat.tables().size();
        try (Stalls stalls = new Stalls()) {
            long start = System.nanoTime();
            SwingUtilities.invokeLater(() -> topcat.session().tables().add(table, "million", true));
            topcat.hands().await("the table", Duration.ofSeconds(60), () -> topcat.tables().size() > before);
            report("1,000,000 rows, from the table", topcat, topcat.tables().get(before), start, stalls);
        }
    }

    private static void report(String what, RunningTopcat topcat, TopcatModel model, long start, Stalls stalls) {
        Hover hover = topcat.linkedPlots(model, 4);
        // Less the second for which the windows have to be at rest.
        double opened = (System.nanoTime() - start) / 1e9 - 1;
        String stalled = stalls.toString();
        System.out.printf(Locale.ROOT, "Measured: %s to four painted windows with hover: %.1f s; event thread: %s; hover %s%n",
                what, opened, stalled, quantiles(hover(hover)));
        topcat.hands().picture("measured-" + model.getDataModel().getRowCount());
        Hands.onEventThread(() -> {
            List.copyOf(hover.windows()).forEach(Window::dispose);
            return hover;
        });
    }

    /** Milliseconds from the pointer's event to the painted tooltip and markers, at many places of the pointer, in order of size. */
    private static double[] hover(Hover hover) {
        Random random = new Random(1);
        List<Double> times = new ArrayList<>();
        for (int i = 0; times.size() < MOVES; i++) {
            PlotPanel<?, ?> panel = Hands.onEventThread(() -> hover.windows()).get(i % hover.windows().size()).getPlotPanel();
            long start = System.nanoTime();
            int before = hover.shownRow();
            boolean shown = Hands.onEventThread(() -> {
                Rectangle plot = panel.getSurface(0).getPlotBounds();
                panel.dispatchEvent(new MouseEvent(panel, MouseEvent.MOUSE_MOVED, System.currentTimeMillis(), 0, plot.x + random.nextInt(plot.width),
                        plot.y + random.nextInt(plot.height), 0, false));
                RepaintManager.currentManager(panel).paintDirtyRegions();
                return hover.shownRow() >= 0 && hover.shownRow() != before;
            });
            if (shown) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return times.stream().mapToDouble(time -> time).sorted().toArray();
    }

    private static String quantiles(double[] times) {
        return String.format(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms", times[times.length / 2], times[times.length * 95 / 100]);
    }

    private static StarTable million() {
        int rows = 1_000_000;
        Random random = new Random(2);
        long[] ids = new long[rows];
        int[] types = new int[rows];
        double[][] columns = new double[7][rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = 1_250_000_000_000_000_000L + i;
            types[i] = random.nextInt(40) == 0 ? 2 : 1;
            double r = 16 + 11 * Math.sqrt(random.nextDouble());
            double colour = 0.6 + 0.4 * random.nextGaussian();
            columns[0][i] = 62 + 0.5 * random.nextGaussian();
            columns[1][i] = -37 + 0.4 * random.nextGaussian();
            columns[2][i] = r + colour;
            columns[3][i] = r;
            columns[4][i] = r - 0.5 * colour;
            columns[5][i] = r + 0.01 * random.nextGaussian();
            columns[6][i] = 1 + 0.1 * random.nextGaussian();
        }
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(rows);
        table.addColumn(ArrayColumn.makeColumn("objectId", ids));
        table.addColumn(ArrayColumn.makeColumn("truth_type", types));
        String[] names = {"coord_ra", "coord_dec", "mag_g_cModel", "mag_r_cModel", "mag_i_cModel", "truth_mag_r", "flux_ratio_r"};
        for (int i = 0; i < names.length; i++) {
            table.addColumn(ArrayColumn.makeColumn(names[i], columns[i]));
        }
        return table;
    }

    /** Asks the event thread for a sign of life all the time, and notes when it comes late. */
    private static final class Stalls implements AutoCloseable {

        private final AtomicInteger count = new AtomicInteger();
        private final AtomicLong longest = new AtomicLong();
        private final Thread watch = new Thread(this::watch, "stalls");

        Stalls() {
            watch.setDaemon(true);
            watch.start();
        }

        private void watch() {
            try {
                while (true) {
                    long asked = System.nanoTime();
                    SwingUtilities.invokeAndWait(() -> { });
                    long late = (System.nanoTime() - asked) / 1_000_000;
                    if (late > STALL_MS) {
                        count.incrementAndGet();
                        longest.accumulateAndGet(late, Math::max);
                    }
                    Thread.sleep(10);
                }
            } catch (InterruptedException | java.lang.reflect.InvocationTargetException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            watch.interrupt();
        }

        @Override
        public String toString() {
            return count + " stalls over " + STALL_MS + " ms, the longest " + longest + " ms";
        }
    }
}
