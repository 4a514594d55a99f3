package rubin.task.job;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import rubin.tap.JobPhase;
import rubin.tap.JobStatus;
import rubin.tap.TapJob;
import rubin.task.BadInput;
import rubin.task.ExitStatus;
import rubin.task.InterruptNotice;
import rubin.task.Terminal;
import rubin.task.WaitProgress;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.TaskException;

/**
 * Waits for the end of a job. It ends with the exit status 0 for COMPLETED, {@value #FAILED} for ERROR, {@value #TIMED_OUT}
 * when the time is over and {@value #ABORTED} for ABORTED, see {@link ExitStatus}. The user may end it with Ctrl-C, and the
 * job goes on, unless it shall be aborted then.
 */
final class JobWaitTask implements Executable {

    private static final int FAILED = 1;
    private static final int TIMED_OUT = 3;
    private static final int ABORTED = 4;

    private final Environment env;
    private final JobAddress address;
    private final boolean aborting;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** @param aborting whether to abort the job when the user ends the wait */
    JobWaitTask(Environment env, JobAddress address, boolean aborting) {
        this.env = env;
        this.address = address;
        this.aborting = aborting;
    }

    /** How waiting ended: an exit status, and what to say. */
    private record End(int status, String message) {
    }

    @Override
    public void execute() throws TaskException {
        PrintStream err = env.getErrorStream();
        End end;
        try (WaitProgress progress = new WaitProgress(err, Terminal.isThere(), Clock.systemUTC());
                InterruptNotice notice = InterruptNotice.arm(() -> interrupt(err))) {
            end = await(progress);
        }
        if (interrupted.get()) {
            return;    // the user has ended this, and is told how it stands
        }
        if (end.status() != 0) {
            throw ExitStatus.end(env, end.status(), Optional.of(end.message()), new ExecutionException(end.message()));
        }
        env.getOutputStream().println(end.message());
    }

    private End await(WaitProgress progress) {
        Duration budget = address.access().timeout();
        Instant deadline = Instant.now().plus(budget);
        try {
            TapJob job = address.job(progress);
            if (job.status().phase() == JobPhase.PENDING) {
                return new End(FAILED, "the job is PENDING and waits to be started; start it with rubinjob action=run job=" + address.uri());
            }
            JobStatus status = job.await();
            return switch (status.phase()) {
                case ERROR -> new End(FAILED, job.failure(status));
                case ABORTED -> new End(ABORTED, "the job was aborted: " + address.uri());
                case ARCHIVED -> new End(FAILED, "the service no longer keeps this job's result: " + address.uri() + "; run the query again");
                default -> new End(0, status.phaseWord());
            };
        } catch (IOException e) {
            // What the client says of its time being over is for queries; here the job's phase is of interest.
            return Instant.now().isBefore(deadline) ? new End(FAILED, BadInput.failure(e).getMessage())
                    : new End(TIMED_OUT, "timeout=" + budget.toSeconds() + ": the job is still " + progress.lastPhase() + " and goes on: " + address.uri());
        }
    }

    private void interrupt(PrintStream err) {
        interrupted.set(true);
        err.println();
        if (!aborting) {
            err.println("The job goes on: " + address.uri());
            err.println("To come back: rubinjob action=wait job=" + address.uri());
            return;
        }
        address.abort(err);
    }
}
