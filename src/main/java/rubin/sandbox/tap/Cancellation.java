package rubin.sandbox.tap;

import java.sql.SQLException;
import java.sql.Statement;

/** Lets one thread stop the query that another one runs. */
final class Cancellation {

    private Statement statement;
    private boolean cancelled;

    /** Makes a statement the one to be cancelled; it is at once if that was asked before. */
    synchronized void attach(Statement newStatement) throws SQLException {
        statement = newStatement;
        if (cancelled) {
            statement.cancel();
        }
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
