package rubin.compare;

/** The tables cannot be compared as asked. The message is one line that says why, and the remedy. */
public final class UnusableException extends Exception {

    public UnusableException(String message) {
        super(message);
    }
}
