package rubin.sandbox.tap.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import rubin.sandbox.tap.OutputFormat;
import rubin.sandbox.tap.VOTableDocument;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.sandbox.tap.fault.FaultyStream;

/** The way back: every answer goes out here, so that here is where faults of transport happen. */
public final class Reply {

    static final String TEXT = "text/plain; charset=UTF-8";
    static final String XML = "application/xml";

    private final HttpExchange exchange;
    private final Optional<Fault> fault;
    private final CountDownLatch closing;
    private final boolean gzip;
    private Optional<OutputStream> begun = Optional.empty();
    private boolean answered;

    public Reply(HttpExchange exchange, Optional<Fault> fault, CountDownLatch closing, boolean gzip) {
        this.exchange = exchange;
        this.fault = fault;
        this.closing = closing;
        String accepted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Encoding")).orElse("");
        this.gzip = gzip && accepted.contains("gzip");
    }

    /** Carries out faults that need no right answer first; returns whether it has answered. */
    public boolean failed() throws IOException {
        if (fault.isEmpty()) {
            return false;
        }
        Fault f = fault.get();
        switch (f.kind()) {
            case DROP -> throw new FaultyStream.Cut();
            case STATUS -> status(f);
            case REDIRECT -> redirect(f.text().replace("{path}", exchange.getRequestURI().toString()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void status(Fault f) throws IOException {
        if (!f.text().isEmpty()) {
            header("Retry-After", f.text());
        }
        if (f.number() == 401) {
            header("WWW-Authenticate", Authorization.CHALLENGE);
        } else if (f.number() == 429) {
            header("X-RateLimit-Limit", "1000");
            header("X-RateLimit-Remaining", "0");
            header("X-RateLimit-Resource", "tap");
        }
        text((int) f.number(), "injected status " + f.number() + "\n");
    }

    public void header(String name, String value) {
        exchange.getResponseHeaders().add(name, value);
    }

    public void text(int status, String body) throws IOException {
        send(status, TEXT, body);
    }

    public void xml(String body) throws IOException {
        send(200, XML, body);
    }

    public void votable(int status, String body) throws IOException {
        send(status, OutputFormat.MIME, body);
    }

    public void redirect(String location) throws IOException {
        answer();
        header("Location", location);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    public void send(int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        stream(status, contentType, new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Answers with a file's content. */
    public void file(String contentType, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            stream(200, contentType, in, Files.size(file));
        }
    }

    /**
     * Shows a waiting client that somebody is there: sends the beginning that all VOTables have, and then blank lines, after
     * which the status is 200 whatever comes. Does nothing where a fault shall have the whole answer.
     *
     * @throws IOException if the client is gone
     */
    public synchronized void keepAlive(String contentType) throws IOException {
        if (answered || fault.isPresent() || exchange.getRequestMethod().equals("HEAD")) {
            return;
        }
        if (begun.isEmpty()) {
            header("Content-Type", contentType);
            begun = Optional.of(open(200, 0));
            begun.get().write(VOTableDocument.DECLARATION.getBytes(StandardCharsets.UTF_8));
        }
        begun.get().write('\n');
        begun.get().flush();
    }

    /** Whether the answer is on its way, so that there can be no other. */
    public synchronized boolean answered() {
        return answered || begun.isPresent();
    }

    private synchronized Optional<OutputStream> answer() {
        answered = true;
        return begun;
    }

    private void stream(int status, String contentType, InputStream content, long length) throws IOException {
        Optional<OutputStream> waiting = answer();
        if (waiting.isPresent()) {
            content.skipNBytes(VOTableDocument.DECLARATION.length());
            finish(content, waiting.get());
            return;
        }
        header("Content-Type", fault.filter(f -> f.kind() == FaultKind.CONTENT_TYPE).map(Fault::text).orElse(contentType));
        InputStream body = content;
        long size = length;
        if (suffers(FaultKind.EMPTY)) {
            body = InputStream.nullInputStream();
            size = 0;
        } else if (suffers(FaultKind.GARBAGE)) {
            byte[] noise = new byte[fault.get().number() == 0 ? 64 : (int) fault.get().number()];
            new Random(noise.length).nextBytes(noise);
            body = new ByteArrayInputStream(noise);
            size = noise.length;
        }
        if (exchange.getRequestMethod().equals("HEAD") || size == 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        // A truncated body must look complete to HTTP: chunked, it may end anywhere.
        finish(body, open(status, gzip || suffers(FaultKind.TRUNCATE) ? 0 : size));
    }

    /** @param size of the body; 0 if it comes in chunks */
    private OutputStream open(int status, long size) throws IOException {
        if (gzip) {
            header("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, size);
        OutputStream out = exchange.getResponseBody();
        OutputStream faulty = fault.isPresent() ? new FaultyStream(out, fault.get(), closing) : out;
        return gzip ? new GZIPOutputStream(faulty, true) : faulty;
    }

    private void finish(InputStream body, OutputStream out) throws IOException {
        body.transferTo(out);
        out.close();
        exchange.close();
    }

    private boolean suffers(FaultKind kind) {
        return fault.filter(f -> f.kind() == kind).isPresent();
    }
}
