package rubin.tap.base;

import java.time.Duration;
import java.util.Optional;

/** A failure that may not happen again when the request is repeated. */
public final class PassingException extends TapException {

    private static final long serialVersionUID = 1L;

    /** How long it is worth trying. */
    public enum Hope {
        /** The service is there and busy or restarting. */
        GOOD(12),
        /** Something is wrong with what it sends. */
        SOME(6),
        /** Nobody has answered at this address yet: more likely it is wrong. */
        LITTLE(3);

        private final int tries;

        Hope(int tries) {
            this.tries = tries;
        }

        /** How many failures of this kind it takes to give up. */
        public int tries() {
            return tries;
        }
    }

    private final Hope hope;
    private final boolean undone;
    private final transient Optional<Duration> wait;

    /**
     * @param undone whether it is certain that the service has done nothing
     * @param wait how long the service asks to wait
     */
    public PassingException(String message, Throwable cause, Hope hope, boolean undone, Optional<Duration> wait) {
        super(message, cause);
        this.hope = hope;
        this.undone = undone;
        this.wait = wait;
    }

    /** An answer that came, and is no use. */
    public static PassingException damaged(String message, Throwable cause) {
        return new PassingException(message, cause, Hope.SOME, false, Optional.empty());
    }

    public Hope hope() {
        return hope;
    }

    public boolean undone() {
        return undone;
    }

    public Optional<Duration> waitAsked() {
        return wait;
    }
}
