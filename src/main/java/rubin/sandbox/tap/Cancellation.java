package rubin.sandbox.tap;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Lets one thread stop the query that another one runs, and say why. H2 forgets a cancellation that comes just before the
 * statement begins, so {@link #repeat} is to be called as long as the statement is attached.
 */
public final class Cancellation {

    private Optional<Statement> statement = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private long thread;
    private long allocatedBefore;

    /** Makes the thread that calls the one whose memory counts. */
    synchronized void begin() {
        thread = Thread.currentThread().getId();
        allocatedBefore = allocatedBytes();
    }

    /** Makes a statement the one to be cancelled. */
    synchronized void attach(Statement newStatement) {
        statement = Optional.of(newStatement);
    }

    synchronized boolean attached() {
        return statement.isPresent();
    }

    synchronized void detach() {
        statement = Optional.empty();
    }

    /** @param why what to tell the user; the first reason stays */
    public synchronized void cancel(String why) {
        reason = reason.or(() -> Optional.of(why));
        repeat();
    }

    synchronized void repeat() {
        if (cancelled() && statement.isPresent()) {
            try {
                statement.get().cancel();
            } catch (SQLException e) {
                if (!isClosed(statement.get())) {
                    throw new IllegalStateException("the query cannot be cancelled", e);
                }
            }
        }
    }

    /** Whether a statement has ended by itself: it is closed a moment before it is detached. */
    private static boolean isClosed(Statement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException("the query cannot be cancelled", e);
        }
    }

    synchronized boolean cancelled() {
        return reason.isPresent();
    }

    /** Why it was cancelled. */
    synchronized Optional<String> reason() {
        return reason;
    }

    /** Bytes that the query has asked for so far, whether it holds them still or not. */
    synchronized long allocated() {
        return allocatedBytes() - allocatedBefore;
    }

    private long allocatedBytes() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean ? bean.getThreadAllocatedBytes(thread) : 0;
    }
}
