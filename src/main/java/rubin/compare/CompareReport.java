package rubin.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import uk.ac.starlink.table.formats.TextTableWriter;

/** Prints an {@link Outcome} for a person: the verdict first, then the counts, then what differs. */
public final class CompareReport {

    private static final int MAX_COLUMN_WIDTH = 32;

    private CompareReport() {
    }

    /** Prints the report. */
    public static void print(Outcome outcome, CompareRequest request, PrintStream out) throws IOException {
        out.println(verdict(outcome));
        out.println("  rows: in1 " + outcome.rows1() + ", in2 " + outcome.rows2() + ", matched by " + String.join(", ", request.key()));
        out.println("  same " + outcome.same() + ", only in in1 " + outcome.only1() + ", only in in2 " + outcome.only2()
                + ", differing " + outcome.differing());
        line(out, "columns only in in1", outcome.columnsOnly1());
        line(out, "columns only in in2", outcome.columnsOnly2());
        line(out, "text in one table, numbers in the other, so never equal", outcome.incomparable());
        line(out, "types differ (in1, in2), compared by value", outcome.retyped());
        outcome.cells().forEach((column, difference) -> out.println("  column " + column + ": " + difference.count()
                + " cells differ" + (Double.isNaN(difference.largest()) ? "" : ", largest difference " + difference.largest())));
        if (outcome.nullAgainstNan() > 0) {
            out.println("  " + outcome.nullAgainstNan() + " of these cells are NULL in one table and NaN in the other;"
                    + " nullnan=true takes them for the same");
        }
        if (outcome.first().getRowCount() > 0) {
            out.println("First differences:");
            TextTableWriter writer = new TextTableWriter();
            writer.setWriteParameters(false);
            writer.setMaxWidth(MAX_COLUMN_WIDTH);
            writer.writeStarTable(outcome.first(), out);
        }
    }

    /** {@code same} or {@code different}. */
    public static String verdict(Outcome outcome) {
        return outcome.identical() ? "same" : "different";
    }

    private static void line(PrintStream out, String label, List<String> names) {
        if (!names.isEmpty()) {
            out.println("  " + label + ": " + String.join(", ", names));
        }
    }
}
