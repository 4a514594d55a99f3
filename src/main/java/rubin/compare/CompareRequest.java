package rubin.compare;

import java.util.List;

/**
 * How to compare.
 *
 * @param key the columns that tell rows apart, at least one; an element with blanks is one name if a table has such a column, else several
 * @param columns columns to compare, in the same way; empty for all
 * @param tolerances rules for numbers; the first that matches a column holds, and without one numbers must be equal
 * @param nullIsNan whether NULL equals NaN
 * @param show how many differences to keep for showing, at least 0
 */
public record CompareRequest(List<String> key, List<String> columns, List<ToleranceRule> tolerances, boolean nullIsNan,
                             int show) {

    public CompareRequest {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        tolerances = List.copyOf(tolerances);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key=: must name at least one column");
        }
        if (show < 0) {
            throw new IllegalArgumentException("show=" + show + ": must be >= 0");
        }
    }

    /** Everything must be equal, rows being told apart by these columns. */
    public static CompareRequest exact(String... key) {
        return new CompareRequest(List.of(key), List.of(), List.of(), false, 10);
    }
}
