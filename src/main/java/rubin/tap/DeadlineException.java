package rubin.tap;

/** The time budget is used up. */
final class DeadlineException extends TapException {

    private static final long serialVersionUID = 1L;

    DeadlineException(String message) {
        super(message);
    }
}
