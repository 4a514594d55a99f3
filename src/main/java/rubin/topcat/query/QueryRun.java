package rubin.topcat.query;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import javax.swing.SwingUtilities;
import rubin.service.CatalogueResult;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.tap.TapClient;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.Tables;

/** One query on its way from a window to a table, off the event thread; its listener is called on it. */
public final class QueryRun {

    /** What a window is told. After one of the last three nothing comes any more. */
    public interface Listener {

        /** Something to show while it goes on; percent is 0 to 100 where it is known. */
        void progress(String text, OptionalDouble percent);

        /** Something failed that may not fail again, and is tried once more after a while. */
        default void retrying(String reason, Duration wait) {
            progress(reason + "; trying again", OptionalDouble.empty());
        }

        /** Something that the user should know of the table, without a full stop. */
        void remark(String sentence);

        /** The rows are here, for random access. */
        void done(StarTable table, boolean truncated);

        void failed(Throwable trouble);

        void cancelled();
    }

    private final ServiceChoice service;
    private final Listener listener;
    private volatile URI job;
    private volatile boolean cancelled;
    private Future<?> future;

    private QueryRun(ServiceChoice service, Listener listener) {
        this.service = service;
        this.listener = listener;
    }

    /** Starts a query as an asynchronous job. */
    static QueryRun start(ServiceChoice service, QueryText query, OptionalLong maxrec, StoragePolicy storage, Listener listener) {
        QueryRun run = new QueryRun(service, listener);
        run.start(progress -> service.request(query, maxrec).run(ServiceChoice.COMMAND, storage, progress));
        return run;
    }

    /** Waits for a job that exists, and reads its rows. */
    public static QueryRun load(ServiceChoice service, URI job, StoragePolicy storage, Listener listener) {
        QueryRun run = new QueryRun(service, listener);
        run.start(progress -> {
            TapClient client = service.client(progress);
            TapJob existing = client.job(job);
            String adql = existing.await().parameters().getOrDefault("QUERY", "");
            QueryResult result = existing.result(storage);
            StarTable table = CatalogueResult.of(result, client.service(), adql, Optional.of(job), Instant.now());
            return new RunRequest.Answer(table, result.truncated(), adql);
        });
        return run;
    }

    private void start(Work work) {
        listener.progress(service.isSandbox() ? "Starting the sandbox" : "Contacting the service", OptionalDouble.empty());
        future = Background.run(() -> {
            RunRequest.Answer answer = work.with(new Teller());
            return new RunRequest.Answer(Tables.randomTable(answer.table()), answer.truncated(), answer.adql());
        }, answer -> unlessCancelled(() -> listener.done(answer.table(), answer.truncated())),
                trouble -> unlessCancelled(() -> listener.failed(trouble)));
    }

    /** Brings rows, and tells how it goes on. */
    @FunctionalInterface
    private interface Work {
        RunRequest.Answer with(Progress progress) throws IOException;
    }

    /** Stops waiting at once; the job goes on. */
    public void leave() {
        if (!cancelled) {
            cancelled = true;
            future.cancel(true);
            listener.cancelled();
        }
    }

    /** Stops waiting at once, and asks the service to stop, too. */
    void cancel() {
        leave();
        if (job != null) {
            Background.run(() -> {
                service.client(Progress.NONE).job(job).abort();
                return job;
            }, aborted -> { }, trouble -> { /* The job ends by itself; the user has turned to something else. */ });
        }
    }

    private void unlessCancelled(Runnable news) {
        if (!cancelled) {
            news.run();
        }
    }

    /** Passes progress on to the event thread. */
    private final class Teller implements Progress {

        @Override
        public void jobCreated(URI created) {
            job = created;
            tell("Job created", OptionalDouble.empty());
        }

        @Override
        public void phase(String phase, OptionalDouble percent) {
            tell(phase, percent);
        }

        @Override
        public void retrying(String reason, Duration wait) {
            SwingUtilities.invokeLater(() -> unlessCancelled(() -> listener.retrying(reason, wait)));
        }

        @Override
        public void reading(long rows, long bytes) {
            tell(String.format(Locale.ROOT, "Reading, %,d rows", rows), OptionalDouble.empty());
        }

        @Override
        public void remark(String sentence) {
            SwingUtilities.invokeLater(() -> unlessCancelled(() -> listener.remark(sentence)));
        }

        private void tell(String text, OptionalDouble percent) {
            SwingUtilities.invokeLater(() -> unlessCancelled(() -> listener.progress(text, percent)));
        }
    }
}
