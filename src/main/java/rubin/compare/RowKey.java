package rubin.compare;

import java.io.IOException;
import uk.ac.starlink.table.RowData;

/**
 * Reads the key of a row: its cells in a form in which equal keys are equal objects whatever type the table gives them, and a
 * 64-bit hash of that.
 */
final class RowKey {

    private final int[] columns;

    /**
     * @param columns indices of the key columns
     */
    RowKey(int... columns) {
        this.columns = columns;
    }

    /** The key of the current row, an element for each column, null for NULL, NaN and empty text. */
    Object[] read(RowData row) throws IOException {
        Object[] key = new Object[columns.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = canonical(row.getCell(columns[i]));
        }
        return key;
    }

    /** A hash that spreads over all 64 bits. */
    static long hash(Object[] key) {
        long hash = key.length;
        for (Object part : key) {
            hash = mix(hash * 31 + hash(part));
        }
        return hash;
    }

    private static long hash(Object part) {
        if (part instanceof Long integer) {
            return integer;
        }
        if (part instanceof Double number) {
            return Double.doubleToLongBits(number);
        }
        long hash = 0;
        if (part instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                hash = mix(hash + text.charAt(i) + 1);
            }
        }
        return hash;
    }

    /** The finaliser of MurmurHash3 (Appleby, public domain): every input bit changes half of the output bits. */
    private static long mix(long hash) {
        long h = hash;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    private static Object canonical(Object value) {
        if (value == null || CellEquality.isNan(value) || CellEquality.isEmptyText(value)) {
            return null;
        }
        if (CellEquality.isInteger(value)) {
            return CellEquality.toLong(value);
        }
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            long integer = (long) number;
            return integer == number && integer != Long.MAX_VALUE ? (Object) integer : (Object) number;
        }
        return CellEquality.text(value).stripTrailing();
    }
}
