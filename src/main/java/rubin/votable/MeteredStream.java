package rubin.votable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A document on its way to a parser, which may not swallow more than {@link #ALLOWANCE} without giving something for it. A
 * table may have as many rows as it likes; what is without end between two rows, such as a comment, an attribute, a string or
 * a list of columns, would fill the memory. The last stretch is kept, in which an error may stand that the parser cannot read.
 */
public final class MeteredStream extends FilterInputStream {

    /** Far more than a header with thousands of described columns, or any row in text. */
    public static final long ALLOWANCE = 16L << 20;

    /** What is kept of it. */
    private static final int STRETCH = 1 << 17;

    private final byte[] last = new byte[STRETCH];
    private final long largest;
    private long total;
    private long paidUpTo;

    public MeteredStream(InputStream in) {
        this(in, Long.MAX_VALUE);
    }

    /** @param largest most bytes to read in all */
    MeteredStream(InputStream in, long largest) {
        super(in);
        this.largest = largest;
    }

    /** The parser has given something: a row, or a piece of a binary stream. */
    public void paid() {
        paidUpTo = total;
    }

    /** Bytes read so far. */
    public long total() {
        return total;
    }

    /** The last bytes that were read, and some of those that come next, as far as they come. */
    public byte[] lastAndNext() {
        try {
            readNBytes(STRETCH / 2);
        } catch (IOException e) {
            // The document breaks off here: what has come has to do.
        }
        int size = (int) Math.min(total, STRETCH);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = last[(int) ((total - size + i) % STRETCH)];
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        if (n > 0) {
            keep(target, offset, n);
            count(n);
        }
        return n;
    }

    private void keep(byte[] source, int offset, int count) {
        int from = Math.max(0, count - STRETCH);    // of a longer piece the last part is enough
        while (from < count) {
            int at = (int) ((total + from) % STRETCH);
            int step = Math.min(count - from, STRETCH - at);
            System.arraycopy(source, offset + from, last, at, step);
            from += step;
        }
    }

    private void count(int n) throws BadVOTable {
        total += n;
        if (total > largest) {
            throw BadVOTable.refused("is larger than " + largest + " bytes when it is unpacked");
        }
        if (total - paidUpTo > ALLOWANCE) {
            throw BadVOTable.refused("has a part without end");
        }
    }
}
