package rubin.tap;

import java.util.List;
import java.util.Locale;

/** What Rubin's service is known to complain of, and what a user can do about it. */
final class Complaint {

    private record Advice(String sign, String sentence) {
    }

    private static final List<Advice> KNOWN = List.of(
            new Advice("query timeout exceeded for synchronous execution", "leave out sync=true: asynchronous queries have hours, synchronous ones a minute"),
            new Advice("maximum running queries reached", "wait for one of your running queries to end, or abort it"),
            new Advice("query results are too large to return", "narrow the region, or name fewer columns and bands"),
            new Advice("currently down for maintenance", "try again later"));

    private static final int MAX_LENGTH = 1000;

    private Complaint() {
    }

    /** A service's message on one line, with advice where the complaint is known. */
    static String sentence(String message) {
        String text = plain(message);
        String lower = text.toLowerCase(Locale.ROOT);
        return KNOWN.stream().filter(k -> lower.contains(k.sign())).findFirst()
                .map(k -> text.replaceFirst("[.;\\s]+$", "") + "; " + k.sentence()).orElse(text);
    }

    /**
     * Text from a service made fit for one line of a terminal: no control characters (they could drive the terminal), no
     * runs of white space, not endless.
     */
    static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** What a status means to a user, for responses that bring no message of their own. */
    static String ofStatus(int status, String host) {
        return switch (status) {
            case 401 -> host + " wants a token; create one with scope read:tap in the service's settings, put it into ~/.rubin/token and run"
                    + " 'chmod 600 ~/.rubin/token', or give token=@file";
            case 403 -> host + " refuses this token; it needs the scope read:tap";
            case 404 -> "no TAP service here (HTTP 404); check tapurl";
            case 429 -> host + " allows no more requests for now (HTTP 429); try again in a minute";
            case 502, 503, 504 -> host + " is not available at the moment (HTTP " + status + "); try again later";
            default -> host + " answered HTTP " + status;
        };
    }
}
