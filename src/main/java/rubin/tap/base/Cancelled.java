package rubin.tap.base;

import java.io.InterruptedIOException;

/** How an operation ends whose thread is interrupted, as by TOPCAT's Cancel. */
public final class Cancelled {

    private Cancelled() {
    }

    /** The exception to throw; the thread stays interrupted. */
    public static InterruptedIOException by(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException cancelled = new InterruptedIOException("cancelled");
        cancelled.initCause(e);
        return cancelled;
    }
}
