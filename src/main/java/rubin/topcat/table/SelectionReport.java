package rubin.topcat.table;

import gnu.jel.CompilationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import rubin.catalog.Quantiles;
import rubin.figure.Quantity;
import rubin.figure.SourceClass;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.jel.JELTable;
import uk.ac.starlink.util.DoubleList;

/**
 * What a selection holds.
 *
 * @param name the subset's name
 * @param rows its rows
 * @param classes rows of each class that is there
 * @param kind kind of flux of the colours and a space, or empty if the table does not tell
 * @param medianColours medians of the colours that the table has, mag
 */
record SelectionReport(String name, long rows, Map<String, Long> classes, String kind, Map<String, Double> medianColours) {

    private static final String[][] COLOURS = {{"g", "r"}, {"r", "i"}, {"g", "i"}};

    /**
     * Reads a selection, off the event thread.
     *
     * @param selected whether a row is in it
     * @throws IOException if the table cannot be read
     */
    static SelectionReport of(StarTable table, TableScan survey, String name, LongPredicate selected) throws IOException {
        List<SourceClass> classes = survey.classes().stream().filter(sources -> sources.selection().isPresent()).toList();
        Map<String, String> colours = new LinkedHashMap<>();
        for (String[] pair : COLOURS) {
            survey.columns().bind(Quantity.of(Quantity.Kind.COLOUR, pair[0], pair[1])).ifPresent(e -> colours.put(pair[0] + "\u2212" + pair[1], e));
        }
        List<String> expressions = new ArrayList<>();
        classes.forEach(sources -> expressions.add(sources.selection().orElseThrow()));
        expressions.addAll(colours.values());
        long[] counts = new long[classes.size()];
        DoubleList[] values = colours.keySet().stream().map(colour -> new DoubleList()).toArray(DoubleList[]::new);
        long rows = 0;
        try (RowSequence sequence = evaluating(table, expressions).getRowSequence()) {
            for (long row = 0; sequence.next(); row++) {
                if (!selected.test(row)) {
                    continue;
                }
                rows++;
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += Boolean.TRUE.equals(sequence.getCell(i)) ? 1 : 0;
                }
                for (int i = 0; i < values.length; i++) {
                    if (sequence.getCell(counts.length + i) instanceof Number number && Double.isFinite(number.doubleValue())) {
                        values[i].add(number.doubleValue());
                    }
                }
            }
        }
        Map<String, Long> classCounts = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            classCounts.put(classes.get(i).name(), counts[i]);
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        int next = 0;
        for (String colour : colours.keySet()) {
            double median = Quantiles.median(values[next++].toDoubleArray());
            if (!Double.isNaN(median)) {
                medians.put(colour, median);
            }
        }
        return new SelectionReport(name, rows, classCounts, survey.columns().kind(), medians);
    }

    private static StarTable evaluating(StarTable table, List<String> expressions) throws IOException {
        if (expressions.isEmpty()) {
            return table;
        }
        try {
            return JELTable.createJELTable(table, expressions.toArray(String[]::new));
        } catch (CompilationException e) {
            throw new IOException("cannot evaluate " + String.join(", ", expressions) + ": " + e.getMessage(), e);
        }
    }

    /** A line, such as {@code bright: 131 rows (11 galaxy, 120 star), median cModel g−r 0.43, r−i 0.15}. */
    @Override
    public String toString() {
        String counts = classes.entrySet().stream().filter(e -> e.getValue() > 0)
                .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey())).collect(Collectors.joining(", "));
        String medians = medianColours.entrySet().stream().map(e -> String.format(Locale.ROOT, "%s %.2f", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%s: %,d row%s", name, rows, rows == 1 ? "" : "s") + (counts.isEmpty() ? "" : " (" + counts + ")")
                + (medians.isEmpty() ? "" : ", median " + kind + medians);
    }
}
