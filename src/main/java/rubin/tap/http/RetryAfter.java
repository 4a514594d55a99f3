package rubin.tap.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header, RFC 9110 section 10.2.3. */
final class RetryAfter {

    /** More than any budget; keeps absurd numbers from overflowing. */
    private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

    private RetryAfter() {
    }

    /** The wait that a header asks for, in seconds or as an HTTP date; empty if it is neither. */
    static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        if (text.matches("\\d{1,18}")) {
            return Optional.of(Duration.ofSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(text))));
        }
        try {
            Duration wait = Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();    // a header that says nothing; the usual back-off holds
        }
    }
}
