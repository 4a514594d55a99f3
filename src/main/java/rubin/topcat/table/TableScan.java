package rubin.topcat.table;

import gnu.jel.CompilationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rubin.catalog.FluxColumns;
import rubin.catalog.Quantiles;
import rubin.figure.Axis;
import rubin.figure.Classes;
import rubin.figure.ColumnBinder;
import rubin.figure.Extent;
import rubin.figure.Layer;
import rubin.figure.Panel;
import rubin.figure.SourceClass;
import rubin.query.Region;
import rubin.topcat.plot.PlotPlan;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.jel.JELTable;
import uk.ac.starlink.util.DoubleList;

/**
 * What subsets and plots need to know of a table before TOPCAT shows them, read in one pass over its rows, off the event thread.
 *
 * @param columns the table's columns, as figures look for them, of the first kind of flux that it has
 * @param classes the classes that its rows divide into, the rarest last
 * @param subsets subsets to make, in order: conditions by name
 * @param counts rows in each of them, by condition
 * @param plan what can be plotted
 * @param reaches how far the centred axes reach, by key of their panel
 * @param rows rows of the table
 */
public record TableScan(ColumnBinder columns, List<SourceClass> classes, Map<String, String> subsets, Map<String, Long> counts, PlotPlan plan,
              Map<String, Double> reaches, long rows) {

    /** Room beyond the farthest point. */
    private static final double MARGIN = 1.05;

    /**
     * Reads a table.
     *
     * @throws IOException if it cannot be read, or the thread is interrupted
     */
    public static TableScan of(StarTable table) throws IOException {
        List<ColumnBinder> kinds = ColumnBinder.ofEachKind(FluxColumns.of(table), centre(table));
        ColumnBinder columns = kinds.get(0);
        List<SourceClass> classes = Classes.of(columns);
        Map<String, String> subsets = subsets(table, columns, classes);
        PlotPlan plan = PlotPlan.of(kinds);
        Map<String, List<String>> centred = new LinkedHashMap<>();
        plan.panels().values().forEach(panel -> centredExpressions(panel).ifPresent(xy -> centred.put(panel.key(), xy)));
        List<String> conditions = List.copyOf(subsets.values());
        List<String> numbers = centred.values().stream().flatMap(List::stream).distinct().toList();
        long[] counts = new long[conditions.size()];
        DoubleList[] values = numbers.stream().map(number -> new DoubleList()).toArray(DoubleList[]::new);
        long rows = pass(table, conditions, counts, numbers, values);
        Map<String, Long> countMap = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            countMap.put(conditions.get(i), counts[i]);
        }
        Map<String, Double> reaches = new LinkedHashMap<>();
        centred.forEach((key, xy) -> reaches.put(key, reach(plan.panels().values().stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow(),
                values[numbers.indexOf(xy.get(0))].toDoubleArray(), values[numbers.indexOf(xy.get(1))].toDoubleArray())));
        return new TableScan(columns, classes, subsets, countMap, plan, reaches, rows);
    }

    /** The table's column names that can stand in an expression. */
    static List<String> columnNames(StarTable table) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < table.getColumnCount(); i++) {
            names.add(table.getColumnInfo(i).getName());
        }
        return names;
    }

    /** Where in the table a column is, whatever the case of its name. */
    public static Optional<Integer> column(StarTable table, String... names) {
        List<String> present = columnNames(table);
        for (String name : names) {
            for (int i = 0; i < present.size(); i++) {
                if (present.get(i).equalsIgnoreCase(name)) {
                    return Optional.of(i);
                }
            }
        }
        return Optional.empty();
    }

    /** Galaxies first and supernovae last, so that the rarest are drawn on top. */
    private static Map<String, String> subsets(StarTable table, ColumnBinder columns, List<SourceClass> classes) {
        Map<String, String> subsets = new LinkedHashMap<>();
        classes.forEach(sources -> sources.selection().ifPresent(selection -> subsets.put(sources.name(), selection)));
        column(table, "detect_isPrimary").ifPresent(index -> {
            String name = table.getColumnInfo(index).getName();
            subsets.put("primary", table.getColumnInfo(index).getContentClass() == Boolean.class ? name : name + "==1");
        });
        // Beside truth, too: a plot of measured against true magnitudes shows the measured classes.
        Classes.measured(columns).forEach(sources -> subsets.putIfAbsent(sources.name(), sources.selection().orElseThrow()));
        return subsets;
    }

    /** The centre of the query's region where the table says it, else the mean position of its rows. */
    private static Optional<ColumnBinder.Centre> centre(StarTable table) throws IOException {
        DescribedValue region = table.getParameterByName("tap_region");
        if (region != null && region.getValue() instanceof String text) {
            try {
                var centre = Region.parse(text).centre();
                return Optional.of(new ColumnBinder.Centre(centre.ra(), centre.dec()));
            } catch (IllegalArgumentException e) {
                return meanPosition(table);    // Somebody else's parameter of that name.
            }
        }
        return column(table, "target_ra").isPresent() ? Optional.empty() : meanPosition(table);
    }

    private static Optional<ColumnBinder.Centre> meanPosition(StarTable table) throws IOException {
        Optional<Integer> ra = column(table, "coord_ra", "ra");
        Optional<Integer> dec = column(table, "coord_dec", "dec");
        if (ra.isEmpty() || dec.isEmpty()) {
            return Optional.empty();
        }
        double x = 0;
        double y = 0;
        double z = 0;
        try (RowSequence rows = table.getRowSequence()) {
            while (rows.next()) {
                if (rows.getCell(ra.get()) instanceof Number a && rows.getCell(dec.get()) instanceof Number d) {
                    double lon = Math.toRadians(a.doubleValue());
                    double lat = Math.toRadians(d.doubleValue());
                    if (Double.isFinite(lon) && Double.isFinite(lat)) {
                        x += Math.cos(lat) * Math.cos(lon);
                        y += Math.cos(lat) * Math.sin(lon);
                        z += Math.sin(lat);
                    }
                }
            }
        }
        double lon = Math.toDegrees(Math.atan2(y, x));
        return x == 0 && y == 0 && z == 0 ? Optional.empty()
                : Optional.of(new ColumnBinder.Centre(lon < 0 ? lon + 360 : lon, Math.toDegrees(Math.atan2(z, Math.hypot(x, y)))));
    }

    private static Optional<List<String>> centredExpressions(Panel panel) {
        if (!(panel.x().extent() instanceof Extent.Centred)) {
            return Optional.empty();
        }
        return panel.layers().stream().filter(Layer.Points.class::isInstance).map(Layer.Points.class::cast).findFirst()
                .map(layer -> List.of(layer.x(), layer.y()));
    }

    private static double reach(Panel panel, double[] xs, double[] ys) {
        return Math.max(reach(panel.x(), xs), reach(panel.y(), ys));
    }

    private static double reach(Axis axis, double[] values) {
        Extent.Centred centred = (Extent.Centred) axis.extent();
        double[] distances = Arrays.stream(values).filter(Double::isFinite).map(Math::abs).toArray();
        if (distances.length == 0) {
            return centred.otherwise();
        }
        double reach = MARGIN * Quantiles.covering(distances, centred.fraction());
        return reach > 0 ? reach : centred.otherwise();
    }

    private static long pass(StarTable table, List<String> conditions, long[] counts, List<String> numbers, DoubleList[] values) throws IOException {
        List<String> expressions = new ArrayList<>(conditions);
        expressions.addAll(numbers);
        if (expressions.isEmpty()) {
            return table.getRowCount();
        }
        long rows = 0;
        try (RowSequence sequence = JELTable.createJELTable(table, expressions.toArray(String[]::new)).getRowSequence()) {
            while (sequence.next()) {
                rows++;
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += Boolean.TRUE.equals(sequence.getCell(i)) ? 1 : 0;
                }
                for (int i = 0; i < values.length; i++) {
                    values[i].add(sequence.getCell(counts.length + i) instanceof Number number ? number.doubleValue() : Double.NaN);
                }
                if (rows % 10_000 == 0 && Thread.currentThread().isInterrupted()) {
                    throw new IOException("interrupted while reading the table");
                }
            }
        } catch (CompilationException e) {
            throw new IOException("cannot evaluate " + String.join(", ", expressions) + ": " + e.getMessage(), e);
        }
        return rows;
    }
}
