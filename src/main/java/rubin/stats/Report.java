package rubin.stats;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rubin.catalog.DataOrigin;
import rubin.stats.section.CompletenessSection;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/** Prints the result of {@link Statistics} for a person: one text table for each kind of statistics and band. */
public final class Report {

    private static final List<Field> FLUX = List.of(
            Field.plain("", "n", StatColumn.N), Field.plain("", "NULL", StatColumn.N_NULL),
            Field.number("flux ratio", "median", StatColumn.RATIO_MEDIAN, 4), Field.number("", "mean", StatColumn.RATIO_MEAN, 4),
            Field.number("", "MAD", StatColumn.RATIO_MAD, 4), Field.number("", "s68", StatColumn.RATIO_S68, 4),
            Field.number("", "outliers", StatColumn.OUTLIER_FRACTION, 4),
            Field.number("residual/mag", "median", StatColumn.DMAG_MEDIAN, 4), Field.number("", "MAD", StatColumn.DMAG_MAD, 4),
            Field.number("pull", "median", StatColumn.PULL_MEDIAN, 3), Field.number("", "MAD", StatColumn.PULL_MAD, 3));
    private static final List<Field> POSITION = List.of(
            Field.plain("", "n", StatColumn.N), Field.plain("", "NULL", StatColumn.N_NULL),
            Field.number("offset/arcsec", "median", StatColumn.OFFSET_MEDIAN, 4), Field.number("", "p95", StatColumn.OFFSET_P95, 4),
            Field.number("median/arcsec", "dRA cosDec", StatColumn.DRA_MEDIAN, 4), Field.number("", "dDec", StatColumn.DDEC_MEDIAN, 4));
    private static final List<Field> CLASS = List.of(
            Field.plain("", "n", StatColumn.N), Field.plain("", "NULL", StatColumn.N_NULL),
            Field.plain("measured as", "point", StatColumn.N_POINT), Field.plain("", "extended", StatColumn.N_EXTENDED),
            Field.number("fraction", "point", StatColumn.POINT_FRACTION, 3), Field.number("", "extended", StatColumn.EXTENDED_FRACTION, 3),
            Field.interval("completeness", StatColumn.COMPLETENESS, StatColumn.COMPLETENESS_LO, StatColumn.COMPLETENESS_HI),
            Field.interval("contamination", StatColumn.CONTAMINATION, StatColumn.CONTAMINATION_LO, StatColumn.CONTAMINATION_HI));
    private static final List<Field> COMPLETENESS = List.of(
            Field.plain("", "n", StatColumn.N), Field.plain("", "found", StatColumn.N_FOUND),
            Field.interval("completeness", StatColumn.COMPLETENESS, StatColumn.COMPLETENESS_LO, StatColumn.COMPLETENESS_HI));
    private static final List<Field> PURITY = List.of(
            Field.plain("", "n", StatColumn.N), Field.plain("", "found", StatColumn.N_FOUND),
            Field.interval("purity", StatColumn.PURITY, StatColumn.PURITY_LO, StatColumn.PURITY_HI));

    private static final Map<String, View> VIEWS = views();

    private Report() {
    }

    /** Prints, after a warning if the data are not real, the statistics and the notes. Expects the columns {@code stats}, {@code group} and {@code n}. */
    public static void print(StarTable table, PrintStream out) throws IOException {
        Map<String, List<Line>> blocks = new LinkedHashMap<>();
        try (RowSequence rows = table.getRowSequence()) {
            while (rows.next()) {
                Line line = Line.read(table, rows);
                blocks.computeIfAbsent(line.text(StatColumn.STATS) + " " + line.text(StatColumn.BAND), b -> new ArrayList<>()).add(line);
            }
        }
        if (DataOrigin.isSynthetic(table)) {
            out.println("Synthetic data: nothing here was measured on the sky.");
            out.println();
        }
        for (List<Line> block : blocks.values()) {
            printBlock(block, out);
        }
        for (String note : notes(table)) {
            out.println("Note: " + note);
        }
    }

    /** The notes that {@link Statistics} put into the table. */
    public static List<String> notes(StarTable table) {
        return table.getParameters().stream()
                .filter(p -> p.getInfo().getName().startsWith(Statistics.NOTE_PREFIX))
                .map(DescribedValue::getValue).map(Objects::toString).toList();
    }

