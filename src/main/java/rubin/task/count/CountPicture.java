package rubin.task.count;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import rubin.catalog.DataOrigin;
import rubin.task.ReadableText;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot.Picture;
import uk.ac.starlink.ttools.plot2.PlotUtil;
import uk.ac.starlink.ttools.plot2.task.PlanePlot2Task;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** Counts drawn by the host as bars: bins side by side on an axis of numbers, or a bar with its name for each value. */
final class CountPicture {

    /** Counts that differ by more than this factor are drawn on a logarithmic axis. */
    private static final double LOGARITHMIC_FROM = 1000;

    private CountPicture() {
    }

    /** A bar. */
    private record Bar(double x, String label, double count) {
    }

    /**
     * Draws counts.
     *
     * @param counts a table of {@code rubincount}: the value, or the edges of a bin, first; and a column {@code count}
     */
    static Picture of(StarTable counts) throws IOException {
        int countColumn = index(counts, "count");
        boolean binned = counts.getColumnCount() > 1 && counts.getColumnInfo(0).getName().endsWith("_min") && counts.getColumnInfo(1).getName().endsWith("_max");
        if (countColumn < 0) {
            throw new IOException("there is no column count to draw; leave ocmd out");
        }
        List<Bar> bars = new ArrayList<>();
        double width = 1;
        try (RowSequence rows = counts.getRowSequence()) {
            while (rows.next()) {
                Object[] row = rows.getRow();
                double count = ((Number) row[countColumn]).doubleValue();
                if (!binned) {
                    String label = ReadableText.text(row[countColumn > 1 ? 1 : 0]);
                    bars.add(new Bar(bars.size() + 1.0, (label.isEmpty() ? "NULL" : label) + ": " + ReadableText.text(row[countColumn]), count));
                } else if (row[0] instanceof Double min && row[1] instanceof Double max) {
                    width = max - min;
                    bars.add(new Bar((min + max) / 2, "", count));
                }
            }
        }
        if (bars.isEmpty()) {
            throw new IOException("nothing was counted, so there is nothing to draw");
        }
        String axis = counts.getColumnInfo(0).getName().replaceFirst(binned ? "_min$" : "$", "")
                + (counts.getColumnInfo(0).getUnitString() == null ? "" : " / " + counts.getColumnInfo(0).getUnitString());
        return draw(bars, width, axis, !binned, DataOrigin.isSynthetic(counts));
    }

    private static Picture draw(List<Bar> bars, double width, String axis, boolean named, boolean synthetic) throws IOException {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(bars.size());
        table.addColumn(ArrayColumn.makeColumn("x", bars.stream().mapToDouble(Bar::x).toArray()));
        table.addColumn(ArrayColumn.makeColumn("count", bars.stream().mapToDouble(Bar::count).toArray()));
        table.addColumn(ArrayColumn.makeColumn("label", bars.stream().map(Bar::label).toArray(String[]::new)));
        double most = bars.stream().mapToDouble(Bar::count).max().orElse(1);
        double least = bars.stream().mapToDouble(Bar::count).filter(c -> c > 0).min().orElse(1);
        boolean log = most > LOGARITHMIC_FROM * least;
        MapEnvironment env = new MapEnvironment();
        env.setValue("xpix", "760").setValue("ypix", "560").setValue("fontsize", "14").setValue("texttype", "antialias").setValue("legend", "false");
        env.setValue("xlabel", axis).setValue("ylabel", "rows").setValue("ylog", String.valueOf(log)).setValue("grid", "true");
        if (synthetic) {
            env.setValue("title", "Counts (synthetic)");
        }
        double margin = named ? 0.6 * width : width;
        env.setValue("xmin", String.valueOf(bars.get(0).x() - margin)).setValue("xmax", String.valueOf(bars.get(bars.size() - 1).x() + margin));
        env.setValue("ymin", log ? String.valueOf(Math.pow(10, Math.floor(Math.log10(least)) - 0.3)) : "0").setValue("ymax", String.valueOf(most * (log ? 3 : 1.1)));
        env.setValue("layer_bars", "histogram").setValue("in_bars", table).setValue("x_bars", "x").setValue("weight_bars", "count");
        env.setValue("binsize_bars", String.valueOf(width)).setValue("phase_bars", String.valueOf(phase(bars.get(0).x() - width / 2, width)))
                .setValue("color_bars", "008080").setValue("barform_bars", "filled");
        if (named) {
            env.setValue("layer_names", "label").setValue("in_names", table).setValue("x_names", "x").setValue("y_names", "count").setValue("label_names", "label")
                    .setValue("anchor_names", "south").setValue("color_names", "black").setValue("fontsize_names", "12").setValue("yoff_names", "4");
            env.setValue("xcrowd", "0.01");
        }
        try {
            return PlotUtil.toPicture(new PlanePlot2Task().createPlotIcon(env));
        } catch (TaskException e) {
            throw new IOException("the counts cannot be drawn: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("cancelled").initCause(e);
        }
    }

    /** Where bins of this width must start so that an edge is here, as a fraction of the width. */
    private static double phase(double edge, double width) {
        double bins = edge / width;
        return bins - Math.floor(bins);
    }

    private static int index(StarTable table, String name) {
        for (int i = 0; i < table.getColumnCount(); i++) {
            if (table.getColumnInfo(i).getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
