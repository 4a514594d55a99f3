package rubin.sandbox.tap;

/** A query that has no result; the message says why, to the user. */
public final class QueryFailure extends Exception {

    private static final long serialVersionUID = 1;

    QueryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
