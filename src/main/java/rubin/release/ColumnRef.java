package rubin.release;

/**
 * A column of a query's tables under the name that it gets in the result.
 *
 * @param table table alias in the query: {@code obj}, {@code ts} or {@code mt}
 * @param column column name
 * @param name name in the result
 */
public record ColumnRef(String table, String column, String name) {

    /** Reads {@code table.column} or {@code table.column:name}, as a release's file has it. */
    static ColumnRef listed(String text) {
        int dot = text.indexOf('.');
        int colon = text.indexOf(':');
        String column = text.substring(dot + 1, colon < 0 ? text.length() : colon);
        return new ColumnRef(text.substring(0, dot), column, colon < 0 ? column : text.substring(colon + 1));
    }

    /** The reference in a query, without the result's name. */
    public String adql() {
        return table + "." + column;
    }
}
