package rubin.tap.base;

import java.time.Duration;

/**
 * How long to wait for a service that says nothing.
 *
 * @param silence longest pause in an answer, and longest wait for its beginning
 * @param syncAnswer longest wait for the beginning of the answer to a synchronous query, which comes when the query is done
 * @param longPoll how long the service is asked to hold back its answer while a job stays in its phase, in whole seconds;
 *                 shorter than {@code silence}
 */
public record WaitLimits(Duration silence, Duration syncAnswer, Duration longPoll) {

    /** Rubin's synchronous queries end after a minute, other services' after several; proxies cut what is silent for a minute. */
    public static final WaitLimits DEFAULT = new WaitLimits(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofSeconds(25));

    /**
     * @throws IllegalArgumentException if a service that holds back its answer as asked would be taken for a silent one
     */
    public WaitLimits {
        if (longPoll.compareTo(silence) >= 0) {
            throw new IllegalArgumentException("longPoll=" + longPoll + ": must be shorter than silence=" + silence);
        }
    }
}
