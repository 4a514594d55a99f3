package rubin.sandbox.tap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.Faults;
import rubin.sandbox.tap.http.Authorization;
import rubin.sandbox.tap.http.Reply;
import rubin.sandbox.tap.http.Visitors;

/**
 * The other origin that results are fetched from, as Rubin's are from an object store: by a URL that nobody can guess,
 * and without a token. One that is sent all the same is a leak; it is counted, and answered with 400.
 */
final class ResultStore implements AutoCloseable {

    static final String PATH = "/store/";

    private final Map<String, Path> files = new ConcurrentHashMap<>();
    private final AtomicInteger leaks = new AtomicInteger();
    private final Faults faults;
    private final CountDownLatch closing;
    private final boolean gzip;
    private final HttpServer server;
    private final Visitors visitors;

    ResultStore(Faults faults, CountDownLatch closing, boolean gzip, boolean cors, Executor executor) throws IOException {
        this.faults = faults;
        this.closing = closing;
        this.gzip = gzip;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        visitors = new Visitors("http", server.getAddress().getPort(), cors);
        server.createContext(PATH, this::handle);
        server.setExecutor(executor);
        // Started by a daemon, the server's own thread is one too, and does not keep the process alive.
        CompletableFuture.runAsync(server::start, executor).join();
    }

    /** A URL that answers with the file. */
    String publish(Path file) {
        String key = UUID.randomUUID().toString();
        files.put(key, file);
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + key;
    }

    /** Requests that carried an Authorization header. */
    int leaks() {
        return leaks.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Fault> fault = faults.take(exchange.getRequestMethod(), path);
        Reply reply = new Reply(exchange, fault, closing, gzip);
        if (visitors.stopped(exchange, reply)) {
            return;
        }
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            leaks.incrementAndGet();
            reply.text(400, "a token was sent to the object store\n");
            return;
        }
        if (reply.failed()) {
            return;
        }
        Path file = files.get(path.substring(PATH.length()));
        if (file == null || !Files.exists(file)) {
            reply.text(404, "NoSuchKey\n");
        } else {
            reply.file(OutputFormat.MIME, file);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
