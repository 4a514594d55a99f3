package rubin.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import uk.ac.starlink.table.StoragePolicy;

/** An asynchronous query on a service, UWS 1.1, by its URL. */
public final class Job {

    /** Shorter than any proxy's patience, longer than a usual query's phase. */
    private static final Duration LONG_POLL = Duration.ofSeconds(25);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
    private static final int FETCH_ATTEMPTS = 4;

    private final URI uri;
    private final Http http;

    Job(URI uri, Http http) {
        this.uri = uri;
        this.http = http;
    }

    /** The job's address, good for as long as the service keeps it. */
    public URI uri() {
        return uri;
    }

    /** What the service says of the job now. */
    public JobStatus status() throws IOException {
        return status(uri);
    }

    /**
     * Starts the job, unless it runs already. When an answer is lost, the phase is looked up before another try.
     */
    public void start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<InputStream> response = http.post(child("phase"), Map.of("PHASE", "RUN"));
                response.body().close();
                if (response.statusCode() < 400) {
                    return;
                }
                if (response.statusCode() < 500 && status().phase() == JobPhase.PENDING) {
                    throw new TapException("the service does not start the job (HTTP " + response.statusCode() + "): " + uri);
                }
            } catch (HttpStatusException e) {
                throw e;
            } catch (TapException e) {
                if (attempt == FETCH_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            if (status().phase() != JobPhase.PENDING) {
                return;
            }
            if (attempt == FETCH_ATTEMPTS) {
                throw new TapException("the service does not start the job " + uri + "; try again later");
            }
        }
    }

    /**
     * Waits until the job has ended.
     *
     * @return its last status, in a final phase
     * @throws TapException if the time budget ends first, or the job vanishes
     */
    public JobStatus await() throws IOException {
        Duration pause = SHORTEST_POLL;
        JobStatus status = status();
        while (true) {
            http.progress().phase(status.phaseWord(), status.percent());
            if (status.phase().isFinal()) {
                return status;
            }
            Time time = http.deadline().time();
            Instant asked = time.now();
            long wait = Math.max(1, http.deadline().atMost(LONG_POLL).toSeconds());
            JobStatus next = status(URI.create(uri + "?WAIT=" + wait + "&PHASE=" + encode(status.phaseWord())));
            boolean waited = Duration.between(asked, time.now()).compareTo(SHORTEST_POLL) >= 0;
            if (next.phase() == status.phase() && !waited) {
                // The service ignores WAIT: poll it, ever more slowly.
                pause(http.deadline().atMost(pause));
                pause = pause.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? pause.multipliedBy(2) : LONGEST_POLL;
            }
            status = next;
        }
    }

    /**
     * The result of a completed job. A download that breaks is begun again, from the job; the query is not run again.
     *
     * @throws TapException with the service's message, if the job ended otherwise
     */
    public QueryResult result(StoragePolicy storage) throws IOException {
        JobStatus status = status();
        requireCompleted(status);
        ResultReader reader = new ResultReader(storage, http.progress());
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<InputStream> response = http.get(status.resultUri(uri));
                Http.requireSuccess(response);
                return reader.read(response);
            } catch (TapException e) {
                throw e;
            } catch (IOException e) {
                if (attempt == FETCH_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw new TapException("the result could not be fetched whole in " + attempt + " tries; it can be fetched later from " + uri, e);
                }
                http.deadline().remaining();
                http.progress().retrying("the result was cut short", Duration.ZERO);
            }
        }
    }

    /** Ends the job early; no error if it has ended. */
    public void abort() throws IOException {
        http.post(child("phase"), Map.of("PHASE", "ABORT")).body().close();
    }

    /**
     * Removes the job and its result from the service.
     *
     * @return false if it was gone already
     */
    public boolean delete() throws IOException {
        HttpResponse<InputStream> response = http.delete(uri);
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            response.body().close();
            return false;
        }
        if (response.statusCode() / 100 == 3) {
            response.body().close();
            return true;
        }
        Http.requireSuccess(response);
        response.body().close();
        return true;
    }

    private void requireCompleted(JobStatus status) throws IOException {
        switch (status.phase()) {
            case COMPLETED -> { }
            case ERROR -> throw new TapException(status.message().map(Complaint::sentence).orElseGet(() -> "the service reports an error without a message")
                    + " (job " + uri + ")");
            case ABORTED -> throw new TapException("the job was aborted: " + uri);
            case ARCHIVED -> throw new TapException("the service no longer keeps this job's result: " + uri + "; run the query again");
            default -> throw new TapException("the job has no result yet, its phase is " + status.phaseWord() + ": " + uri);
        }
    }

    private JobStatus status(URI address) throws IOException {
        try {
            return JobStatus.parse(Http.document(http.get(address)));
        } catch (HttpStatusException e) {
            if (e.status() == 404 || e.status() == 410) {
                throw new TapException("the service has no such job (any more): " + uri, e);
            }
            throw e;
        }
    }

    private URI child(String name) {
        return URI.create(uri + "/" + name);
    }

    private void pause(Duration duration) throws IOException {
        try {
            http.deadline().time().sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("cancelled").initCause(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
