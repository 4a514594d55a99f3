package rubin.task.query;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Consumer;
import rubin.service.JobLedger;
import rubin.tap.base.TapService;
import rubin.task.InterruptNotice;
import rubin.task.ServiceParameters;
import rubin.task.job.JobAddress;

/**
 * Keeps the job of a query from being lost: notes it in the ledger, and says how to come back to it when the user ends the
 * process before the result is there. Jobs of the embedded service end with the process and are not watched.
 */
public final class JobWatch implements Consumer<URI>, AutoCloseable {

    private final ServiceParameters.Access access;
    private final String command;
    private final boolean aborting;
    private final PrintStream err;
    private InterruptNotice notice;
    private volatile boolean read;

    /**
     * @param access the service
     * @param command what the user ran, without credentials
     * @param aborting whether to abort the job then, instead
     */
    JobWatch(ServiceParameters.Access access, String command, boolean aborting, PrintStream err) {
        this.access = access;
        this.command = command;
        this.aborting = aborting;
        this.err = err;
    }

    /** The user's own ledger. */
    public static JobLedger ledger() {
        return JobLedger.ofUser();
    }

    /** A job exists. */
    @Override
    public void accept(URI job) {
        close();    // of a job before, which the service refused
        access.service().ifPresent(service -> {
            remember(service, job, command, err);
            notice = InterruptNotice.arm(() -> {
                err.println();
                if (aborting && !read) {
                    new JobAddress(job, access).abort(err);
                    return;
                }
                err.println(read ? "The table was not written to its end; the job is done: " + job : "The job goes on without this command: " + job);
                err.println("To fetch its table" + (read ? "" : " when it is done") + ": rubinjob action=fetch job=" + job + " out=table.fits");
            });
        });
    }

    /** The job's result is here; what goes on is this command's own work. */
    void resultRead() {
        read = true;
    }

    /** Notes a job in the ledger; a ledger that cannot be written is no reason to fail. */
    static void remember(TapService service, URI job, String command, PrintStream err) {
        try {
            ledger().add(service, job, command);
        } catch (IOException e) {
            err.println("Note: the job could not be noted: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (notice != null) {
            notice.close();
        }
    }
}
