package rubin.tap.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import rubin.tap.base.PassingException;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;

/**
 * Content codings, RFC 9110 section 8.4.1: an answer's body is unpacked by the thread that reads it, as it reads. A library that
 * unpacks bytes when they arrive does so in another thread, and finds its unpacker closed when the reader gives up the body just
 * then, with a trace on standard error.
 */
final class ContentCoding extends InputStream {

    /** What a request says that its answer may be packed with. */
    static final String ACCEPTED = "gzip, deflate";

    private static final int GZIP_MAGIC = 0x1f8b;
    /** RFC 1950: the method in the first byte. */
    private static final int DEFLATE = 8;

    private final PushbackInputStream packed;
    private final String coding;
    private InputStream in;

    private ContentCoding(InputStream body, String coding) {
        this.coding = coding;
        this.packed = new PushbackInputStream(body, 2) {
            @Override
            public int available() {
                return 1;    // the JDK's unpacker asks this when a part of several ends, and would not wait for the next
            }
        };
    }

    /** The body of an answer with these headers, unpacked; to be closed like the body itself. */
    static InputStream unpacked(InputStream body, HttpHeaders headers) {
        List<String> codings = new ArrayList<>(headers.allValues("Content-Encoding").stream().flatMap(h -> Stream.of(h.split(",")))
                .map(c -> c.strip().toLowerCase(Locale.ROOT)).filter(c -> !c.isEmpty() && !c.equals("identity")).toList());
        Collections.reverse(codings);    // they are listed in the order in which they were applied
        InputStream unpacked = body;
        for (String coding : codings) {
            unpacked = new ContentCoding(unpacked, coding);
        }
        return unpacked;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws TapException if the body is packed in a way that was not asked for
     * @throws PassingException if it is cut short or damaged
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (in == null) {
                in = unpacker();
            }
            return in.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw PassingException.damaged("the answer is cut short or damaged (" + ServiceComplaint.plain(String.valueOf(e.getMessage())) + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (in == null) {
            packed.close();
        } else {
            in.close();
        }
    }

    private InputStream unpacker() throws IOException {
        byte[] start = packed.readNBytes(2);
        packed.unread(start);
        int magic = start.length < 2 ? -1 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        return switch (coding) {
            case "gzip", "x-gzip" -> magic == GZIP_MAGIC ? new GZIPInputStream(packed) : unlessBroken(start);
            case "deflate" -> start.length < 2 ? unlessBroken(start) : new InflaterInputStream(packed, new Inflater(!isZlib(magic)));
            default -> throw new TapException("the service packs its answer with \"" + ServiceComplaint.plain(coding)
                    + "\" (Content-Encoding), which it was not asked for; tell the service");
        };
    }

    /** What is not packed at all, because a proxy has unpacked it already and left the header; or is empty. */
    private InputStream unlessBroken(byte[] start) throws IOException {
        if (start.length == 1) {
            throw new EOFException("it ends after one byte");
        }
        return packed;
    }

    /** There are servers that leave out this coding's header. */
    private static boolean isZlib(int magic) {
        return (magic >> 8 & 0x0f) == DEFLATE && magic % 31 == 0;
    }
}