    private static void printBlock(List<Line> block, PrintStream out) {
        Line first = block.get(0);
        View view = VIEWS.get(first.text(StatColumn.STATS));
        if (view == null) {
            throw new IllegalArgumentException("stats=" + first.text(StatColumn.STATS) + ": no such kind of statistics");
        }
        String band = first.text(StatColumn.BAND);
        String flux = first.text(StatColumn.FLUX);
        out.println(view.title + (view.perBand && !band.isEmpty() ? ", band " + band : "") + (flux.isEmpty() ? "" : " (" + flux + ")"));
        List<String[]> cells = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of("", ""));
        List<String> labels = new ArrayList<>(List.of("", band.isEmpty() ? "mag" : (first.text(StatColumn.MAG_OF).equals(StatColumn.OF_TRUTH) ? "true" : "measured") + " " + band));
        for (Field field : view.fields) {
            heads.add(field.head);
            labels.add(field.label);
        }
        cells.add(heads.toArray(new String[0]));
        cells.add(labels.toArray(new String[0]));
        Set<String> denominators = new LinkedHashSet<>();
        for (Line line : block) {
            List<String> texts = new ArrayList<>(List.of(line.text(StatColumn.GROUP), line.bin()));
            view.fields.forEach(field -> texts.add(field.format(line)));
            cells.add(texts.toArray(new String[0]));
            if (line.values.containsKey(StatColumn.DENOMINATOR)) {
                denominators.add(line.text(StatColumn.DENOMINATOR));
            }
        }
        align(cells, out);
        if (block.stream().anyMatch(line -> Boolean.FALSE.equals(line.values.get(StatColumn.EXACT)))) {
            out.println("  Quantiles of more than " + Distribution.EXACT_LIMIT + " rows are within "
                    + Math.round(1000 * Distribution.RANK_ERROR) / 10.0 + " % in rank (t-digest); the others, and all counts and means, are exact.");
        }
        denominators.forEach(text -> out.println("  " + text));
        out.println();
    }

    private static void align(List<String[]> cells, PrintStream out) {
        int[] widths = new int[cells.get(0).length];
        for (String[] row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : cells) {
            StringBuilder line = new StringBuilder(String.format("  %-" + Math.max(1, widths[0]) + "s", row[0]));
            for (int i = 1; i < widths.length; i++) {
                line.append(String.format("  %" + Math.max(1, widths[i]) + "s", row[i]));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static Map<String, View> views() {
        return Map.of(
                StatsKind.FLUX.word(), new View("Measured / true flux", true, FLUX),
                StatsKind.POSITION.word(), new View("Measured against true position", false, POSITION),
                StatsKind.CLASS.word(), new View("Point-like or extended, by true class", false, CLASS),
                StatsKind.COMPLETENESS.word(), new View("Completeness: true sources that have an object", false, COMPLETENESS),
                CompletenessSection.PURITY, new View("Purity: objects that have a true source", false, PURITY));
    }

    private record View(String title, boolean perBand, List<Field> fields) {
    }

    /** One printed column: how its text is made of a line. */
    private record Field(String head, String label, Formatter formatter) {

        static Field plain(String head, String label, StatColumn column) {
            return new Field(head, label, line -> line.text(column));
        }

        static Field number(String head, String label, StatColumn column, int decimals) {
            return new Field(head, label, line -> line.decimal(column, decimals));
        }

        static Field interval(String label, StatColumn value, StatColumn low, StatColumn high) {
            return new Field("", label, line -> !line.values.containsKey(value) ? ""
                    : line.decimal(value, 3) + " [" + line.decimal(low, 3) + ", " + line.decimal(high, 3) + "]");
        }

        String format(Line line) {
            return formatter.format(line);
        }
    }

    @FunctionalInterface
    private interface Formatter {
        String format(Line line);
    }

    /** One row of the result, by column. */
    private record Line(Map<StatColumn, Object> values) {

        static Line read(StarTable table, RowSequence row) throws IOException {
            Map<StatColumn, Object> values = new HashMap<>();
            for (int i = 0; i < table.getColumnCount(); i++) {
                ColumnInfo info = table.getColumnInfo(i);
                Object value = row.getCell(i);
                if (value != null) {
                    for (StatColumn column : StatColumn.values()) {
                        if (column.columnName().equalsIgnoreCase(info.getName())) {
                            values.put(column, value);
                        }
                    }
                }
            }
            return new Line(values);
        }

        String text(StatColumn column) {
            return Objects.toString(values.get(column), "");
        }

        String decimal(StatColumn column, int decimals) {
            return values.get(column) instanceof Number number
                    ? String.format(Locale.ROOT, "%." + decimals + "f", number.doubleValue()).replaceFirst("^-(0\\.0+)$", "$1")
                    : "";
        }

        String bin() {
            return values.get(StatColumn.MAG_LO) instanceof Number low && values.get(StatColumn.MAG_HI) instanceof Number high
                    ? shortest(low) + ".." + shortest(high) : "all";
        }

        private static String shortest(Number magnitude) {
            String text = String.format(Locale.ROOT, "%.3f", magnitude.doubleValue());
            return text.replaceAll("\\.?0+$", "");
        }
    }
}
