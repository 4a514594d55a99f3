package rubin.tap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rubin.tap.base.Deadline;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.Redirect;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import rubin.tap.base.TapService;
import rubin.tap.http.Form;
import rubin.tap.http.Http;
import rubin.tap.http.Network;
import rubin.tap.login.Credentials;
import rubin.tap.result.ResultReader;
import uk.ac.starlink.table.StoragePolicy;

/**
 * A TAP 1.1 service as this plugin uses it. One client serves one operation of a user's, such as a query with all that it
 * takes; it may be used by one thread at a time.
 *
 * <pre>{@code
 * TapClient client = new TapClient(TapService.of("https://data.lsst.cloud/api/tap"), credentials, Duration.ofHours(4), progress);
 * TapJob job = client.create(new TapQuery("SELECT TOP 5 objectId FROM dp02_dc2_catalogs.Object", OptionalLong.empty()), "my-id");
 * job.start();
 * job.await();
 * QueryResult result = job.result(StoragePolicy.getDefaultPolicy());
 * }</pre>
 */
public final class TapClient {

    /** How many of the newest jobs to search for one whose creation was not answered. */
    private static final int RECENT_JOBS = 100;
    /** An upload has to get there before it is answered. */
    private static final Duration UPLOAD_ANSWER = Duration.ofMinutes(30);

    private final TapService service;
    private final Http http;

    /**
     * @param service the service
     * @param credentials token, used for its own origin only
     * @param timeout budget of the whole operation, retries and waiting included
     * @param progress told how it goes on
     */
    public TapClient(TapService service, Credentials credentials, Duration timeout, Progress progress) {
        this(service, credentials, timeout, progress, Network.shared());
    }

    public TapClient(TapService service, Credentials credentials, Duration timeout, Progress progress, Network network) {
        this.service = service;
        this.http = new Http(network, credentials, Deadline.in(timeout, network.time()), progress);
    }

    /** The service that this client talks to. */
    public TapService service() {
        return service;
    }

    /**
     * Runs a query synchronously: fit for TAP_SCHEMA, and for a catalogue only where it takes seconds. It is repeated when it
     * fails for a reason that passes, since it leaves nothing behind on the service.
     *
     * @throws TapException with the service's complaint
     */
    public QueryResult sync(TapQuery query, StoragePolicy storage) throws IOException {
        ResultReader reader = new ResultReader(storage, http.progress(), http.credentials(), http.deadline());
        try (Form form = Form.of(query, Map.of())) {
            return http.query(service.sync(), form.body(), reader::read);
        }
    }

    /**
     * Creates a job and does not start it, so that a creation that has to be repeated cannot run a query twice. When an answer
     * is lost, the job is first looked for among the newest jobs.
     *
     * @param runId word that tells this job from all others of the user
     */
    public TapJob create(TapQuery query, String runId) throws IOException {
        Duration silence = query.uploads().isEmpty() ? http.patience().silence() : UPLOAD_ANSWER;
        try (Form form = Form.of(query, Map.of("RUNID", runId))) {
            URI uri = http.retry(() -> {
                try {
                    return http.postOnce(service.async(), form.body(), silence, this::created);
                } catch (PassingException e) {
                    Optional<URI> lost = e.undone() ? Optional.empty() : find(runId);
                    return lost.orElseThrow(() -> e);
                }
            });
            http.progress().jobCreated(uri);
            return new TapJob(uri, http);
        }
    }

    /** A job that exists, by its URL. */
    public TapJob job(URI uri) {
        return new TapJob(uri, http);
    }

    /**
     * The user's jobs on the service, newest first.
     *
     * @param last how many at most
     */
    public List<JobListing> jobs(int last) throws IOException {
        return JobListing.list(http, service.async(), "LAST=" + last).stream().limit(last).toList();
    }

    /** The address of the job that a POST has made. */
    private URI created(HttpResponse<InputStream> response) throws IOException {
        boolean redirect = Redirect.is(response);
        if (!redirect) {
            http.requireSuccess(response);    // UWS wants 303; there are services that answer 201 or 200, and say where the job is
            if (response.headers().firstValue("Location").isEmpty()) {
                throw new TapException(service.base().getHost() + " made no job of the query (HTTP " + response.statusCode() + "); check that tapurl is a TAP service");
            }
        }
        URI target = redirect ? Redirect.ofPost(response) : Redirect.target(response);
        URI job = URI.create(target.toString().replaceFirst("/?([?#].*)?$", ""));
        if (job.getPath().equals(service.async().getPath())) {
            throw new TapException(service.base().getHost() + " made no job of the query; try again later");
        }
        return job;
    }

    private Optional<URI> find(String runId) throws IOException {
        return jobs(RECENT_JOBS).stream().filter(job -> job.runId().equals(Optional.of(runId))).findFirst().map(JobListing::uri);
    }
}
