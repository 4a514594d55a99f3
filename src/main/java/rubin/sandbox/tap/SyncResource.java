package rubin.sandbox.tap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code /sync}: a query answered in one request, or given up after the time that Rubin gives it. */
final class SyncResource {

    private static final String TIMEOUT = "Query timeout exceeded for synchronous execution. The job has been aborted. "
            + "Please use /async endpoint for long-running queries.";

    private final Supplier<QueryEngine> engine;
    private final TapOptions options;
    private final ScheduledExecutorService timer;
    private final CountDownLatch closing;
    private final Path spool;

    SyncResource(Supplier<QueryEngine> engine, TapOptions options, ScheduledExecutorService timer, CountDownLatch closing, Path spool) {
        this.engine = engine;
        this.options = options;
        this.timer = timer;
        this.closing = closing;
        this.spool = spool;
    }

    void answer(Request request, Reply reply) throws IOException {
        if (!request.get() && !request.post()) {
            throw new BadRequest(405, request.method() + ": must be GET or POST");
        }
        QueryRequest query = QueryRequest.of(request.parameters(), request.files(), Jobs.limit(options, request.fault()));
        Cancellation cancellation = new Cancellation();
        Path file = Files.createTempFile(spool, "sync", ".vot");
        ScheduledFuture<?> timeout = timer.schedule(cancellation::cancel, options.syncTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            suffer(request);
            engine.get().run(query, file, cancellation);
            reply.file(query.format().mime(), file);
        } catch (QueryFailure e) {
            if (cancellation.cancelled()) {
                // Rubin's says so with status 200.
                reply.votable(200, VOTableDocument.error(TIMEOUT));
            } else {
                reply.votable(400, VOTableDocument.error(e.getMessage()));
            }
        } finally {
            timeout.cancel(false);
            Files.deleteIfExists(file);
            for (Path upload : request.files().values()) {
                Files.deleteIfExists(upload);
            }
        }
    }

    private void suffer(Request request) throws QueryFailure, BadRequest {
        Optional<Fault> fault = request.fault();
        if (fault.isEmpty()) {
            return;
        }
        switch (fault.get().kind()) {
            case JOB_ERROR -> throw new QueryFailure(fault.get().text(), null);
            case SLOW_JOB -> pause(fault.get().pause());
            case STUCK_QUEUED, STUCK_EXECUTING -> pause(options.syncTimeout().plusMillis(100));
            default -> {
                // All others are faults of transport, which the reply carries out.
            }
        }
    }

    private void pause(Duration time) throws BadRequest {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BadRequest(503, "the service is closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadRequest(503, "the service is closing");
        }
    }
}
