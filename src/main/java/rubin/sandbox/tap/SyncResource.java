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
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.http.BadRequest;
import rubin.sandbox.tap.http.Reply;
import rubin.sandbox.tap.http.Request;
import rubin.sandbox.tap.uws.ServedJobs;

/** {@code /sync}: a query answered in one request, or given up after the time that Rubin gives it. */
final class SyncResource {

    private static final String TIMEOUT = "Query timeout exceeded for synchronous execution. The job has been aborted. "
            + "Please use /async endpoint for long-running queries.";

    private static final int PULSE_DELAY_MILLIS = 2000;
    private static final int PULSE_MILLIS = 500;

    private final Backend backend;
    private final TapOptions options;
    private final ScheduledExecutorService timer;
    private final CountDownLatch closing;
    private final Path spool;

    SyncResource(Backend backend, TapOptions options, ScheduledExecutorService timer, CountDownLatch closing, Path spool) {
        this.backend = backend;
        this.options = options;
        this.timer = timer;
        this.closing = closing;
        this.spool = spool;
    }

    void answer(Request request, Reply reply) throws IOException {
        Cancellation cancellation = new Cancellation();
        Path file = Files.createTempFile(spool, "sync", ".vot");
        ScheduledFuture<?> timeout = timer.schedule(() -> cancellation.cancel(TIMEOUT), options.syncTimeout().toMillis(), TimeUnit.MILLISECONDS);
        Optional<ScheduledFuture<?>> pulse = Optional.empty();
        try {
            QueryRequest query = QueryRequest.of(request.parameters(), request.files(), ServedJobs.limit(options, request.fault()),
                    options.uploadUrls());
            suffer(request);
            backend.get();
            pulse = Optional.of(timer.scheduleWithFixedDelay(() -> pulse(reply, query.format().mime(), cancellation),
                    PULSE_DELAY_MILLIS, PULSE_MILLIS, TimeUnit.MILLISECONDS));
            backend.run(query, file, cancellation);
            pulse.get().cancel(false);
            reply.file(query.format().mime(), file);
        } catch (QueryFailure e) {
            pulse.ifPresent(p -> p.cancel(false));
            // Rubin's reports a timeout with status 200.
            boolean timedOut = cancellation.reason().filter(TIMEOUT::equals).isPresent();
            reply.votable(timedOut ? 200 : 400, VOTableDocument.error(e.getMessage()));
        } finally {
            timeout.cancel(false);
            pulse.ifPresent(p -> p.cancel(false));
            Files.deleteIfExists(file);
            for (Path upload : request.files().values()) {
                Files.deleteIfExists(upload);
            }
        }
    }

    /** A client that has hung up is noticed only when something is sent to it. */
    private static void pulse(Reply reply, String mime, Cancellation cancellation) {
        if (!cancellation.attached()) {
            return;    // what is wrong with the query or its upload comes out before it runs, and has a status of its own
        }
        try {
            reply.keepAlive(mime);
        } catch (IOException e) {
            cancellation.cancel("the client has hung up");
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
