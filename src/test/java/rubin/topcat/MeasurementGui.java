package rubin.topcat;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;

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
            topcat.hands().await("the table", java.time.Duration.ofSeconds(60), () -> topcat.tables().size() > before);
            report("1,000,000 rows, from the table", topcat, topcat.tables().get(before), start, stalls);
        }
    }

    private static void report(String what, RunningTopcat topcat, TopcatModel model, long start, Stalls stalls) {
        Hover hover = topcat.linkedPlots(model, 4);
        // Less the second for which the windows have to be at rest.
        double opened = (System.nanoTime() - start) / 1e9 - 1;
        String stalled = stalls.toString();
        double[] hovers = hover(hover);
        System.out.printf(Locale.ROOT, "Measured: %s to four painted windows with hover: %.1f s; event thread: %s; hover p50 %.1f ms, p95 %.1f ms%n",
                what, opened, stalled, hovers[hovers.length / 2], hovers[hovers.length * 95 / 100]);
        topcat.hands().picture("measured-" + model.getDataModel().getRowCount());
        Hands.onEventThread(() -> {
            List.copyOf(hover.windows()).forEach(Window::dispose);
            return hover;
        });
    }

    /** Milliseconds from the pointer's event to the last marker, for each of many places of the pointer, in order of size. */
    private static double[] hover(Hover hover) {
        Random random = new Random(1);
        double[] times = new double[MOVES];
        for (int i = 0; i < MOVES; i++) {
            StackPlotWindow<?, ?> window = hover.windows().get(i % hover.windows().size());
            long start = System.nanoTime();
            Hands.onEventThread(() -> {
                Rectangle plot = window.getPlotPanel().getSurface(0).getPlotBounds();
                Point place = new Point(plot.x + random.nextInt(plot.width), plot.y + random.nextInt(plot.height));
                Point corner = window.getPlotPanel().getLocationOnScreen();
                hover.pointAt(window, place, new Point(corner.x + place.x, corner.y + place.y));
                return place;
            });
            Hands.onEventThread(() -> hover);    // after the events that mark
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
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
