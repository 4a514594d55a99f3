package rubin.sandbox.sky;

/** Finds rows by the {@linkplain Keys key} of one column's value. */
public interface RowIndex {

    /** A run of rows, by position. */
    interface Rows {

        /** No rows. */
        Rows NONE = new Rows() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public int row(int position) {
                throw new IndexOutOfBoundsException(position);
            }
        };

        /** How many. */
        int count();

        /** The row at a position from 0 to count-1. */
        int row(int position);
    }

    /** Rows whose key is at least {@code low} and at most {@code high}, in ascending order of key. */
    Rows between(long low, long high);

    /** Rows without a value. */
    Rows nulls();

    /** Mean number of rows that share a key. */
    double rowsPerKey();
}
