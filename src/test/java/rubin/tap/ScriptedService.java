package rubin.tap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rubin.tap.base.TapService;

/** A service that answers as a test says, for what the sandbox is too well-behaved for. */
final class ScriptedService implements AutoCloseable {

    /** Answers a request. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange, String request) throws IOException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    ScriptedService(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request);
            authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            exchange.getRequestBody().readAllBytes();
            try {
                script.answer(exchange, request);
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    /** Sends a whole answer. */
    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A job document. */
    static String job(String phase, String more) {
        return "<uws:job xmlns:uws='http://www.ivoa.net/xml/UWS/v1.0' xmlns:xlink='http://www.w3.org/1999/xlink'><uws:jobId>1</uws:jobId><uws:phase>"
                + phase + "</uws:phase>" + more + "</uws:job>";
    }

    TapService service() {
        return TapService.of("http://127.0.0.1:" + server.getAddress().getPort() + "/tap");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
