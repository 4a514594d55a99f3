package rubin.sandbox.tap;

import java.io.IOException;

/** A request that cannot be answered as asked; answered with an error document in which the message stands. */
final class BadRequest extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    BadRequest(String message) {
        this(400, message);
    }

    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
