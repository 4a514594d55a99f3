package rubin.tap.http;

import com.github.mizosoft.methanol.FormBodyPublisher;
import com.github.mizosoft.methanol.MimeBodyPublisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rubin.tap.base.Cancelled;
import rubin.tap.base.Deadline;
import rubin.tap.base.PassingException.Hope;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.Redirect;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.tap.base.WaitLimits;
import rubin.tap.login.Credentials;

/**
 * Requests to a service for one operation. An answer is read to its end within the request, so that whatever is lost on the
 * way is found out where the request can still be repeated.
 */
public final class Http {

    /** Reads an answer. The stream is closed by the caller. */
    @FunctionalInterface
    public interface Answer<T> {
        T read(HttpResponse<InputStream> response) throws IOException;
    }

    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);
    /** The service or its gateway has refused to look at the request. */
    private static final Set<Integer> UNDONE = Set.of(408, 429);

    private final Network network;
    private final Credentials credentials;
    private final Deadline deadline;
    private final Progress progress;
    private final Retries retries;
    private boolean reached;

    public Http(Network network, Credentials credentials, Deadline deadline, Progress progress) {
        this.network = network;
        this.credentials = credentials;
        this.deadline = deadline;
        this.progress = progress;
        this.retries = new Retries(deadline, progress, network.chance());
    }

    /** The same with another time budget, and no progress to tell. */
    public Http within(Duration budget) {
        return new Http(network, credentials, Deadline.in(budget, network.time()), Progress.NONE);
    }

    public Deadline deadline() {
        return deadline;
    }

    public Progress progress() {
        return progress;
    }

    public WaitLimits patience() {
        return network.patience();
    }

    public Credentials credentials() {
        return credentials;
    }

    /** See {@link Retries#run}. */
    public <T> T retry(Retries.Attempt<T> attempt) throws IOException {
        return retries.run(attempt);
    }

    /** GET, redirects followed, repeated from the start while it fails for reasons that pass. Only successes are read. */
    public <T> T get(URI uri, Answer<T> answer) throws IOException {
        return retries.run(() -> getOnce(uri, patience().silence(), answer));
    }

    /** POST of a query that leaves nothing behind and may so be repeated like a GET; but not if it takes too long. */
    public <T> T query(URI uri, MimeBodyPublisher body, Answer<T> answer) throws IOException {
        return retries.run(() -> {
            try {
                return queryOnce(uri, body, answer);
            } catch (PassingException e) {
                throw ConnectionFailure.isLateAnswer(e) ? new TapException(ServiceComplaint.syncTooLong(uri.getHost()), e) : e;
            }
        });
    }

    /** One POST and the way to its answer, which may be elsewhere. */
    private <T> T queryOnce(URI uri, MimeBodyPublisher body, Answer<T> answer) throws IOException {
        Duration silence = patience().syncAnswer();
        Step<T> step = postOnce(uri, body, silence, response -> {
            if (response.statusCode() == 504) {
                throw new HttpStatusException(504, ServiceComplaint.syncTooLong(uri.getHost()));
            }
            if (Redirect.is(response)) {
                return new Step<>(Optional.of(Redirect.ofPost(response)), null);
            }
            requireSuccess(response);
            return new Step<>(Optional.empty(), answer.read(response));
        });
        return step.next().isEmpty() ? step.result() : getOnce(step.next().get(), silence, answer);
    }

    /** DELETE, repeated like a GET. Redirects are answers: Rubin's leads to the whole job list. */
    public <T> T delete(URI uri, Answer<T> answer) throws IOException {
        return retries.run(() -> exchange(HttpRequest.newBuilder(uri).DELETE(), uri, patience().silence(), answer));
    }

    /** POST, once, since it is the caller who knows whether it may be repeated. All statuses are answers. */
    public <T> T postOnce(URI uri, MimeBodyPublisher body, Duration silence, Answer<T> answer) throws IOException {
        return exchange(HttpRequest.newBuilder(uri).header("Content-Type", body.mediaType().toString()).POST(body), uri, silence, answer);
    }

    /** POST of one parameter, once. */
    public <T> T postOnce(URI uri, String name, String value, Answer<T> answer) throws IOException {
        return postOnce(uri, FormBodyPublisher.newBuilder().query(name, value).build(), patience().silence(), answer);
    }

    private <T> T getOnce(URI uri, Duration silence, Answer<T> answer) throws IOException {
        URI at = uri;
        for (int hop = 0; hop <= Redirect.MAX_HOPS; hop++) {
            Step<T> step = exchange(HttpRequest.newBuilder(at).GET(), at, silence, response -> step(response, answer));
            if (step.next().isEmpty()) {
                return step.result();
            }
            at = step.next().get();
        }
        throw new TapException(uri.getHost() + " redirects more than " + Redirect.MAX_HOPS + " times; that is refused");
    }

    /** Either the address to go on to, or the result. */
    private record Step<T>(Optional<URI> next, T result) {
    }

    private <T> Step<T> step(HttpResponse<InputStream> response, Answer<T> answer) throws IOException {
        if (Redirect.is(response)) {
            URI next = Redirect.target(response);
            ResponseText.read(response.body());    // so that the connection can be used again
            return new Step<>(Optional.of(next), null);
        }
        requireSuccess(response);
        return new Step<>(Optional.empty(), answer.read(response));
    }

    /**
     * Lets a 2xx status pass.
     *
     * @throws PassingException for statuses that say to come back
     * @throws HttpStatusException for all others, with what the service says
     */
    public void requireSuccess(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status == 206) {
            throw PassingException.damaged(response.uri().getHost() + " sent only a part of its answer (HTTP 206)", null);
        }
        if (status / 100 == 2) {
            return;
        }
        String meaning = status == 407 ? Proxies.wantsPassword(response.uri()) : ServiceComplaint.ofStatus(status, response.uri().getHost(), credentials.access(response.uri()));
        if (PASSING.contains(status)) {
            Optional<Duration> wait = response.headers().firstValue("Retry-After").flatMap(h -> RetryAfter.parse(h, network.time().now()));
            throw new PassingException(meaning, null, Hope.GOOD, UNDONE.contains(status), wait);
        }
        boolean spoken = status == 400 || status == 500;
        Optional<String> message = spoken ? ResponseText.errorMessage(document(response)) : Optional.empty();
        throw new HttpStatusException(status, message.map(ServiceComplaint::sentence).orElse(meaning));
    }

    /** A short document, without the token: there are services that repeat what they are sent. */
    public byte[] document(HttpResponse<InputStream> response) throws IOException {
        return credentials.redact(ResponseText.read(response.body()));
    }

    private <T> T exchange(HttpRequest.Builder request, URI uri, Duration silence, Answer<T> answer) throws IOException {
        credentials.headerFor(uri).ifPresent(value -> request.setHeader("Authorization", value));
        request.setHeader("User-Agent", "topcat-rubin").setHeader("Accept-Encoding", ContentCoding.ACCEPTED).timeout(deadline.atMost(silence));
        try {
            HttpResponse<InputStream> response = send(request.build());
            reached = true;
            try (InputStream body = response.body()) {
                return answer.read(response);
            }
        } catch (InterruptedException e) {
            throw Cancelled.by(e);
        } catch (TapException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            deadline.remaining();
            throw ConnectionFailure.explained(e, uri, reached);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return network.client().send(request, BodyStream.handler(patience().silence(), deadline));
        } catch (IllegalArgumentException e) {
            // So Java's client meets numbers in headers that are none.
            throw (IOException) new ProtocolException(String.valueOf(e.getMessage()).replace("For input string:", "no number:")).initCause(e);
        }
    }
}
