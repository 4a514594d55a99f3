package rubin.topcat.hover;

import gnu.jel.CompilationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rubin.figure.ColumnBinder;
import rubin.figure.Quantity;
import rubin.figure.SourceClass;
import rubin.topcat.table.TableScan;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.jel.JELTable;

/** What the tooltip of a row says: a few columns, and its class. */
final class HoverText {

    private static final int LONGEST = 24;

    private final List<String> labels;
    private final List<SourceClass> classes;
    private final StarTable values;
    private final Map<String, String> leftOut;

    private HoverText(List<String> labels, List<SourceClass> classes, StarTable values, Map<String, String> leftOut) {
        this.labels = labels;
        this.classes = classes;
        this.values = values;
        this.leftOut = leftOut;
    }

    /**
     * Makes it for a table.
     *
     * @param chosen columns or expressions that the user wants; empty for identifier, position, colour and magnitudes. What cannot
     *        be evaluated here is left out: the choice is one for all tables, which have different columns
     * @throws IOException if the table's classes cannot be told
     */
    static HoverText of(StarTable table, TableScan survey, List<String> chosen) throws IOException {
        Map<String, String> wanted = new LinkedHashMap<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (String expression : chosen) {
            try {
                JELTable.createJELTable(table, new String[] {expression});
                wanted.put(expression, expression);
            } catch (CompilationException e) {
                leftOut.put(expression, e.getMessage());
            }
        }
        if (wanted.isEmpty()) {
            usual(table, survey.columns(), wanted);
        }
        List<SourceClass> classes = survey.classes().stream().filter(sources -> sources.selection().isPresent()).toList();
        List<String> expressions = new ArrayList<>(wanted.values());
        classes.forEach(sources -> expressions.add(sources.selection().orElseThrow()));
        try {
            return new HoverText(List.copyOf(wanted.keySet()), classes, JELTable.createJELTable(table, expressions.toArray(String[]::new)), leftOut);
        } catch (CompilationException e) {
            throw new IOException("the tooltip cannot show " + String.join(", ", expressions) + ": " + e.getMessage(), e);
        }
    }

    /** What was chosen and cannot be shown for this table, with the reasons. */
    Map<String, String> leftOut() {
        return leftOut;
    }

    private static void usual(StarTable table, ColumnBinder columns, Map<String, String> wanted) {
        TableScan.column(table, "objectId").ifPresent(index -> wanted.put("objectId", table.getColumnInfo(index).getName()));
        TableScan.column(table, "coord_ra", "ra").ifPresent(index -> wanted.put("RA", table.getColumnInfo(index).getName()));
        TableScan.column(table, "coord_dec", "dec").ifPresent(index -> wanted.put("Dec", table.getColumnInfo(index).getName()));
        columns.bind(Quantity.of(Quantity.Kind.COLOUR, "g", "i")).ifPresent(expression -> wanted.put(columns.kind() + "g \u2212 i", expression));
        for (String band : List.of("g", "r", "i")) {
            columns.bind(Quantity.of(Quantity.Kind.MAG, band)).ifPresent(expression -> wanted.put(columns.kind() + band, expression));
        }
    }

    /**
     * What to say of a row.
     *
     * @throws IOException if it cannot be read
     */
    List<HoverTip.Line> lines(long row) throws IOException {
        List<HoverTip.Line> lines = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            lines.add(new HoverTip.Line(labels.get(i), format(values.getColumnInfo(i), values.getCell(row, i))));
        }
        sourceClass(row).ifPresent(name -> lines.add(new HoverTip.Line("class", name)));
        return lines;
    }

    private Optional<String> sourceClass(long row) throws IOException {
        for (int i = 0; i < classes.size(); i++) {
            if (Boolean.TRUE.equals(values.getCell(row, labels.size() + i))) {
                return Optional.of(classes.get(i).name());
            }
        }
        return Optional.empty();
    }

    /** Doubles to what a measurement is good for: positions to microdegrees, the rest to a thousandth. */
    private static String format(ColumnInfo info, Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number)) {
                return "";
            }
            boolean degrees = info.getUnitString() != null && info.getUnitString().startsWith("deg");
            return Math.abs(number) >= 1e6 || number != 0 && Math.abs(number) < 1e-3 && !degrees
                    ? String.format(Locale.ROOT, "%.4g", number) : String.format(Locale.ROOT, degrees ? "%.6f" : "%.3f", number);
        }
        return info.formatValue(value, LONGEST);
    }
}
