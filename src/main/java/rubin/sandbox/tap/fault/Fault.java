package rubin.sandbox.tap.fault;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing that goes wrong, and where.
 *
 * <pre>{@code
 * faults.add(Fault.of(FaultKind.STATUS).number(503).text("2").on("GET", "/async/.*").skip(1).times(2));
 * }</pre>
 *
 * @param kind what goes wrong
 * @param method HTTP method, or empty for all
 * @param path regular expression that the whole path below the service's base must match, such as {@code /async/[^/]+/results/.*}
 * @param skip number of matching requests that are spared first
 * @param times number of matching requests that are hit, at least 1
 * @param number bytes, rows, or an HTTP status: see the kind
 * @param text message, header or URL: see the kind
 * @param pause time: see the kind
 */
public record Fault(FaultKind kind, String method, String path, int skip, int times, long number, String text, Duration pause) {

    public Fault {
        Objects.requireNonNull(kind, "kind");
        Pattern.compile(path);
        if (skip < 0 || times < 1 || number < 0 || pause.isNegative()) {
            throw new IllegalArgumentException("skip=" + skip + " times=" + times + " number=" + number + " pause=" + pause
                    + ": times must be at least 1, the others not negative");
        }
        if (kind == FaultKind.STATUS && (number < 200 || number > 599)) {
            throw new IllegalArgumentException("number=" + number + ": a STATUS fault needs an HTTP status from 200 to 599");
        }
    }

    /** The fault on any request, once; a status fault is a 503. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, "", ".*", 0, 1, kind == FaultKind.STATUS ? 503 : 0, "", Duration.ZERO);
    }

    public Fault on(String newMethod, String newPath) {
        return new Fault(kind, newMethod, newPath, skip, times, number, text, pause);
    }

    public Fault skip(int newSkip) {
        return new Fault(kind, method, path, newSkip, times, number, text, pause);
    }

    public Fault times(int newTimes) {
        return new Fault(kind, method, path, skip, newTimes, number, text, pause);
    }

    /** On every matching request from now on. */
    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    public Fault number(long newNumber) {
        return new Fault(kind, method, path, skip, times, newNumber, text, pause);
    }

    public Fault text(String newText) {
        return new Fault(kind, method, path, skip, times, number, newText, pause);
    }

    public Fault pause(Duration newPause) {
        return new Fault(kind, method, path, skip, times, number, text, newPause);
    }

    boolean matches(String requestMethod, String requestPath) {
        return (method.isEmpty() || method.equalsIgnoreCase(requestMethod)) && requestPath.matches(path);
    }
}
