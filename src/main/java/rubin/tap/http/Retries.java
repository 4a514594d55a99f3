package rubin.tap.http;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import rubin.tap.base.Cancelled;
import rubin.tap.base.Deadline;
import rubin.tap.base.PassingException.Hope;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;

/**
 * Repeats what fails with a {@link PassingException}: with exponential back-off and jitter, after the wait that the service asks
 * for, and never past the deadline. The only place in this project that tries anything again.
 */
final class Retries {

    /** Something to try. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws IOException;
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Deadline deadline;
    private final Progress progress;
    private final DoubleSupplier chance;

    Retries(Deadline deadline, Progress progress, DoubleSupplier chance) {
        this.deadline = deadline;
        this.progress = progress;
        this.chance = chance;
    }

    /**
     * The attempt's result, at once or after several tries.
     *
     * @throws PassingException the last one, when there is no hope left
     * @throws TapException if the deadline comes first
     */
    <T> T run(Attempt<T> attempt) throws IOException {
        Map<Hope, Integer> counts = new EnumMap<>(Hope.class);
        for (int failures = 1; ; failures++) {
            try {
                return attempt.run();
            } catch (PassingException e) {
                if (counts.merge(e.hope(), 1, Integer::sum) == e.hope().tries()) {
                    throw e;
                }
                pause(e, failures);
            }
        }
    }

    private void pause(PassingException e, int failures) throws IOException {
        Duration wait = backOff(failures);
        if (e.waitAsked().isPresent() && e.waitAsked().get().compareTo(wait) > 0) {
            wait = e.waitAsked().get();
        }
        if (wait.compareTo(deadline.remaining()) >= 0) {
            throw new TapException(e.getMessage() + "; the next try would be in " + wait.toSeconds() + " s, later than timeout="
                    + deadline.budget().toSeconds() + " allows", e);
        }
        progress.retrying(e.getMessage(), wait);
        try {
            deadline.time().sleep(wait);
        } catch (InterruptedException interrupt) {
            throw Cancelled.by(interrupt);
        }
    }

    /** Twice as long each time, and somewhere between half of it and all of it, so that many clients do not come back as one. */
    private Duration backOff(int failures) {
        Duration full = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration capped = full.compareTo(LONGEST_PAUSE) < 0 ? full : LONGEST_PAUSE;
        return Duration.ofMillis(Math.round(capped.toMillis() * (0.5 + 0.5 * chance.getAsDouble())));
    }
}
