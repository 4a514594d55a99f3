package rubin.sandbox.tap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.Faults;
import rubin.sandbox.tap.fault.FaultyStream;
import rubin.sandbox.tap.http.Authorization;
import rubin.sandbox.tap.http.BadRequest;
import rubin.sandbox.tap.http.Reply;
import rubin.sandbox.tap.http.Request;
import rubin.sandbox.tap.http.Visitors;
import rubin.sandbox.tap.uws.ServedJob;
import rubin.sandbox.tap.uws.ServedJobs;

/**
 * A TAP 1.1 service on 127.0.0.1. It listens at once; requests that need the database wait until it is there.
 *
 * <pre>{@code
 * try (TapServer service = TapServer.start(TapOptions.DEFAULT, () -> database)) {
 *     URI query = URI.create(service.url() + "/sync?LANG=ADQL&QUERY=...");
 * }
 * }</pre>
 */
public final class TapServer implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(TapServer.class.getName());
    private static final String BASE = "/api/tap";
    private static final String PREFIX = "rubin-sandbox-";
    /** Parsers of queries go as deep as the query does. */
    private static final long STACK_BYTES = 16L << 20;
    private static final List<String> READ = List.of("GET", "HEAD");
    private static final List<String> ALL = List.of("GET", "HEAD", "POST", "DELETE");
    private static final Map<String, List<String>> METHODS = Map.of("", READ, "tables", READ, "capabilities", READ, "availability", READ,
            "sync", List.of("GET", "HEAD", "POST"));
    private static final int CLOSE_SECONDS = 5;
    private static final Duration EXPIRY_CHECK = Duration.ofMillis(100);

    static {
        // Without it each answer of the JDK's server waits for the delayed acknowledgement of the last: 40 ms.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Clock clock = Clock.systemUTC();
    private final Instant since = clock.instant();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Faults faults = new Faults();
    private final TapOptions options;
    private final Authorization authorization;
    private final Path spool;
    private final ExecutorService executor;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Backend backend;
    private final Visitors visitors;
    private final HttpServer server;
    private final ResultStore store;
    private final String url;
    private final ServedJobs jobs;
    private final AsyncResource async;
    private final SyncResource sync;

    /**
     * Starts a service.
     *
     * @param database opens the database; called on another thread. The service does not close it
     * @throws IOException if the port is taken or the disk full
     */
    public static TapServer start(TapOptions options, Callable<? extends TapDatabase> database) throws IOException {
        // First of all, so that a port that is taken costs no thread, file or database.
        HttpServer server = bind(options);
        try {
            return new TapServer(options, database, server);
        } catch (IOException e) {
            server.stop(0);
            throw e;
        }
    }

    private TapServer(TapOptions options, Callable<? extends TapDatabase> database, HttpServer server) throws IOException {
        this.options = options;
        this.server = server;
        authorization = new Authorization(options.token());
        ThreadGroup group = new ThreadGroup("rubin-sandbox") {
            @Override
            public void uncaughtException(Thread thread, Throwable e) {
                LOGGER.log(Level.WARNING, thread.getName() + " ended", e);
                // Without the thread that takes connections, which is the server's own, there is no service.
                if (!thread.getName().startsWith(PREFIX)) {
                    end.completeExceptionally(e);
                    new Thread(TapServer.this::close).start();
                }
            }
        };
        executor = Executors.newCachedThreadPool(daemons(group, PREFIX));
        timer = Executors.newSingleThreadScheduledExecutor(daemons(group, PREFIX + "timer-"));
        spool = Files.createTempDirectory("rubin-sandbox");
        visitors = new Visitors(options.tls().isPresent() ? "https" : "http", server.getAddress().getPort(), options.cors());
        url = visitors.scheme() + "://127.0.0.1:" + server.getAddress().getPort() + BASE;
        store = new ResultStore(faults, closing, options.gzip(), options.cors(), executor);
        backend = new Backend(() -> new QueryEngine(database.call(), url.substring(0, url.lastIndexOf('/')) + TimeSeries.PATH), executor);
        jobs = new ServedJobs(backend, options, executor, spool, clock);
        async = new AsyncResource(jobs, options, url + "/async", store, clock);
        sync = new SyncResource(backend, options, timer, closing, spool);
        timer.scheduleWithFixedDelay(this::expire, EXPIRY_CHECK.toMillis(), EXPIRY_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        // Started by a daemon, the server's own thread is one too, and does not keep the process alive.
        CompletableFuture.runAsync(server::start, executor).join();
    }

    private static ThreadFactory daemons(ThreadGroup group, String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(group, task, prefix + count.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static HttpServer bind(TapOptions options) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", options.port());
        try {
            if (options.tls().isEmpty()) {
                return HttpServer.create(address, 0);
            }
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(options.tls().get()));
            return server;
        } catch (BindException e) {
            throw new IOException("port=" + options.port() + ": must be free on 127.0.0.1; leave it out to have one chosen", e);
        }
    }

    /** The service's base URL, such as {@code http://127.0.0.1:41234/api/tap}. */
    public String url() {
        return url;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Waits until the database is there; a request would wait just so. */
    public void awaitReady() {
        backend.get();
    }

    /**
     * Waits until the service is closed.
     *
     * @throws IOException if it is dead, because of an error that it could not mend
     */
    public void awaitEnd() throws IOException, InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IOException("the service is dead (" + e.getCause() + "); start it again, with more memory such as -Xmx4g");
        }
    }

    /** How many requests brought a token to the store of results, where none belongs. */
    public int leakedTokens() {
        return store.leaks();
    }

    private void expire() {
        try {
            backend.watch();
            jobs.expire();
            if (!backend.up()) {
                end.completeExceptionally(new IllegalStateException("it could not make its database"));
            }
        } catch (IOException | RuntimeException | Error e) {
            // Thrown on, it would stop the timer for good.
            LOGGER.log(Level.WARNING, "jobs that are over cannot be cleared away", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        // Rubin's service of light curves stands beside that of TAP.
        boolean light = path.equals(BASE.substring(0, BASE.lastIndexOf('/')) + TimeSeries.PATH);
        String below = light ? TimeSeries.PATH : path.startsWith(BASE) ? path.substring(BASE.length()) : "";
        boolean page = path.equals("/") || path.equals(BASE) || path.equals(BASE + "/");
        Optional<Fault> fault = page ? Optional.empty() : faults.take(exchange.getRequestMethod(), below);
        Reply reply = new Reply(exchange, fault, closing, options.gzip());
        reply.header("Server", "rubin-sandbox");
        try {
            if (visitors.stopped(exchange, reply) || reply.failed()) {
                return;
            }
            if (!light && !page && !path.startsWith(BASE + "/")) {
                reply.text(404, "the service is at " + url + "\n");
                return;
            }
            if (!page && !anonymous(below) && !authorization.allows(exchange.getRequestHeaders().getFirst("Authorization"))) {
                reply.header("WWW-Authenticate", Authorization.CHALLENGE);
                reply.text(401, "Authentication required\n");
                return;
            }
            String first = page ? "" : below.split("/", 3)[1];
            List<String> methods = METHODS.getOrDefault(first, ALL);
            if (!methods.contains(exchange.getRequestMethod())) {
                reply.header("Allow", String.join(", ", methods));
                throw new BadRequest(405, exchange.getRequestMethod() + ": must be one of " + String.join(", ", methods));
            }
            route(Request.read(exchange, below, fault, spool), reply);
        } catch (BadRequest e) {
            reply.votable(e.status(), VOTableDocument.error(e.getMessage()));
        } catch (FaultyStream.Cut e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // An Error too: a request without an answer would keep its client waiting.
            LOGGER.log(Level.WARNING, "request failed: " + path, e);
            if (reply.answered()) {
                throw new FaultyStream.Cut();
            }
            reply.votable(500, VOTableDocument.error(String.valueOf(e instanceof Error ? e : e.getMessage())));
        }
    }

    private static boolean anonymous(String below) {
        return below.equals("/capabilities") || below.equals("/availability");
    }

    private void route(Request request, Reply reply) throws IOException {
        List<String> path = request.path();
        List<String> rest = path.subList(Math.min(1, path.size()), path.size());
        switch (path.isEmpty() ? "" : path.get(0)) {
            case "" -> reply.send(200, "text/html; charset=UTF-8", page());
            case "sync" -> sync.answer(request, reply);
            case "async" -> async.answer(request, rest, reply);
            case "datalink" -> reply.redirect(url + "/sync?" + TimeSeries.query(request.parameters(), backend.get().schema()));
            case "tables" -> tables(request, rest, reply);
            case "capabilities" -> reply.xml(Vosi.capabilities(url, options));
            case "availability" -> reply.xml(Vosi.availability(backend.up() && !end.isCompletedExceptionally(), since,
                    "synthetic catalogue, " + (backend.ready() ? "ready" : backend.up() ? "being generated" : "lost: start the service again")));
            default -> throw new BadRequest(404, "there is no " + String.join("/", path)
                    + " here, but sync, async, tables, capabilities and availability");
        }
    }

    private String page() throws IOException {
        try (InputStream in = TapServer.class.getResourceAsStream("/rubin/sandbox/page.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{url}", url);
        }
    }

    private void tables(Request request, List<String> path, Reply reply) throws IOException {
        QueryEngine ready = backend.get();
        if (path.isEmpty()) {
            boolean columns = request.parameters().first("detail").filter("min"::equalsIgnoreCase).isEmpty();
            reply.xml(Vosi.tables(ready.schema(), columns));
            return;
        }
        TableDef table = ready.schema().table(path.get(0))
                .orElseThrow(() -> new BadRequest(404, "table " + path.get(0) + " does not exist"));
        reply.xml(Vosi.table(ready.schema(), table));
    }

    /** Stops listening, stops all queries, and deletes all files. */
    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        backend.close();
        end.complete(null);
        server.stop(0);
        store.close();
        jobs.list().forEach(ServedJob::abort);
        executor.shutdownNow();
        try {
            executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            timer.shutdownNow();
            timer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            ServedJobs.deleteTree(spool);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot delete " + spool, e);
        }
    }
}
