package rubin.votable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xml.sax.SAXException;

/**
 * Counts the rows in the base64 text of a VOTable's BINARY or BINARY2 stream, beside the host's decoder. That one ends quietly
 * at a padding character or in the middle of a row, and makes room for whatever size a cell claims to have; so that a damaged
 * stream is not taken for a complete one, and a hostile one does not fill the memory, its text goes through here first. It is
 * passed on in whole groups of four digits only: what the host does not have it cannot decode when the stream is given up.
 */
public final class BinaryRows {

    /** More than any cell of a catalogue has. */
    static final long MAX_CELL_BYTES = 64L << 20;

    private static final byte[] DIGITS = new byte[128];
    private static final byte BLANK = -1;
    private static final byte PAD = -2;
    private static final byte BAD = -3;

    static {
        Arrays.fill(DIGITS, BAD);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            DIGITS[digits.charAt(i)] = (byte) i;
        }
        for (char c : new char[] {' ', '\t', '\r', '\n'}) {
            DIGITS[c] = BLANK;
        }
        DIGITS['='] = PAD;
    }

    /** Takes text that has been found good. */
    @FunctionalInterface
    public interface Next {
        void characters(char[] characters, int start, int count) throws SAXException;
    }

    /**
     * A stretch of a row: bytes, or one array whose length comes before it.
     *
     * @param bits size in bits; of one element of the array, if the number of them varies
     */
    private record Part(long bits, boolean varies) {
    }

    private final List<Part> row;
    private final StringBuilder checked = new StringBuilder();
    private final byte[] bytes = new byte[3 * 1024];
    private int filled;
    private int quantum;
    private int digits;
    private boolean padded;
    private int pads;

    private int part;
    private long left;
    private int lengthBytes;
    private int length;
    private long rows;

    /**
     * @param fields the table's columns
     * @param nullFlags whether each row begins with a bit for each column, as in BINARY2
     * @throws BadVOTable if rows of these columns have no size, or one that no row should have
     */
    public BinaryRows(List<VOTableField> fields, boolean nullFlags) throws BadVOTable {
        row = new ArrayList<>();
        long fixed = nullFlags ? (fields.size() + 7) / 8 * 8L : 0;
        for (VOTableField field : fields) {
            if (field.varies()) {
                add(fixed);
                fixed = 0;
                row.add(new Part(field.bits(), true));
            } else {
                fixed += (field.bits() + 7) / 8 * 8;
            }
        }
        add(fixed);
        if (row.isEmpty()) {
            throw BadVOTable.refused("has rows without columns");
        }
        begin();
    }

    private void add(long fixedBits) {
        if (fixedBits > 0) {
            row.add(new Part(fixedBits, false));
        }
    }

    /** Takes text of the stream, and gives on what is good of it. */
    public void text(char[] characters, int start, int count, Next next) throws BadVOTable, SAXException {
        for (int i = start; i < start + count; i++) {
            char c = characters[i];
            byte digit = c < DIGITS.length ? DIGITS[c] : BAD;
            if (digit != BLANK) {
                checked.append(c);
            }
            if (digit >= 0 && !padded) {
                quantum = quantum << 6 | digit;
                if (++digits == 4) {
                    put(3);
                }
            } else if (digit == PAD && digits >= 2) {
                // The host decodes what stands before a padding character as soon as it comes.
                padded = true;
                pads = 3 - digits;
                putLast();
            } else if (digit == PAD && pads > 0) {
                pads--;
            } else if (digit != BLANK) {
                throw BadVOTable.damaged("is damaged (its base64 text has a character that does not belong there)");
            }
        }
        walk();
        pass(checked.length() - digits, next);
    }

    /**
     * The number of rows, at the stream's end.
     *
     * @throws BadVOTable if the stream ends within a row
     */
    public long end(Next next) throws BadVOTable, SAXException {
        putLast();
        walk();
        boolean betweenRows = part == 0 && lengthBytes == 0 && left == (row.get(0).varies() ? 0 : row.get(0).bits() / 8);
        if (!betweenRows) {
            throw BadVOTable.damaged("is cut short (it ends within a row)");
        }
        pass(checked.length(), next);
        return rows;
    }

    private void pass(int count, Next next) throws SAXException {
        next.characters(checked.substring(0, count).toCharArray(), 0, count);
        checked.delete(0, count);
    }

    /** Digits that make no full quantum. */
    private void putLast() throws BadVOTable {
        if (digits > 0) {
            quantum <<= 6 * (4 - digits);
            put(digits - 1);
        }
    }

    private void put(int count) throws BadVOTable {
        if (filled + 3 > bytes.length) {
            walk();
        }
        for (int i = 0; i < count; i++) {
            bytes[filled++] = (byte) (quantum >> 16 - 8 * i);
        }
        quantum = 0;
        digits = 0;
    }

    private void walk() throws BadVOTable {
        int i = 0;
        while (i < filled) {
            if (left > 0) {
                int step = (int) Math.min(left, filled - i);
                left -= step;
                i += step;
                if (left == 0) {
                    next();
                }
            } else {
                length = length << 8 | bytes[i++] & 0xff;
                if (++lengthBytes == 4) {
                    left = cellBytes(row.get(part).bits());
                    lengthBytes = 0;
                    if (left == 0) {
                        next();
                    }
                }
            }
        }
        filled = 0;
    }

    private long cellBytes(long elementBits) throws BadVOTable {
        long bits = elementBits * length;
        if (length < 0 || bits / 8 > MAX_CELL_BYTES) {
            throw BadVOTable.refused("has a cell that claims to have " + Integer.toUnsignedString(length)
                    + " elements");
        }
        return (bits + 7) / 8;
    }

    private void next() {
        part++;
        if (part == row.size()) {
            part = 0;
            rows++;
        }
        begin();
    }

    private void begin() {
        left = row.get(part).varies() ? 0 : row.get(part).bits() / 8;
        length = 0;
        lengthBytes = 0;
    }
}
