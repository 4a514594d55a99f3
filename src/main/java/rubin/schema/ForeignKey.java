package rubin.schema;

import java.util.List;

/**
 * A foreign key: rows of one table name rows of another.
 *
 * @param fromTable table that refers, schema included
 * @param targetTable table referred to, schema included
 * @param columns pairs of columns that are equal, at least one
 */
public record ForeignKey(String fromTable, String targetTable, List<Pair> columns) {

    /**
     * Columns that are equal.
     *
     * @param from column of the table that refers
     * @param target column of the table referred to
     */
    public record Pair(String from, String target) {
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a foreign key needs a pair of columns");
        }
    }
}
