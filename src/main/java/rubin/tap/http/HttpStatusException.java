package rubin.tap.http;

import rubin.tap.base.TapException;

/** A service answered with a status that is no success. */
public final class HttpStatusException extends TapException {

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
    public boolean isGone() {
        return status == 404 || status == 410;
    }
}
