package rubin.compare;

import java.io.IOException;
import java.util.Arrays;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * The rows of a table by the hash of their key: two sorted arrays, 12 bytes a row. Rows whose keys are equal are neighbours;
 * so may be others that share a hash, so that whoever asks must compare the keys themselves.
 */
final class KeyIndex {

    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final long[] hashes;
    private final int[] rows;
    /** Where hashes with these top 16 bits start: leaves a short stretch to search. */
    private final int[] starts = new int[DIGITS + 1];

    private KeyIndex(long[] hashes, int[] rows) {
        this.hashes = hashes;
        this.rows = rows;
        for (long hash : hashes) {
            starts[(int) (hash >>> 64 - DIGIT_BITS) + 1]++;
        }
        for (int i = 0; i < DIGITS; i++) {
            starts[i + 1] += starts[i];
        }
    }

    /**
     * Reads the key of every row.
     *
     * @param table a table whose number of rows is known
     * @throws UnusableException if the table has more rows than an array can hold
     */
    static KeyIndex of(StarTable table, RowKey key) throws IOException, UnusableException {
        long count = table.getRowCount();
        if (count > Integer.MAX_VALUE - 8) {
            throw new UnusableException("in1 has " + count + " rows: at most " + (Integer.MAX_VALUE - 8) + " can be compared");
        }
        long[] hashes = new long[(int) count];
        int n = 0;
        try (RowSequence sequence = table.getRowSequence()) {
            while (sequence.next()) {
                hashes[n++] = RowKey.hash(key.read(sequence));
            }
        }
        return sorted(n == hashes.length ? hashes : Arrays.copyOf(hashes, n));
    }

    int size() {
        return hashes.length;
    }

    /** The table's row at this position of the index. */
    int row(int position) {
        return rows[position];
    }

    /** First position that may have this hash; {@link #has} tells whether it does. */
    int start(long hash) {
        int low = starts[(int) (hash >>> 64 - DIGIT_BITS)];
        int high = starts[(int) (hash >>> 64 - DIGIT_BITS) + 1];
        while (low < high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(hashes[middle], hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether there is a row at this position, and with this hash. */
    boolean has(int position, long hash) {
        return position < hashes.length && hashes[position] == hash;
    }

    /** Radix sort by unsigned hash, rows carried along: the JDK sorts no two primitive arrays together. Stable. */
    private static KeyIndex sorted(long[] unsorted) {
        long[] hashes = unsorted;
        int[] rows = new int[hashes.length];
        Arrays.setAll(rows, i -> i);
        long[] nextHashes = new long[hashes.length];
        int[] nextRows = new int[hashes.length];
        for (int shift = 0; shift < 64; shift += DIGIT_BITS) {
            int[] positions = new int[DIGITS + 1];
            for (long hash : hashes) {
                positions[(int) (hash >>> shift & DIGITS - 1) + 1]++;
            }
            for (int i = 0; i < DIGITS; i++) {
                positions[i + 1] += positions[i];
            }
            for (int i = 0; i < hashes.length; i++) {
                int position = positions[(int) (hashes[i] >>> shift & DIGITS - 1)]++;
                nextHashes[position] = hashes[i];
                nextRows[position] = rows[i];
            }
            long[] spareHashes = hashes;
            hashes = nextHashes;
            nextHashes = spareHashes;
            int[] spareRows = rows;
            rows = nextRows;
            nextRows = spareRows;
        }
        return new KeyIndex(hashes, rows);
    }
}
