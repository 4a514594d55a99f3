package rubin.tap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A document on its way to a parser, which may not swallow more than {@link #ALLOWANCE} without giving something for it. A
 * table may have as many rows as it likes; what is without end between two rows, such as a comment, an attribute, a string or
 * a list of columns, would fill the memory.
 */
final class MeteredStream extends FilterInputStream {

    /** Far more than a header with thousands of described columns, or any row in text. */
    static final long ALLOWANCE = 16L << 20;

    private long total;
    private long paidUpTo;

    MeteredStream(InputStream in) {
        super(in);
    }

    /** The parser has given something: a row, or a piece of a binary stream. */
    void paid() {
        paidUpTo = total;
    }

    /** Bytes read so far. */
    long total() {
        return total;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        count(Math.max(0, n));
        return n;
    }

    private void count(int n) throws TapException {
        total += n;
        if (total - paidUpTo > ALLOWANCE) {
            throw new TapException("the service's result has a part without end; it is refused");
        }
    }
}
