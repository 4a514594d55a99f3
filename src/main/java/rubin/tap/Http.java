package rubin.tap;

import com.github.mizosoft.methanol.FormBodyPublisher;
import com.github.mizosoft.methanol.HttpRetriesExhaustedException;
import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.RetryInterceptor;
import com.github.mizosoft.methanol.RetryInterceptor.BackoffStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Requests to a service within a deadline. Failures that pass are retried, with back-off, jitter and the service's own
 * Retry-After: GET and DELETE always, POST only after an answer or a failure that proves that nothing was done. Redirects of
 * a GET are followed here and nowhere else, so that a token cannot leave its origin.
 */
final class Http {

    private static final Set<Integer> TRANSIENT = Set.of(429, 502, 503, 504);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 10;
    private static final int MAX_RETRIES = 7;
    /** An address where nobody answers is more likely wrong than busy. */
    private static final int MAX_CONNECT_RETRIES = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    /** Longer than a WAIT poll, shorter than a user's patience with a connection that has died. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);

    private final Credentials credentials;
    private final Deadline deadline;
    private final Progress progress;
    private final HttpClient backend;

    Http(HttpClient backend, Credentials credentials, Deadline deadline, Progress progress) {
        this.credentials = credentials;
        this.deadline = deadline;
        this.progress = progress;
        this.backend = backend;
    }

    /** The connections below, to be shared by operations. */
    static HttpClient newBackend() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT).build();
    }

    Deadline deadline() {
        return deadline;
    }

    Progress progress() {
        return progress;
    }

    /** GET, redirects followed; the caller closes the body. */
    HttpResponse<InputStream> get(URI uri) throws IOException {
        URI at = uri;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpResponse<InputStream> response = send(HttpRequest.newBuilder(at).GET(), at);
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            URI next = location(response, at);
            if (at.getScheme().equalsIgnoreCase("https") && !next.getScheme().equalsIgnoreCase("https")) {
                throw new TapException(at.getHost() + " redirects to an address without encryption; that is refused");
            }
            at = next;
        }
        throw new TapException(uri.getHost() + " redirects more than " + MAX_REDIRECTS + " times; that is refused");
    }

    /** POST of a form; a redirect is the caller's, as an answer. */
    HttpResponse<InputStream> post(URI uri, Map<String, String> form) throws IOException {
        FormBodyPublisher.Builder body = FormBodyPublisher.newBuilder();
        form.forEach(body::query);
        return post(uri, body.build(), "application/x-www-form-urlencoded");
    }

    /** POST of any body. */
    HttpResponse<InputStream> post(URI uri, BodyPublisher body, String contentType) throws IOException {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", contentType).POST(body), uri);
    }

    /** DELETE, redirects not followed: Rubin's leads to the whole job list. */
    HttpResponse<InputStream> delete(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri).method("DELETE", BodyPublishers.noBody()), uri);
    }

    /** The absolute address in a response's Location header. */
    static URI location(HttpResponse<?> response, URI base) throws TapException {
        try {
            URI next = base.resolve(response.headers().firstValue("Location").orElseThrow(IllegalArgumentException::new));
            if (next.getHost() == null || !Set.of("http", "https").contains(next.getScheme())) {
                throw new IllegalArgumentException();
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new TapException(base.getHost() + " redirects (HTTP " + response.statusCode() + ") to no usable address", e);
        }
    }

    /**
     * The document of a successful response.
     *
     * @throws TapException with what the service says, for any status but 2xx
     */
    static byte[] document(HttpResponse<InputStream> response) throws IOException {
        requireSuccess(response);
        return ResponseText.read(response.body());
    }

    /** Throws for any status but 2xx, with what the service says. */
    static void requireSuccess(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        Optional<String> message = ResponseText.errorMessage(ResponseText.read(response.body()));
        String host = response.uri().getHost();
        boolean spoken = status == 400 || status == 500;
        throw new HttpStatusException(status, spoken ? message.map(Complaint::sentence).orElseGet(() -> Complaint.ofStatus(status, host))
                : Complaint.ofStatus(status, host));
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request, URI uri) throws IOException {
        HttpClient client = Methanol.newBuilder(backend).userAgent("topcat-rubin")
                .headersTimeout(SILENCE_TIMEOUT).readTimeout(SILENCE_TIMEOUT)
                .interceptor(retries(deadline.remaining())).build();
        credentials.headerFor(uri).ifPresent(value -> request.setHeader("Authorization", value));
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("cancelled").initCause(e);
        } catch (IOException e) {
            deadline.remaining();
            throw explained(e, uri);
        }
    }

    private RetryInterceptor retries(Duration timeout) {
        return RetryInterceptor.newBuilder()
                .maxRetries(MAX_RETRIES)
                .timeout(timeout)
                .retryNonIdempotent()
                .on(this::passes)
                .backoff(BackoffStrategy.retryAfterOr(BackoffStrategy.exponential(Duration.ofMillis(500), Duration.ofSeconds(30)).withJitter()))
                .listener(new RetryInterceptor.Listener() {
                    @Override
                    public void onRetry(RetryInterceptor.Context<?> context, HttpRequest next, Duration delay) {
                        progress.retrying(context.response().map(r -> "HTTP " + r.statusCode())
                                .orElseGet(() -> context.exception().map(Http::reason).orElse("no answer")), delay);
                    }
                })
                .build();
    }

    /** Whether a failure is one that a repeated request may not meet again, and repeating it does no harm. */
    private boolean passes(RetryInterceptor.Context<?> context) {
        if (!deadline.time().now().isBefore(deadline.end())) {
            return false;
        }
        boolean post = context.request().method().equals("POST");
        if (context.response().isPresent()) {
            int status = context.response().get().statusCode();
            return post ? status == 429 : TRANSIENT.contains(status);
        }
        Throwable failure = context.exception().orElse(null);
        if (failure instanceof ConnectException) {
            return !unresolved(failure) && context.retryCount() < MAX_CONNECT_RETRIES;
        }
        return !post && failure instanceof IOException && !(failure instanceof SSLException);
    }

    private static TapException explained(IOException failure, URI uri) {
        Throwable e = failure instanceof HttpRetriesExhaustedException && failure.getCause() != null ? failure.getCause() : failure;
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        if (unresolved(e)) {
            return new TapException("no host called " + uri.getHost() + " is known; check tapurl and the network", e);
        }
        if (e instanceof ConnectException) {
            return new TapException("nobody answers at " + host + "; check tapurl and the network", e);
        }
        if (e instanceof SSLException) {
            return new TapException("no secure connection to " + host + ": " + Complaint.plain(String.valueOf(e.getMessage())), e);
        }
        return new TapException("the connection to " + host + " failed: " + reason(e), e);
    }

    private static boolean unresolved(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable e) {
        return Complaint.plain(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
