package rubin.sandbox.sky;

/** A table of the catalogue: a number of rows, and a function of the row for each column. Safe for many threads. */
public interface SkyTable {

    /** The number of rows. */
    int rowCount();

    /**
     * The values of a column.
     *
     * @param column name in the schema's spelling
     * @throws IllegalArgumentException if the table has no such column
     */
    SkyCells cells(String column);

    /**
     * A way to the rows by a column's value. May take a sort: keep it.
     *
     * @param column name in the schema's spelling
     */
    default RowIndex index(String column) {
        return SortedRows.of(cells(column), rowCount());
    }
}
