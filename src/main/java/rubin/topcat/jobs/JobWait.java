package rubin.topcat.jobs;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import javax.swing.SwingUtilities;
import rubin.tap.JobStatus;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.ServiceChoice;

/** Waits for a job's end, off the event thread, and takes nothing from it. The listener is called on the event thread. */
final class JobWait {

    /** What a window is told. After one of the last three nothing comes any more. */
    interface Listener {

        /** How the job goes on; percent is 0 to 100 where it is known. */
        void progress(String text, OptionalDouble percent);

        /** It has ended, in a way that is none of an error. */
        void ended(String outcome);

        /** It has ended in an error, or cannot be waited for. */
        void failed(Throwable trouble);

        /** Nobody waits any more; the job goes on. */
        void left();
    }

    private final Listener listener;
    private Future<?> future;
    private boolean over;

    private JobWait(Listener listener) {
        this.listener = listener;
    }

    /** Begins to wait. */
    static JobWait start(ServiceChoice service, URI job, Listener listener) {
        JobWait wait = new JobWait(listener);
        listener.progress("Asking for the job", OptionalDouble.empty());
        wait.future = Background.run(() -> outcome(service.client(wait.new Teller()).job(job)),
                outcome -> wait.end(() -> listener.ended(outcome)), trouble -> wait.end(() -> listener.failed(trouble)));
        return wait;
    }

    /** Stops waiting at once. */
    void leave() {
        end(listener::left);
        future.cancel(true);
    }

    /**
     * Waits for a job; gives how it ended, for the user.
     *
     * @throws TapException with the service's message and what can be done about it, if it ended in an error
     * @throws IOException if it cannot be waited for
     */
    static String outcome(TapJob job) throws IOException {
        JobStatus status = job.await();
        OptionalLong rows = status.rows();
        return switch (status.phase()) {
            case COMPLETED -> "The job has completed" + (rows.isPresent() ? String.format(Locale.ROOT, " with %,d rows", rows.getAsLong()) : "")
                    + "; Load brings its table.";
            case ABORTED -> "The job was aborted.";
            case ARCHIVED -> "The service no longer keeps the job's result; run the query again.";
            default -> throw new TapException("the job ended in an error: " + job.failure(status));
        };
    }

    private void end(Runnable news) {
        if (!over) {
            over = true;
            news.run();
        }
    }

    /** Passes progress on to the event thread. */
    private final class Teller implements Progress {

        @Override
        public void phase(String phase, OptionalDouble percent) {
            tell(phase, percent);
        }

        @Override
        public void retrying(String reason, Duration wait) {
            tell(reason + "; trying again", OptionalDouble.empty());
        }

        private void tell(String text, OptionalDouble percent) {
            SwingUtilities.invokeLater(() -> {
                if (!over) {
                    listener.progress(text, percent);
                }
            });
        }
    }
}
