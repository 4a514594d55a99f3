package rubin.sandbox.tap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

import rubin.sandbox.adql.AdqlException;

/**
 * The database behind the service. Queries share the memory of the process: when it runs short, the hungriest is stopped. If
 * it runs out all the same, H2 throws its database away, and the next request gets a new one, which is made from the same seed.
 */
public final class Backend {

    private static final Logger LOGGER = Logger.getLogger(Backend.class.getName());
    /** Part of the heap that queries may fill. */
    private static final double BUDGET = 0.9;
    private static final int TRIES = 3;

    private final Callable<QueryEngine> database;
    private final Executor executor;
    private CompletableFuture<QueryEngine> engine;
    private boolean closed;

    /** @param database opens the database, whenever there is none; called on a thread of {@code executor} */
    Backend(Callable<QueryEngine> database, Executor executor) {
        this.database = database;
        this.executor = executor;
        open();
    }

    private synchronized void open() {
        engine = CompletableFuture.supplyAsync(() -> {
            try {
                return database.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }, executor);
    }

    private synchronized CompletableFuture<QueryEngine> current() {
        return engine;
    }

    /** Waits until the database is there. */
    QueryEngine get() {
        try {
            return current().join();
        } catch (CompletionException | CancellationException e) {
            throw new IllegalStateException("The catalogue could not be made: " + e.getMessage(), e);
        }
    }

    /** Whether there is hope for queries: false when the database could not be made. */
    boolean up() {
        return !current().isCompletedExceptionally();
    }

    boolean ready() {
        return current().isDone() && up();
    }

    /**
     * Answers one query; once more if the database was lost under it through no fault of its own.
     *
     * @throws QueryFailure if the query is refused or fails, whatever the reason
     */
    public long run(QueryRequest request, Path file, Cancellation cancellation) throws IOException, QueryFailure {
        for (int tries = 1; ; tries++) {
            QueryEngine asked = get();
            try {
                return asked.run(request, file, cancellation);
            } catch (QueryFailure e) {
                boolean lost = !(e.getCause() instanceof AdqlException) && restore(asked);
                if (!lost || e.getMessage().equals(QueryEngine.MEMORY) || cancellation.cancelled() || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** No database is made again from now on. */
    synchronized void close() {
        closed = true;
    }

    /** Opens the database again if it does not answer; returns whether it did not. */
    boolean restore(QueryEngine asked) {
        if (asked.alive()) {
            return false;
        }
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (engine.isDone() && (engine.isCompletedExceptionally() || engine.join() == asked)) {
                LOGGER.log(Level.WARNING, "the database was lost, and is made again");
                open();
            }
        }
        return true;
    }

    /** To be called often: repeats cancellations, and stops the query that has asked for most if memory is short. */
    void watch() {
        if (!ready()) {
            return;
        }
        QueryEngine asked = get();
        asked.repeatCancellations();
        if (asked.busy() && isShort()) {
            System.gc();    // most of it may be garbage
            if (isShort()) {
                asked.stopHungriest();
            }
        }
    }

    private static boolean isShort() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > BUDGET * runtime.maxMemory();
    }
}
