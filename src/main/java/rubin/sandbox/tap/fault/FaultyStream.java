package rubin.sandbox.tap.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A response body that breaks, ends, stalls or drips as its fault says. */
public final class FaultyStream extends FilterOutputStream {

    /** Thrown out of the HTTP handler, which makes the server close the connection without ending the body. */
    public static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Fault fault;
    private final CountDownLatch closing;
    private long written;
    private boolean stalled;

    /** @param closing opens when the service closes, so that no thread stays behind in a stall */
    public FaultyStream(OutputStream out, Fault fault, CountDownLatch closing) {
        super(out);
        this.fault = fault;
        this.closing = closing;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        switch (fault.kind()) {
            case CUT -> {
                pass(buffer, offset, length);
                if (written >= fault.number()) {
                    out.flush();
                    throw new Cut();
                }
            }
            case TRUNCATE -> pass(buffer, offset, length);
            case STALL -> {
                int passed = pass(buffer, offset, length);
                if (written >= fault.number() && !stalled) {
                    stalled = true;
                    out.flush();
                    pause(fault.pause().isZero() ? Long.MAX_VALUE : fault.pause().toMillis());
                }
                if (stalled) {
                    out.write(buffer, offset + passed, length - passed);
                }
            }
            case TRICKLE -> {
                int step = (int) Math.max(1, Math.min(fault.number(), length));
                for (int done = 0; done < length; done += step) {
                    out.write(buffer, offset + done, Math.min(step, length - done));
                    out.flush();
                    pause(fault.pause().toMillis());
                }
            }
            default -> out.write(buffer, offset, length);
        }
    }

    /** Writes what is still within the fault's number of bytes; returns how much that was. */
    private int pass(byte[] buffer, int offset, int length) throws IOException {
        int passed = (int) Math.max(0, Math.min(length, fault.number() - written));
        out.write(buffer, offset, passed);
        written += passed;
        return passed;
    }

    private void pause(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                throw new Cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cut();
        }
    }
}
