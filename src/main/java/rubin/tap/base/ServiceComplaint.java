package rubin.tap.base;

import java.util.List;
import java.util.Locale;

/** What Rubin's service is known to complain of, and what a user can do about it. */
public final class ServiceComplaint {

    /** How Rubin's service says, in lower case, that the user runs as many queries as it allows. */
    public static final String TOO_MANY_QUERIES = "maximum running queries reached";

    private record Advice(String sign, String sentence) {
    }

    private static final String MEND = "mend the query there; Qserv answers a SELECT with joins, but no sub-query, UNION, CASE or WITH";
    private static final String CHECK_NAME = "check the name against the service's list of tables and columns, which rubinschema shows";

    /** Signs from the sources of Rubin's TAP service and its bridge to Qserv. */
    private static final List<Advice> KNOWN = List.of(
            new Advice("query timeout exceeded for synchronous execution", "leave out sync=true: asynchronous queries have hours, synchronous ones a minute"),
            new Advice(TOO_MANY_QUERIES, "wait for one of your running queries to end, or abort one"),
            new Advice("query results are too large to return", "ask for smaller regions one after the other, or for fewer columns and bands"),
            new Advice("currently down for maintenance", "try again later"),
            new Advice("functions in order by", "give the function an alias in SELECT, and order by that"),
            new Advice("offset is not supported", "leave OFFSET out"),
            new Advice("can not parse query", MEND),
            new Advice("parseexception", MEND),
            new Advice("usagefault", MEND),
            new Advice("not found in tapschema", CHECK_NAME),
            new Advice("does not exist", CHECK_NAME),
            new Advice("unknown column", CHECK_NAME),
            new Advice("transientfault", "try again later"),
            new Advice("query failed in backend", "try again; if that fails, too, ask for a smaller region or leave out conditions"));

    private static final int MAX_LENGTH = 1000;

    private ServiceComplaint() {
    }

    /** A service's message on one line, with advice where the complaint is known. */
    public static String sentence(String message) {
        String text = plain(message);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("did you mean")) {
            return text;    // the service's own advice is better than ours
        }
        return KNOWN.stream().filter(k -> lower.contains(k.sign())).findFirst()
                .map(k -> withoutStop(text) + "; " + k.sentence()).orElse(text);
    }

    /** A text without the stop at its end, so that more can follow. */
    public static String withoutStop(String text) {
        int end = text.length();
        while (end > 0 && ".; ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * Text from a service made fit for one line of a terminal or a window: no characters that drive a terminal or turn the
     * direction of writing, no runs of white space, not endless, and not taken for HTML by Swing.
     */
    public static String plain(String text) {
        String start = text.length() <= 4 * MAX_LENGTH ? text : text.substring(0, 4 * MAX_LENGTH);
        String line = start.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
        while (line.regionMatches(true, 0, "<html", 0, 5)) {
            line = line.substring(1).strip();
        }
        return line.codePointCount(0, line.length()) <= MAX_LENGTH ? line : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "...";
    }

    /** What a status means to a user, for responses that bring no message of their own. */
    public static String ofStatus(int status, String host, TokenUse access) {
        return switch (status) {
            case 401 -> unauthorized(host, access);
            case 403 -> forbidden(host, access);
            case 404 -> "no TAP service here (HTTP 404 of " + host + "); check tapurl";
            case 408 -> host + " found the request too slow (HTTP 408)";
            case 429 -> host + " allows no more requests for now (HTTP 429); try again in a minute";
            case 502, 503, 504 -> host + " is not available at the moment (HTTP " + status + "); try again later";
            default -> host + " answered HTTP " + status;
        };
    }

    /** What it means that a gateway has given up a synchronous query, or no answer has come. */
    public static String syncTooLong(String host) {
        return host + " does not finish the query in time; query asynchronously, with sync=false";
    }

    private static String unauthorized(String host, TokenUse access) {
        String settings = "create one with scope read:tap in the service's settings";
        String storing = "put it into ~/.rubin/token and run 'chmod 600 ~/.rubin/token', or give token=@file";
        return switch (access) {
            case TOKEN -> host + " does not know this token (HTTP 401); it may have expired, so " + settings + ", and " + storing;
            case WITHHELD -> host + " wants a token (HTTP 401), and a token is not sent without encryption; give tapurl=https://...";
            case ELSEWHERE -> refusedElsewhere(host, 401);
            case OF_ANOTHER -> host + " wants a token (HTTP 401), and yours is for another service; " + settings + ", and give token=@file";
            case NO_TOKEN -> host + " wants a token (HTTP 401); " + settings + ", " + storing;
        };
    }

    private static String forbidden(String host, TokenUse access) {
        return switch (access) {
            case TOKEN -> host + " refuses this token (HTTP 403); it needs the scope read:tap, so create one that has it";
            case ELSEWHERE -> refusedElsewhere(host, 403);
            case WITHHELD, OF_ANOTHER, NO_TOKEN -> host + " refuses access (HTTP 403)";
        };
    }

    private static String refusedElsewhere(String host, int status) {
        return host + ", where the service keeps its results, refuses access (HTTP " + status + "); try again later";
    }
}
