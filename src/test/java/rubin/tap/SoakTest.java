package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.sandbox.tap.fault.Faults;
import rubin.tap.base.Progress;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.Secret;
import uk.ac.starlink.table.StoragePolicy;

/** Many jobs, several at a time, on a service that fails one request in five. */
class SoakTest {

    private static final String TOKEN = "gt-soak-canary.0123456789";
    private static final int AT_A_TIME = 8;
    private static final long SEED = Long.getLong("rubin.fuzz.seed", 20_260_101);

    @Test
    void jobsSurviveAServiceThatFailsOneRequestInFive() throws Exception {
        soak(60);
    }

    @Test
    @Tag("long")
    void twoThousandJobsDoToo() throws Exception {
        Instant start = Instant.now();
        List<String> figures = new ArrayList<>(List.of("2000", String.valueOf(AT_A_TIME)));
        figures.addAll(soak(2000));
        figures.add(Duration.between(start, Instant.now()).toSeconds() + " s");
        ReliabilityPage.record("soak", List.of(figures));
    }

    /** Returns requests sent, faults suffered, results right, and what was left over. */
    private static List<String> soak(int jobs) throws Exception {
        long threadsBefore = threads();
        long filesBefore = temporaryFiles();
        AtomicInteger right = new AtomicInteger();
        TestNetwork outside = new TestNetwork();
        int injected;
        try (ToyDatabase database = new ToyDatabase();
                rubin.sandbox.tap.TapServer service = rubin.sandbox.tap.TapServer.start(
                        TapOptions.DEFAULT.withToken(TOKEN).withStoreRedirect().withLimits(1000, 100_000_000), () -> database)) {
            service.awaitReady();
            Random random = new Random(SEED);
            long socketsBefore = sockets();
            ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                running.add(executor.submit(() -> {
                    plan(service.faults(), random);
                    one(service.url(), outside);
                    return right.incrementAndGet();
                }));
            }
            for (Future<?> job : running) {
                job.get();
            }
            executor.shutdown();
            assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            injected = service.faults().injected();
            assertThat(service.leakedTokens()).isZero();
            // One idle connection to each of two origins for each thread is kept for the next request, on two ends.
            assertThat(sockets()).isLessThanOrEqualTo(socketsBefore + 2L * 2 * AT_A_TIME + 4);
        }
        assertThat(right).hasValue(jobs);
        assertThat(injected).isGreaterThan(outside.sent.size() / 8);
        assertThat(threads() - threadsBefore).as("threads left over").isLessThanOrEqualTo(2);
        assertThat(temporaryFiles()).as("files left over").isLessThanOrEqualTo(filesBefore);
        return List.of(String.valueOf(outside.sent.size()), String.valueOf(injected), right + " of " + jobs, "none");
    }

    private static void one(String url, TestNetwork outside) throws Exception {
        TapService target = TapService.of(url);
        TapClient client = new TapClient(target, Credentials.of(new Secret(TOKEN), target), Duration.ofHours(1), Progress.NONE, outside.network());
        TapJob job = client.create(Operation.query(Operation.NUMBERS), UUID.randomUUID().toString());
        job.start();
        job.await();
        assertThat(Operation.isEveryNumber(job.result(StoragePolicy.PREFER_MEMORY))).isTrue();
        job.delete();
    }

    /** Sees to it that faults are waiting: each spares as many requests after the one before it as to make one in five on average. */
    private static void plan(Faults faults, Random random) {
        synchronized (random) {
            for (List<Fault> pending = faults.pending(); pending.size() < 50; pending = faults.pending()) {
                int spared = pending.isEmpty() ? 0 : pending.get(pending.size() - 1).skip();
                faults.add(fault(random).skip(spared + random.nextInt(9)));
            }
        }
    }

    private static Fault fault(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Fault.of(FaultKind.DROP);
            case 1 -> Fault.of(FaultKind.CUT).number(random.nextInt(30_000));
            case 2 -> Fault.of(FaultKind.TRUNCATE).number(random.nextInt(30_000));
            case 3 -> Fault.of(FaultKind.STATUS).number(429).text("1");
            case 4 -> Fault.of(FaultKind.STATUS).number(502);
            case 5 -> Fault.of(FaultKind.STATUS).number(503).text("2");
            case 6 -> Fault.of(FaultKind.EMPTY);
            default -> Fault.of(FaultKind.GARBAGE).number(200);
        };
    }

    /** Threads of the client's and the host's; the JDK's client keeps idle ones for a minute. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> !name.startsWith("HttpClient") && !name.startsWith("rubin-sandbox") && !name.startsWith("HTTP-Dispatcher")).count();
    }

    private static long sockets() {
        return ((com.sun.management.UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static long temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith("rubin-upload") || n.matches(".*(RowStore|ByteStore).*\\.bin")).count();
        }
    }
}
