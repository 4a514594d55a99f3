package rubin.tap.base;

import java.io.IOException;

/** A service failed or refused; the message is one sentence for a user, with the remedy where there is one. */
public class TapException extends IOException {

    private static final long serialVersionUID = 1L;

    public TapException(String message) {
        super(message);
    }

    public TapException(String message, Throwable cause) {
        super(message, cause);
    }
}
