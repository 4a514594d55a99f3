package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * A table as text for reading: columns side by side under their names, numbers to the right, and the last column broken into
 * lines so that nothing is wider than the terminal.
 *
 * @param width number of characters in a line
 * @param heading name of a column whose values become headings above their rows instead; names below such a heading are
 *                printed without it and its dot
 * @param title the heading's text for a value
 * @param aside name of a column whose values stand in brackets behind the last column's instead; empty for none
 */
public record ReadableText(int width, Optional<String> heading, UnaryOperator<String> title, Optional<String> aside) {

    private static final String GAP = "  ";
    private static final int USUAL_WIDTH = 80;
    /** Least room for the last column; with less it goes below the others. */
    private static final int LEAST_LAST = 24;
    private static final int MAX_DECIMALS = 6;
    private static final String INDENT = "    ";

    /** As wide as the terminal, as far as it says so: shells put {@code COLUMNS} there on request. */
    public static ReadableText ofTerminal() {
        String columns = Terminal.isThere() ? System.getenv().getOrDefault("COLUMNS", "") : "";
        int width = columns.matches("[0-9]{1,4}") ? Math.max(40, Integer.parseInt(columns)) : USUAL_WIDTH;
        return new ReadableText(width, Optional.empty(), UnaryOperator.identity(), Optional.empty());
    }

    /** The same with a column's values as headings. */
    public ReadableText under(String column, UnaryOperator<String> newTitle) {
        return new ReadableText(width, Optional.of(column), newTitle, aside);
    }

    /** The same with a column's values in brackets behind the last column's. */
    public ReadableText aside(String column) {
        return new ReadableText(width, heading, title, Optional.of(column));
    }

    /** Prints a table; nothing of one without rows. */
    public void print(StarTable table, PrintStream out) throws IOException {
        int[] decimals = decimals(table);
        int headingIndex = heading.map(h -> index(table, h)).orElse(-1);
        int asideIndex = aside.map(a -> index(table, a)).orElse(-1);
        int[] shown = IntStream.range(0, table.getColumnCount()).filter(i -> i != headingIndex && i != asideIndex).toArray();
        List<String[]> lines = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        try (RowSequence rows = table.getRowSequence()) {
            while (rows.next()) {
                Object[] row = rows.getRow();
                String above = headingIndex < 0 ? "" : text(row[headingIndex]);
                headings.add(above);
                String[] line = IntStream.of(shown).mapToObj(i -> below(above, text(row[i], decimals[i]))).toArray(String[]::new);
                String behind = asideIndex < 0 ? "" : text(row[asideIndex]);
                if (!behind.isEmpty() && line.length > 0) {
                    line[line.length - 1] = (line[line.length - 1] + " [" + behind + "]").strip();
                }
                lines.add(line);
            }
        }
        if (lines.isEmpty() || shown.length == 0) {
            return;
        }
        String[] names = IntStream.of(shown).mapToObj(i -> table.getColumnInfo(i).getName()).toArray(String[]::new);
        boolean[] numeric = new boolean[shown.length];
        int[] widths = new int[shown.length];
        for (int c = 0; c < shown.length; c++) {
            int column = c;
            numeric[c] = Number.class.isAssignableFrom(table.getColumnInfo(shown[c]).getContentClass());
            widths[c] = Math.max(names[c].length(), lines.stream().mapToInt(l -> l[column].length()).max().orElse(0));
        }
        Layout layout = new Layout(widths, numeric);
        layout.print(names, out);
        String above = "";
        for (int i = 0; i < lines.size(); i++) {
            if (!headings.get(i).equals(above)) {
                above = headings.get(i);
                out.println();
                out.println(title.apply(above));
            }
            layout.print(lines.get(i), out);
        }
    }

    private static String below(String heading, String cell) {
        return !heading.isEmpty() && cell.startsWith(heading + ".") ? cell.substring(heading.length() + 1) : cell;
    }

    /** Where the columns stand. */
    private final class Layout {

        private final int[] widths;
        private final boolean[] numeric;
        private final int lastAt;
        private final boolean lastBelow;

        Layout(int[] widths, boolean[] numeric) {
            this.widths = widths;
            this.numeric = numeric;
            this.lastAt = IntStream.of(widths).limit(widths.length - 1L).map(w -> w + GAP.length()).sum();
            int last = widths[widths.length - 1];
            this.lastBelow = !numeric[widths.length - 1] && lastAt + last > width && lastAt + LEAST_LAST > width;
        }

        public void print(String[] cells, PrintStream out) {
            StringBuilder line = new StringBuilder();
            int last = cells.length - 1;
            for (int c = 0; c < last; c++) {
                String space = " ".repeat(widths[c] - cells[c].length());
                line.append(numeric[c] ? space + cells[c] : cells[c] + space).append(GAP);
            }
            if (numeric[last]) {
                out.println((line + " ".repeat(widths[last] - cells[last].length()) + cells[last]).stripTrailing());
                return;
            }
            int indent = lastBelow ? INDENT.length() : lastAt;
            List<String> pieces = wrap(cells[last], Math.max(1, width - indent));
            if (lastBelow) {
                out.println(line.toString().stripTrailing());
                pieces.stream().filter(p -> !p.isEmpty()).forEach(p -> out.println(INDENT + p));
                return;
            }
            out.println((line + pieces.get(0)).stripTrailing());
            pieces.stream().skip(1).forEach(p -> out.println(" ".repeat(indent) + p));
        }
    }

    /** Lines of a text, broken at spaces where it has some; at least one line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * How many decimals each column's numbers need, six at most, so that they stand below each other; -1 for one whose
     * numbers are too different for that, or that has none.
     */
    private static int[] decimals(StarTable table) throws IOException {
        int[] decimals = new int[table.getColumnCount()];
        try (RowSequence rows = table.getRowSequence()) {
            while (rows.next()) {
                for (int i = 0; i < decimals.length; i++) {
                    if ((rows.getCell(i) instanceof Double || rows.getCell(i) instanceof Float) && decimals[i] >= 0) {
                        double number = Math.abs(((Number) rows.getCell(i)).doubleValue());
                        boolean plain = Double.isNaN(number) || number == 0 || number >= 1e-6 && number < 1e9;
                        int needed = text(number).length() - 1 - text(number).indexOf('.');
                        decimals[i] = plain ? Math.max(decimals[i], text(number).contains(".") ? Math.min(MAX_DECIMALS, needed) : 0) : -1;
                    }
                }
            }
        }
        return decimals;
    }

    private static String text(Object value, int decimals) {
        boolean aligned = decimals >= 0 && (value instanceof Double || value instanceof Float) && !Double.isNaN(((Number) value).doubleValue());
        return aligned ? String.format(Locale.ROOT, "%." + decimals + "f", ((Number) value).doubleValue()) : text(value);
    }

    /** A value for reading: numbers with decimals to six digits. */
    public static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) ? "" : shortest(String.format(Locale.ROOT, "%.6g", number));
        }
        return value.toString();
    }

    /** Without zeros that say nothing. */
    private static String shortest(String number) {
        return number.contains("e") || !number.contains(".") ? number : number.replaceFirst("\\.?0+$", "");
    }

    private static int index(StarTable table, String name) {
        return IntStream.range(0, table.getColumnCount()).filter(i -> table.getColumnInfo(i).getName().equals(name)).findFirst().orElse(-1);
    }
}
