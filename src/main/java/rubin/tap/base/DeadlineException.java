package rubin.tap.base;

/** The time budget is used up. */
public final class DeadlineException extends TapException {

    private static final long serialVersionUID = 1L;

    DeadlineException(String message) {
        super(message);
    }
}
