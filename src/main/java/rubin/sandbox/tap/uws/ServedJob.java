package rubin.sandbox.tap.uws;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import rubin.sandbox.tap.Cancellation;

/** A job: its changing state, and the threads that wait for it to change. Thread-safe. */
public final class ServedJob {

    private final Clock clock;
    private final Path directory;
    private final Cancellation cancellation = new Cancellation();
    private JobState state;

    /** @param directory where the job's files are, uploads and result */
    ServedJob(JobState state, Path directory, Clock clock) {
        this.state = state;
        this.directory = directory;
        this.clock = clock;
    }

    public synchronized JobState state() {
        return state;
    }

    Path directory() {
        return directory;
    }

    public Path result() {
        return directory.resolve("result.vot");
    }

    Cancellation cancellation() {
        return cancellation;
    }

    public synchronized void change(UnaryOperator<JobState> change) {
        state = change.apply(state);
        notifyAll();
    }

    /** Changes the phase if it is still {@code from}; returns whether it was. So ABORT and the end of a query cannot both win. */
    synchronized boolean advance(Phase from, Phase to) {
        if (state.phase() != from) {
            return false;
        }
        change(s -> s.in(to, clock.instant()));
        return true;
    }

    /** Ends an executing job, whose result is written. */
    synchronized void complete(long rows) {
        if (state.phase() == Phase.EXECUTING) {
            change(s -> s.in(Phase.COMPLETED, clock.instant()).withRows(rows));
        }
    }

    /** Ends an executing job with an error. */
    synchronized void fail(Phase from, String message) {
        if (state.phase() == from) {
            change(s -> s.in(Phase.ERROR, clock.instant()).withError(message));
        }
    }

    /** Stops the job if it has not ended; returns whether it was stopped. */
    public boolean abort() {
        synchronized (this) {
            if (!state.phase().active()) {
                return false;
            }
            change(s -> s.in(Phase.ABORTED, clock.instant()));
        }
        cancellation.cancel("the job was aborted");
        return true;
    }

    /** Returns when the phase is another than {@code phase}, or after {@code longest}. */
    public synchronized void await(Phase phase, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (state.phase() == phase) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
