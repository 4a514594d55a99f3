package rubin.tap.base;

import java.time.Duration;
import java.time.Instant;

/**
 * The end of an operation's time budget.
 *
 * @param time clock
 * @param budget whole budget
 * @param end when it is used up
 */
public record Deadline(TimeSource time, Duration budget, Instant end) {

    public static Deadline in(Duration budget, TimeSource time) {
        return new Deadline(time, budget, time.now().plus(budget));
    }

    /**
     * What is left of the budget, always positive.
     *
     * @throws DeadlineException if nothing is
     */
    public Duration remaining() throws DeadlineException {
        Duration left = Duration.between(time.now(), end);
        if (left.isNegative() || left.isZero()) {
            throw expired();
        }
        return left;
    }

    /** The shorter of what is left and a duration. */
    public Duration atMost(Duration duration) throws DeadlineException {
        Duration left = remaining();
        return left.compareTo(duration) < 0 ? left : duration;
    }

    private DeadlineException expired() {
        return new DeadlineException("timeout=" + budget.toSeconds() + ": no result within " + budget.toSeconds() + " s; give a longer timeout");
    }
}
