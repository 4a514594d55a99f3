package rubin.tap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import rubin.tap.base.Cancelled;
import rubin.tap.base.DeadlineException;
import rubin.tap.base.PassingException.Hope;
import rubin.tap.base.PassingException;
import rubin.tap.base.QueryResult;
import rubin.tap.base.Redirect;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.tap.http.Http;
import rubin.tap.http.HttpStatusException;
import rubin.tap.http.ResponseText;
import rubin.tap.result.ResultReader;
import rubin.votable.DocumentStart;
import uk.ac.starlink.table.StoragePolicy;

/** An asynchronous query on a service, UWS 1.1, by its URL. */
public final class TapJob {

    private static final Duration SHORTEST_POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
    /** An abort is asked for when the time is over already; it has a little of its own. */
    private static final Duration ABORT_BUDGET = Duration.ofSeconds(10);
    /** For more words on a failure nobody waits longer. */
    private static final Duration DETAIL_BUDGET = Duration.ofSeconds(10);

    private final URI uri;
    private final Http http;
    /** Whether it has been seen in its last phase; a service of several machines may forget that for a moment. */
    private boolean ended;

    TapJob(URI uri, Http http) {
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
     * Starts the job, unless it runs already. That it runs is believed when the job says so, not when the service accepts the
     * request; a service that is busy may leave it PENDING for long, and it is asked again now and then.
     *
     * @throws TapException if the service refuses, or the time budget ends first
     */
    public void start() throws IOException {
        JobStatus status = http.retry(this::run);
        try {
            for (Duration pause = SHORTEST_POLL; isWaiting(status); pause = longer(pause)) {
                http.progress().phase(status.phaseWord(), status.percent());
                pause(pause);
                status = pause.equals(LONGEST_POLL) ? http.retry(this::run) : status();
            }
        } catch (DeadlineException e) {
            throw new TapException("timeout=" + http.deadline().budget().toSeconds() + ": the service does not start the job, which is still "
                    + status.phaseWord() + "; start it later with rubinjob action=run job=" + uri);
        }
    }

    private static boolean isWaiting(JobStatus status) {
        return status.phase() == JobPhase.PENDING || status.phase() == JobPhase.HELD;
    }

    private JobStatus run() throws IOException {
        Optional<TapException> failure = postRun();
        JobStatus status = status();
        if (failure.isPresent() && isWaiting(status)) {
            throw failure.get();
        }
        return status;
    }

    /** Asks for a start; returns a failure after which the job may run all the same. */
    private Optional<TapException> postRun() throws IOException {
        try {
            return http.postOnce(child("phase"), "PHASE", "RUN", response -> {
                if (!Redirect.is(response)) {
                    http.requireSuccess(response);
                }
                ResponseText.read(response.body());
                return Optional.empty();
            });
        } catch (PassingException e) {
            if (e.undone()) {
                throw e;
            }
            return Optional.of(e);
        } catch (HttpStatusException e) {
            return Optional.of(new TapException("the service does not start the job " + uri + " (" + e.getMessage() + ")", e));
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
        boolean released = false;
        JobStatus status = status();
        while (true) {
            http.progress().phase(status.phaseWord(), status.percent());
            if (status.phase().isFinal()) {
                ended = true;
                return status;
            }
            if (status.phase() == JobPhase.HELD && !released) {
                start();    // UWS: a held job goes on when it is told to
                released = true;
            }
            Instant asked = http.deadline().time().now();
            JobStatus next = next(status);
            boolean waited = Duration.between(asked, http.deadline().time().now()).compareTo(SHORTEST_POLL) >= 0;
            if (next.phase() == status.phase() && !waited) {
                // The service ignores WAIT, as it may in this phase: poll it, ever more slowly.
                pause(pause);
                pause = longer(pause);
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
        JobStatus status = ended ? await() : status();
        requireCompleted(status);
        ResultReader reader = new ResultReader(storage, http.progress(), http.credentials(), http.deadline());
        try {
            return fetch(status.resultUris(uri).iterator(), reader);
        } catch (DeadlineException | PassingException e) {
            throw new TapException(e.getMessage() + "; the result can be fetched later from the job " + uri, e);
        } catch (HttpStatusException e) {
            if (e.isGone()) {
                throw new TapException("the service does not keep this job's result any more: " + uri + "; run the query again", e);
            }
            throw new TapException("the job's result cannot be fetched (" + e.getMessage() + "); the job is " + uri, e);
        }
    }

    /** The result from the first of these places where there is something. */
    private QueryResult fetch(Iterator<URI> places, ResultReader reader) throws IOException {
        URI place = places.next();
        try {
            return http.get(place, reader::read);
        } catch (HttpStatusException e) {
            if (e.isGone() && places.hasNext()) {
                return fetch(places, reader);
            }
            throw e;
        }
    }

    /** Ends the job early; no error if it has ended. Works on a thread that is interrupted, and when the time budget is used up. */
    public void abort() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            Http own = http.within(ABORT_BUDGET);
            own.retry(() -> own.postOnce(child("phase"), "PHASE", "ABORT", http::document));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Removes the job and its result from the service.
     *
     * @return false if it was gone already
     */
    public boolean delete() throws IOException {
        boolean found = http.delete(uri, response -> {
            boolean gone = response.statusCode() == 404 || response.statusCode() == 410;
            if (!gone && !Redirect.is(response)) {
                http.requireSuccess(response);
            }
            return !gone;
        });
        if (found && exists()) {
            throw new TapException("the service does not delete the job " + uri + "; try again later");
        }
        return found;
    }

    /** Whether the job is still there; one that is archived is as good as deleted. */
    private boolean exists() throws IOException {
        try {
            return http.get(uri, this::read).phase() != JobPhase.ARCHIVED;
        } catch (HttpStatusException e) {
            if (e.isGone()) {
                return false;
            }
            throw e;
        }
    }

    private void requireCompleted(JobStatus status) throws IOException {
        switch (status.phase()) {
            case COMPLETED -> { }
            case ERROR -> throw new TapException(failure(status) + " (job " + uri + ")");
            case ABORTED -> throw new TapException("the job was aborted: " + uri);
            case ARCHIVED -> throw new TapException("the service no longer keeps this job's result: " + uri + "; run the query again");
            default -> throw new TapException("the job has no result yet, its phase is " + status.phaseWord() + ": " + uri);
        }
    }

    /**
     * What the service says of the failure of this job, and what can be done about it. The job's own error document is asked, UWS
     * 1.1 section 2.2.3.7, where the summary is empty or says that there is more.
     */
    public String failure(JobStatus status) {
        Optional<String> detail = status.message().isEmpty() || status.hasDetail() ? detail() : Optional.empty();
        String summary = status.message().map(ServiceComplaint::withoutStop).orElse("");
        Optional<String> message = detail.map(d -> summary.isEmpty() || d.contains(summary) ? d : summary + ": " + d).or(status::message);
        return message.map(this::sentence).orElse("the service reports an error without a message");
    }

    private Optional<String> detail() {
        try {
            return http.within(DETAIL_BUDGET).get(child("error"), response -> {
                byte[] document = http.document(response);
                return DocumentStart.foreign(document, "").isPresent() ? Optional.empty() : ResponseText.errorMessage(document);
            });
        } catch (IOException e) {
            return Optional.empty();    // the error document is a help, and many services have none
        }
    }

    private String sentence(String message) {
        return TooManyQueries.is(message) ? TooManyQueries.sentence(message, list(), http) : ServiceComplaint.sentence(message);
    }

    /** The status after the phase has changed, or after a while. */
    private JobStatus next(JobStatus status) throws IOException {
        try {
            long wait = Math.max(1, http.deadline().atMost(http.patience().longPoll()).toSeconds());
            String phase = status.phase() == JobPhase.UNKNOWN ? "" : "&PHASE=" + status.phase();
            return status(URI.create(uri + "?WAIT=" + wait + phase));
        } catch (DeadlineException e) {
            throw new TapException(e.getMessage() + "; the job is " + status.phaseWord() + " and goes on, its result can be fetched later from " + uri, e);
        }
    }

    private JobStatus status(URI address) throws IOException {
        try {
            return http.get(address, this::read);
        } catch (HttpStatusException e) {
            if (e.isGone()) {
                throw new TapException("the service has no such job (any more): " + uri, e);
            }
            throw e;
        }
    }

    private JobStatus read(HttpResponse<InputStream> response) throws IOException {
        return JobStatus.parse(http.document(response));
    }

    /** The list that the job is in. */
    private URI list() {
        return URI.create(uri.toString().replaceFirst("/[^/]*$", ""));
    }

    private URI child(String name) {
        return URI.create(uri + "/" + name);
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? pause.multipliedBy(2) : LONGEST_POLL;
    }

    private void pause(Duration duration) throws IOException {
        try {
            http.deadline().time().sleep(http.deadline().atMost(duration));
        } catch (InterruptedException e) {
            throw Cancelled.by(e);
        }
    }
}
