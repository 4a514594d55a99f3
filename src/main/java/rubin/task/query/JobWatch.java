package rubin.task.query;

import java.io.PrintStream;
import java.net.URI;
import java.util.function.Consumer;
import rubin.service.Access;
import rubin.task.InterruptNotice;
import rubin.task.job.JobAddress;

/**
 * Keeps the job of a query from being lost: says how to come back to it when the user ends the process before the result is
 * there. Jobs of the embedded service end with the process and are not watched.
 */
public final class JobWatch implements Consumer<URI>, AutoCloseable {

    private final Access access;
    private final boolean aborting;
    private final PrintStream err;
    private InterruptNotice notice;
    private volatile boolean read;

    /**
     * @param access the service
     * @param aborting whether to abort the job then, instead
     */
    JobWatch(Access access, boolean aborting, PrintStream err) {
        this.access = access;
        this.aborting = aborting;
        this.err = err;
    }

    /** A job exists. */
    @Override
    public void accept(URI job) {
        close();    // of a job before, which the service refused
        if (access.service().isPresent()) {
            notice = InterruptNotice.arm(() -> {
                err.println();
                if (aborting && !read) {
                    new JobAddress(job, access).abort(err);
                    return;
                }
                err.println(read ? "The table was not written to its end; the job is done: " + job : "The job goes on without this command: " + job);
                err.println("To fetch its table" + (read ? "" : " when it is done") + ": rubinjob action=fetch job=" + job + " out=table.fits");
            });
        }
    }

    /** The job's result is here; what goes on is this command's own work. */
    void resultRead() {
        read = true;
    }

    @Override
    public void close() {
        if (notice != null) {
            notice.close();
        }
    }
}
