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
import rubin.service.CatalogueQuery;
import rubin.service.CatalogueResult;
import rubin.tap.TapClient;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import rubin.topcat.jobs.JobBoard;
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
    static QueryRun start(ServiceChoice service, String adql, OptionalLong maxrec, StoragePolicy storage, Listener listener) {
        QueryRun run = new QueryRun(service, listener);
        CatalogueQuery query = new CatalogueQuery(new TapQuery(adql, maxrec), false);
        run.start(client -> {
            try {
                return query.run(client, storage);
            } catch (TapException e) {
                throw service.explain(e, adql);
            }
        });
        return run;
    }

    /** Waits for a job that exists, and reads its rows. */
    public static QueryRun load(ServiceChoice service, URI job, StoragePolicy storage, Listener listener) {
        QueryRun run = new QueryRun(service, listener);
        run.start(client -> {
            TapJob existing = client.job(job);
            String adql = existing.await().parameters().getOrDefault("QUERY", "");
            QueryResult result = existing.result(storage);
            return new CatalogueQuery.Answer(CatalogueResult.of(result, client.service(), adql, Optional.of(job), Instant.now()), result.truncated());
        });
        return run;
    }

    private void start(Work work) {
        listener.progress(service.isSandbox() ? "Starting the sandbox" : "Contacting the service", OptionalDouble.empty());
        future = Background.run(() -> {
            CatalogueQuery.Answer answer = work.with(service.client(new Teller()));
            return new CatalogueQuery.Answer(Tables.randomTable(answer.table()), answer.truncated());
        }, answer -> unlessCancelled(() -> listener.done(answer.table(), answer.truncated())),
                trouble -> unlessCancelled(() -> listener.failed(trouble)));
    }

    /** From a client to rows. */
    @FunctionalInterface
    private interface Work {
        CatalogueQuery.Answer with(TapClient client) throws IOException;
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
            JobBoard.note(service, created);
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

        private void tell(String text, OptionalDouble percent) {
            SwingUtilities.invokeLater(() -> unlessCancelled(() -> listener.progress(text, percent)));
        }
    }
}
