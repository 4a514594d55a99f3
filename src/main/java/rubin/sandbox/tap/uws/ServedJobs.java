package rubin.sandbox.tap.uws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import rubin.sandbox.tap.Backend;
import rubin.sandbox.tap.QueryFailure;
import rubin.sandbox.tap.QueryRequest;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.sandbox.tap.http.Parameters;

/** All asynchronous jobs: makes, runs, stops and destroys them. */
public final class ServedJobs {

    private static final Logger LOGGER = Logger.getLogger(ServedJobs.class.getName());
    private static final int ID_LENGTH = 16;
    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final Duration FOREVER = Duration.ofDays(3650);

    private final Map<String, ServedJob> jobs = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private final Backend backend;
    private final TapOptions options;
    private final ExecutorService executor;
    private final Path spool;
    private final Clock clock;

    public ServedJobs(Backend backend, TapOptions options, ExecutorService executor, Path spool, Clock clock) {
        this.backend = backend;
        this.options = options;
        this.executor = executor;
        this.spool = spool;
        this.clock = clock;
    }

    public Optional<ServedJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** All jobs, latest first. */
    public List<ServedJob> list() {
        return jobs.values().stream().sorted(Comparator.comparing((ServedJob j) -> j.state().created()).reversed()).toList();
    }

    public ServedJob create(Parameters parameters, Map<String, Path> files) throws IOException {
        StringBuilder id = new StringBuilder();
        while (id.length() < ID_LENGTH) {
            id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        }
        Instant now = clock.instant();
        JobState state = new JobState(id.toString(), Phase.PENDING, now, Optional.empty(), Optional.empty(),
                options.maxExecution(), now.plus(options.retention()), parameters, files, Optional.empty(), OptionalLong.empty());
        ServedJob job = new ServedJob(state, Files.createDirectory(spool.resolve(id.toString())), clock);
        jobs.put(state.id(), job);
        return job;
    }

    /** Queues a pending job; one that is no longer pending stays as it is. */
    public void start(ServedJob job, Optional<Fault> fault) {
        if (job.advance(Phase.PENDING, Phase.QUEUED)) {
            executor.execute(() -> run(job, fault));
        }
    }

    private void run(ServedJob job, Optional<Fault> fault) {
        try {
            job.await(Phase.QUEUED, delay(fault, FaultKind.STUCK_QUEUED, options.queued()));
            if (!job.advance(Phase.QUEUED, Phase.EXECUTING)) {
                return;
            }
            int count = running.incrementAndGet();
            try {
                execute(job, fault, count);
            } finally {
                running.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.abort();
        }
    }

    private void execute(ServedJob job, Optional<Fault> fault, int count) throws InterruptedException {
        if (count > options.maxRunning()) {
            job.fail(Phase.EXECUTING, "Maximum running queries reached (" + options.maxRunning() + " running, maximum "
                    + options.maxRunning() + "); wait for a query to finish or cancel one of your running queries");
            return;
        }
        job.await(Phase.EXECUTING, delay(fault, FaultKind.STUCK_EXECUTING, options.executing()));
        Optional<String> injected = fault.filter(f -> f.kind() == FaultKind.JOB_ERROR).map(Fault::text);
        if (injected.isPresent()) {
            job.fail(Phase.EXECUTING, injected.get());
            return;
        }
        try {
            JobState state = job.state();
            QueryRequest request = QueryRequest.of(state.parameters(), state.files(), limit(options, fault), options.uploadUrls());
            job.complete(backend.run(request, job.result(), job.cancellation()));
        } catch (QueryFailure | IOException e) {
            job.fail(Phase.EXECUTING, e.getMessage());
        } catch (RuntimeException | Error e) {
            // An Error too: a job that never ends would keep its client waiting.
            LOGGER.log(Level.WARNING, "job " + job.state().id() + " failed", e);
            job.fail(Phase.EXECUTING, e.toString());
        }
    }

    /** Most rows to write: the service's limit, or an injected one. */
    public static long limit(TapOptions options, Optional<Fault> fault) {
        return fault.filter(f -> f.kind() == FaultKind.OVERFLOW).map(Fault::number).orElse(options.maxrec());
    }

    private static Duration delay(Optional<Fault> fault, FaultKind stuck, Duration usual) {
        if (fault.filter(f -> f.kind() == stuck).isPresent()) {
            return FOREVER;
        }
        return fault.filter(f -> f.kind() == FaultKind.SLOW_JOB).map(Fault::pause).orElse(usual);
    }

    /** Stops a job and forgets it, its files included. */
    public void delete(ServedJob job) throws IOException {
        jobs.remove(job.state().id());
        job.abort();
        for (Path upload : job.state().files().values()) {
            Files.deleteIfExists(upload);
        }
        deleteTree(job.directory());
    }

    /** Aborts jobs that have executed for too long, and destroys those whose time has come. */
    public void expire() throws IOException {
        Instant now = clock.instant();
        for (ServedJob job : jobs.values()) {
            JobState state = job.state();
            boolean late = state.phase() == Phase.EXECUTING && state.started().isPresent()
                    && state.started().get().plus(state.executionDuration()).isBefore(now);
            if (late) {
                job.abort();
            }
            if (state.destruction().isBefore(now)) {
                delete(job);
            }
        }
    }

    public static void deleteTree(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
