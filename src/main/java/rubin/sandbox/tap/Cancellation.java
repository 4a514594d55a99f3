package rubin.sandbox.tap;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one thread stop the query that another one runs. H2 forgets a cancellation that comes just before the statement
 * begins, so {@link #cancel} is to be repeated as long as the statement is attached.
 */
final class Cancellation {

    private Statement statement;
    private boolean cancelled;

    /** Makes a statement the one to be cancelled. */
    synchronized void attach(Statement newStatement) {
        statement = newStatement;
    }

    synchronized void detach() {
        statement = null;
    }

    synchronized void cancel() {
        cancelled = true;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new IllegalStateException("the query cannot be cancelled", e);
            }
        }
    }

    synchronized boolean cancelled() {
        return cancelled;
    }
}
