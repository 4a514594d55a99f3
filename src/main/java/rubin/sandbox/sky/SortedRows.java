package rubin.sandbox.sky;

import java.util.Arrays;

/** An index that holds its keys sorted, with the row of each; the sort is left out where the rows are in order already. */
final class SortedRows implements RowIndex {

    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final long[] keys;
    private final int[] rows;
    private final int[] nullRows;
    private final double rowsPerKey;

    private SortedRows(long[] keys, int[] rows, int[] nullRows) {
        this.keys = keys;
        this.rows = rows;
        this.nullRows = nullRows;
        int distinct = 0;
        for (int i = 0; i < keys.length; i++) {
            distinct += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }
        this.rowsPerKey = (double) keys.length / Math.max(1, distinct);
    }

    static SortedRows of(SkyCells cells, int rowCount) {
        long[] keys = new long[rowCount];
        int[] rows = new int[rowCount];
        int[] nullRows = new int[rowCount];
        int used = 0;
        int nulls = 0;
        boolean ascending = true;
        for (int row = 0; row < rowCount; row++) {
            long key = Keys.of(cells, row);
            if (key == Keys.NULL) {
                nullRows[nulls++] = row;
            } else {
                ascending &= used == 0 || keys[used - 1] <= key;
                keys[used] = key;
                rows[used++] = row;
            }
        }
        keys = Arrays.copyOf(keys, used);
        rows = Arrays.copyOf(rows, used);
        if (!ascending) {
            sort(keys, rows);
        }
        return new SortedRows(keys, rows, Arrays.copyOf(nullRows, nulls));
    }

    /** Radix sort of both arrays by key, least digit first: stable, and no boxed permutation. */
    private static void sort(long[] keys, int[] rows) {
        long[] keysFrom = keys;
        int[] rowsFrom = rows;
        long[] keysTo = new long[keys.length];
        int[] rowsTo = new int[rows.length];
        int[] start = new int[DIGITS + 1];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            Arrays.fill(start, 0);
            for (long key : keysFrom) {
                start[digit(key, shift) + 1]++;
            }
            for (int d = 0; d < DIGITS; d++) {
                start[d + 1] += start[d];
            }
            for (int i = 0; i < keysFrom.length; i++) {
                int at = start[digit(keysFrom[i], shift)]++;
                keysTo[at] = keysFrom[i];
                rowsTo[at] = rowsFrom[i];
            }
            long[] spareKeys = keysFrom;
            keysFrom = keysTo;
            keysTo = spareKeys;
            int[] spareRows = rowsFrom;
            rowsFrom = rowsTo;
            rowsTo = spareRows;
        }
    }

    /** A digit of the key as an unsigned number; flipping the sign bit puts negative keys first. */
    private static int digit(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1);
    }

    @Override
    public Rows between(long low, long high) {
        int from = firstAtLeast(low);
        int to = high == Long.MAX_VALUE ? keys.length : firstAtLeast(high + 1);
        return to <= from ? Rows.NONE : run(rows, from, to);
    }

    @Override
    public Rows nulls() {
        return run(nullRows, 0, nullRows.length);
    }

    @Override
    public double rowsPerKey() {
        return rowsPerKey;
    }

    private int firstAtLeast(long key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Rows run(int[] rows, int from, int to) {
        return new Rows() {
            @Override
            public int count() {
                return to - from;
            }

            @Override
            public int row(int position) {
                return rows[from + position];
            }
        };
    }
}
