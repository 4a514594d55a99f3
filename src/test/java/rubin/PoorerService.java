package rubin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;

/** A service with the tables of the release that lacks some columns of its objects, and complains in the words of Rubin's. */
public final class PoorerService implements AutoCloseable {

    private final SandboxServer sandbox;
    private final HttpServer server;
    private final Pattern used;
    private final String unlisted;
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    /**
     * @param absent names of columns
     */
    public PoorerService(String... absent) throws IOException {
        sandbox = SandboxServer.start(SandboxOptions.DEFAULT);
        used = Pattern.compile("(?i)obj\\.(" + String.join("|", absent) + ")\\b");
        unlisted = List.of(absent).stream().collect(Collectors.joining("','", " AND column_name NOT IN ('", "')"));
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/tap", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tap";
    }

    /** The queries that were not refused, as forms. */
    public List<String> accepted() {
        return accepted;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String text = URLDecoder.decode(form, StandardCharsets.UTF_8);
        Matcher column = used.matcher(text);
        if (column.find()) {
            send(exchange, 400, ("Column: [" + column.group() + "] does not exist.").getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (text.contains("QUERY=")) {
            accepted.add(text);
        }
        form = form.replaceAll("(?i)(tap_schema\\.columns\\+WHERE[^&]*)", "$1" + Matcher.quoteReplacement(unlisted.replace(' ', '+')));
        String below = exchange.getRequestURI().toString().substring("/tap".length());
        try {
            HttpResponse<byte[]> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.url() + below))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(exchange.getRequestMethod(), form.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form))
                    .build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("Location").ifPresent(l -> exchange.getResponseHeaders().set("Location", l.replace(sandbox.url(), url())));
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        sandbox.close();
    }
}
