package rubin.catalog;

import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rubin.query.Grouping;
import rubin.release.Band;
import rubin.release.FluxKind;
import rubin.release.Release;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;

/**
 * The result of a query that counts, as users get it: the value, or the edges of the bin; the class where the value is a
 * {@code truth_type}; the count; and its fraction of all rows counted.
 */
public final class CountColumns {

    /** From here on neighbouring whole numbers are the same double. */
    private static final double EXACT_IN_DOUBLE = 0x1p53;

    private CountColumns() {
    }

    /**
     * Makes the table.
     *
     * @param result what the service sent: the value or the bin's number, and the count
     * @param grouping what was counted by
     * @param release the release that names the columns, if it is known
     * @param truncated whether the service left out values or bins: then nobody knows how many rows there are, and fractions are NULL
     * @throws IOException if the bins are so narrow that their numbers are not exact
     */
    public static StarTable of(StarTable result, Grouping grouping, Optional<Release> release, boolean truncated) throws IOException {
        StarTable rows = Tables.randomTable(result);
        int size = Math.toIntExact(rows.getRowCount());
        List<Object> values = new ArrayList<>();
        Long[] counts = new Long[size];
        long sum = 0;
        for (int i = 0; i < size; i++) {
            values.add(rows.getCell(i, 0));
            counts[i] = rows.getCell(i, 1) instanceof Number n ? n.longValue() : null;
            sum += counts[i] == null ? 0 : counts[i];
        }
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(size);
        if (grouping.width().isPresent()) {
            addEdges(table, grouping, release, values);
        } else {
            addValues(table, grouping, rows.getColumnInfo(0), values);
        }
        table.addColumn(ArrayColumn.makeColumn(new ColumnInfo("count", Long.class, "Number of rows"), counts));
        Double[] fractions = new Double[size];
        for (int i = 0; i < size; i++) {
            fractions[i] = truncated || counts[i] == null ? null : (double) counts[i] / sum;
        }
        table.addColumn(ArrayColumn.makeColumn(new ColumnInfo("fraction", Double.class, "Fraction of all rows that were counted"
                + (truncated ? "; unknown, because the service left out some of the counts" : "")), fractions));
        return table;
    }

    private static void addValues(ColumnStarTable table, Grouping grouping, ColumnInfo sent, List<Object> values) {
        ColumnInfo info = new ColumnInfo(sent);
        info.setName(grouping.name());
        Object[] cells = (Object[]) Array.newInstance(info.getContentClass(), values.size());
        table.addColumn(ArrayColumn.makeColumn(info, values.toArray(cells)));
        if (grouping.name().equalsIgnoreCase("truth_type")) {
            table.addColumn(ArrayColumn.makeColumn(new ColumnInfo("truth_class", String.class, "Class of the true source"),
                    values.stream().map(v -> v instanceof Number n ? TruthType.labelOf(n.longValue()) : null).toArray(String[]::new)));
        }
    }

    private static void addEdges(ColumnStarTable table, Grouping grouping, Optional<Release> release, List<Object> values) throws IOException {
        double width = grouping.width().orElseThrow();
        if (values.stream().anyMatch(v -> v instanceof Number n && Math.abs(n.doubleValue()) >= EXACT_IN_DOUBLE && !(n instanceof Long))) {
            throw new IOException("bin=" + BigDecimal.valueOf(width).toPlainString() + ": is too narrow for the values of " + grouping.name()
                    + ", whose bins cannot be told apart; make it wider");
        }
        String name = grouping.magnitude() ? magnitude(grouping.name(), release) : grouping.name();
        for (int edge = 0; edge < 2; edge++) {
            int add = edge;
            ColumnInfo info = new ColumnInfo(name + (edge == 0 ? "_min" : "_max"), Double.class,
                    (edge == 0 ? "Lower" : "Upper") + " edge of the bin" + (edge == 0 ? "" : ", which belongs to the next"));
            info.setUnitString(grouping.magnitude() ? "mag" : null);
            table.addColumn(ArrayColumn.makeColumn(info,
                    values.stream().map(v -> isNumber(v) ? edge((Number) v, add, width) : null).toArray(Double[]::new)));
        }
    }

    /** NULL arrives as NaN where the bin is floating point. */
    private static boolean isNumber(Object value) {
        return value instanceof Number n && !Double.isNaN(n.doubleValue());
    }

    /** Multiples of the width without the noise of binary fractions, so that 0.1 times 3 is 0.3. */
    private static Double edge(Number bin, int add, double width) {
        return BigDecimal.valueOf(bin.longValue()).add(BigDecimal.valueOf(add)).multiply(BigDecimal.valueOf(width)).doubleValue();
    }

    /** The name of the magnitude that derived columns give for a flux. */
    private static String magnitude(String flux, Optional<Release> release) {
        for (Release r : release.map(List::of).orElse(List.of())) {
            for (Band band : r.bands()) {
                for (FluxKind kind : r.fluxKinds()) {
                    if (band.column(kind.flux()).equalsIgnoreCase(flux)) {
                        return "mag_" + band.letter() + "_" + kind.name();
                    }
                }
                if (r.truth().isPresent() && r.truth().get().flux(band).column().equalsIgnoreCase(flux)) {
                    return "truth_mag_" + band.letter();
                }
            }
        }
        return "mag_" + flux;
    }
}
