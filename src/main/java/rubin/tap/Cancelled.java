package rubin.tap;

import java.io.InterruptedIOException;

/** How an operation ends whose thread is interrupted, as by TOPCAT's Cancel. */
final class Cancelled {

    private Cancelled() {
    }

    /** The exception to throw; the thread stays interrupted. */
    static InterruptedIOException by(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException cancelled = new InterruptedIOException("cancelled");
        cancelled.initCause(e);
        return cancelled;
    }
}
