package rubin.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.ac.starlink.table.StarTable;

/**
 * What the comparison found.
 *
 * @param rows1 rows of the first table
 * @param rows2 rows of the second table
 * @param same rows that are the same in both
 * @param differing rows of equal key that differ in a compared column
 * @param only1 rows whose key only the first table has, or has more often
 * @param only2 rows whose key only the second table has, or has more often
 * @param columnsOnly1 columns that only the first table has
 * @param columnsOnly2 columns that only the second table has
 * @param incomparable columns of text in one table and numbers in the other, with types
 * @param retyped columns of different types, compared by value, with types
 * @param cells for each column that differs, in the table's order, how
 * @param nullAgainstNan cells that differ only in being NULL in one table and NaN in the other
 * @param first the first differences, as a table
 * @param all all differences, as a table, if asked for
 */
public record Outcome(long rows1, long rows2, long same, long differing, long only1, long only2,
                      List<String> columnsOnly1, List<String> columnsOnly2, List<String> incomparable, List<String> retyped,
                      Map<String, ColumnDifference> cells, long nullAgainstNan, StarTable first, Optional<StarTable> all) {

    /** Whether the tables are the same: rows as multisets, and columns. */
    public boolean identical() {
        return differing == 0 && only1 == 0 && only2 == 0 && columnsOnly1.isEmpty() && columnsOnly2.isEmpty()
                && incomparable.isEmpty();
    }

    /**
     * How a column differs.
     *
     * @param count differing cells
     * @param largest largest absolute difference of two numbers; NaN if there are none
     */
    public record ColumnDifference(long count, double largest) {

        ColumnDifference plus(double size) {
            return new ColumnDifference(count + 1, Double.isNaN(largest) ? size
                    : Double.isNaN(size) ? largest : Math.max(largest, size));
        }
    }
}
