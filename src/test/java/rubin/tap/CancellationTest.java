package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapQuery;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import uk.ac.starlink.table.ByteStore;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.storage.ByteStoreStoragePolicy;
import uk.ac.starlink.table.storage.FileByteStore;

/** TOPCAT cancels by interrupting the thread; whatever the client does then, it stops within a second. */
@Timeout(60)
class CancellationTest {

    private static ToyDatabase database;
    private static rubin.sandbox.tap.TapServer service;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = rubin.sandbox.tap.TapServer.start(TapOptions.DEFAULT, () -> database);
    }

    @AfterEach
    void clear() {
        service.faults().clear();
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    /** An operation that waits for something. */
    private interface Operation {
        void run(TapClient client) throws IOException;
    }

    private static TapClient client() {
        return new TapClient(TapService.of(service.url()), Credentials.ANONYMOUS, Duration.ofMinutes(5), Progress.NONE);
    }

    private static TapQuery query() {
        return rubin.tap.Operation.query(rubin.tap.Operation.NUMBERS);
    }

    private static URI job() throws IOException {
        TapJob job = client().create(query(), UUID.randomUUID().toString());
        job.start();
        return job.uri();
    }

    private static void expectCancelled(Operation operation) throws Exception {
        int injected = service.faults().injected();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            Throwable caught = null;
            try {
                operation.run(client());
            } catch (IOException | RuntimeException e) {
                caught = e;
            }
            interrupted.complete(Thread.currentThread().isInterrupted());
            outcome.complete(caught);
        });
        thread.start();
        while (service.faults().injected() == injected) {
            Thread.onSpinWait();
        }
        // Let the operation settle in its wait; wherever it is caught, the outcome must be the same.
        thread.join(100);
        long start = System.nanoTime();
        thread.interrupt();
        thread.join(5000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(outcome.join()).isInstanceOf(InterruptedIOException.class).hasMessage("cancelled");
        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void whileTheServiceHoldsBackItsAnswer() throws Exception {
        service.faults().add(Fault.of(FaultKind.STUCK_EXECUTING).on("POST", ".*/phase"));
        URI job = job();
        service.faults().add(Fault.of(FaultKind.CONTENT_TYPE).text("text/xml").on("GET", "/async/[^/]+").skip(1));
        expectCancelled(client -> client.job(job).await());
    }

    @Test
    void whileABodyStalls() throws Exception {
        URI job = job();
        client().job(job).await();
        service.faults().add(Fault.of(FaultKind.STALL).number(3000).on("GET", ".*/results/result"));
        expectCancelled(client -> client.job(job).result(StoragePolicy.PREFER_MEMORY));
    }

    @Test
    void whileRowsTrickle() throws Exception {
        URI job = job();
        client().job(job).await();
        service.faults().add(Fault.of(FaultKind.TRICKLE).number(100).pause(Duration.ofMillis(50)).on("GET", ".*/results/result"));
        expectCancelled(client -> client.job(job).result(StoragePolicy.PREFER_MEMORY));
    }

    @Test
    void whileItWaitsBeforeTheNextTry() throws Exception {
        service.faults().add(Fault.of(FaultKind.STATUS).number(503).text("60").always());
        expectCancelled(client -> client.sync(query(), StoragePolicy.PREFER_MEMORY));
    }

    @Test
    void whileASynchronousQueryRuns() throws Exception {
        service.faults().add(Fault.of(FaultKind.STUCK_EXECUTING).on("POST", "/sync"));
        expectCancelled(client -> client.sync(query(), StoragePolicy.PREFER_MEMORY));
    }

    @Test
    void aJobCanStillBeAbortedThen() throws Exception {
        service.faults().add(Fault.of(FaultKind.STUCK_EXECUTING).on("POST", ".*/phase"));
        TapJob job = client().job(job());
        Thread.currentThread().interrupt();
        job.abort();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(job.await().phase()).isEqualTo(JobPhase.ABORTED);
    }

    @Test
    void aJobCanStillBeAbortedWhenTheTimeIsOver() throws Exception {
        service.faults().add(Fault.of(FaultKind.STUCK_EXECUTING).on("POST", ".*/phase"));
        URI job = job();
        TapClient late = new TapClient(TapService.of(service.url()), Credentials.ANONYMOUS, Duration.ofNanos(1), Progress.NONE);
        late.job(job).abort();
        assertThat(client().job(job).await().phase()).isEqualTo(JobPhase.ABORTED);
    }

    @Test
    void aBrokenDownloadLeavesNoFileAndNoThread() throws Exception {
        URI job = job();
        client().job(job).await();
        List<File> files = new ArrayList<>();
        StoragePolicy storage = new ByteStoreStoragePolicy() {
            @Override
            protected ByteStore attemptMakeByteStore() throws IOException {
                FileByteStore store = new FileByteStore();
                files.add(store.getFile());
                return store;
            }
        };
        long threads = decoders();
        service.faults().add(Fault.of(FaultKind.CUT).number(20_000).on("GET", ".*/results/result").times(3));
        QueryResult result = client().job(job).result(storage);
        assertThat(rubin.tap.Operation.isEveryNumber(result)).isTrue();
        assertThat(files).hasSize(4);
        assertThat(files.subList(0, 3)).noneMatch(File::exists);
        assertThat(decoders()).isEqualTo(threads);
    }

    /** The host's threads that decode binary streams. */
    private static long decoders() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("Stream reader")).count();
    }
}
