package rubin.tap;

/** A service answered with a status that is no success. */
final class HttpStatusException extends TapException {

    private static final long serialVersionUID = 1L;

    private final int status;

    HttpStatusException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether there is nothing at the address, or nothing any more. */
    boolean isGone() {
        return status == 404 || status == 410;
    }
}
