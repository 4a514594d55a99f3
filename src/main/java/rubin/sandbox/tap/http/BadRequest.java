package rubin.sandbox.tap.http;

import java.io.IOException;

/** A request that cannot be answered as asked; answered with an error document in which the message stands. */
public final class BadRequest extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    public BadRequest(String message) {
        this(400, message);
    }

    public BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
