package rubin.tap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import uk.ac.starlink.table.StoragePolicy;

/**
 * A TAP 1.1 service as this plugin uses it. One client serves one operation of a user's, such as a query with all that it
 * takes; it may be used by one thread at a time.
 *
 * <pre>{@code
 * TapClient client = new TapClient(TapService.of("https://data.lsst.cloud/api/tap"), credentials, Duration.ofHours(4), progress);
 * Job job = client.create(new TapQuery("SELECT TOP 5 objectId FROM dp02_dc2_catalogs.Object", OptionalLong.empty()), "my-id");
 * job.start();
 * job.await();
 * QueryResult result = job.result(StoragePolicy.getDefaultPolicy());
 * }</pre>
 */
public final class TapClient {

    private static final int CREATE_ATTEMPTS = 3;
    /** How many of the newest jobs to search for one whose creation was not answered. */
    private static final int RECENT_JOBS = 20;

    private final TapService service;
    private final Http http;

    /**
     * @param service the service
     * @param credentials token, used for its own origin only
     * @param timeout budget of the whole operation, retries and waiting included
     * @param progress told how it goes on
     */
    public TapClient(TapService service, Credentials credentials, Duration timeout, Progress progress) {
        this(service, new Http(Http.newBackend(), credentials, Deadline.in(timeout, Time.SYSTEM), progress));
    }

    TapClient(TapService service, Http http) {
        this.service = service;
        this.http = http;
    }

    /** A client on a connection pool of the caller's, with a clock of its own. */
    static TapClient on(HttpClient backend, TapService service, Credentials credentials, Duration timeout, Progress progress, Time time) {
        return new TapClient(service, new Http(backend, credentials, Deadline.in(timeout, time), progress));
    }

    /** The service that this client talks to. */
    public TapService service() {
        return service;
    }

    /**
     * Runs a query synchronously: fit for TAP_SCHEMA, and for a catalogue only where it takes seconds.
     *
     * @throws TapException with the service's complaint
     */
    public QueryResult sync(TapQuery query, StoragePolicy storage) throws IOException {
        HttpResponse<InputStream> response = http.post(service.sync(), query.form());
        if (response.statusCode() / 100 == 3) {
            response.body().close();
            response = http.get(Http.location(response, service.sync()));
        }
        Http.requireSuccess(response);
        return new ResultReader(storage, http.progress()).read(response);
    }

    /**
     * Creates a job and does not start it, so that a creation that has to be repeated cannot run a query twice. When an answer
     * is lost, the job is first looked for among the newest jobs.
     *
     * @param runId word that tells this job from all others of the user
     */
    public Job create(TapQuery query, String runId) throws IOException {
        Map<String, String> form = new LinkedHashMap<>(query.form());
        form.put("RUNID", runId);
        for (int attempt = 1; ; attempt++) {
            try {
                Job job = new Job(createOnce(form), http);
                http.progress().jobCreated(job.uri());
                return job;
            } catch (HttpStatusException e) {
                if (e.status() < 502 || attempt == CREATE_ATTEMPTS) {
                    throw e;
                }
            } catch (TapException e) {
                boolean unsent = e.getCause() instanceof ConnectException;
                if (unsent || attempt == CREATE_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            Optional<URI> lost = findByRunId(runId);
            if (lost.isPresent()) {
                http.progress().jobCreated(lost.get());
                return new Job(lost.get(), http);
            }
        }
    }

    /** A job that exists, by its URL. */
    public Job job(URI uri) {
        return new Job(uri, http);
    }

    private URI createOnce(Map<String, String> form) throws IOException {
        HttpResponse<InputStream> response = http.post(service.async(), form);
        if (response.statusCode() / 100 == 3) {
            response.body().close();
            URI job = Http.location(response, service.async());
            return URI.create(job.toString().replaceFirst("[?#].*$", ""));
        }
        Http.requireSuccess(response);
        response.body().close();
        throw new TapException(service.base().getHost() + " made no job of the query (HTTP " + response.statusCode() + "); check that tapurl is a TAP service");
    }

    private Optional<URI> findByRunId(String runId) throws IOException {
        byte[] list = Http.document(http.get(URI.create(service.async() + "?LAST=" + RECENT_JOBS)));
        try {
            XMLStreamReader xml = SecureXml.staxFactory().createXMLStreamReader(new ByteArrayInputStream(list));
            String id = null;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("jobref")) {
                    id = xml.getAttributeValue(null, "id");
                } else if (xml.getLocalName().equals("runId") && id != null && xml.getElementText().strip().equals(runId)) {
                    return Optional.of(URI.create(service.async() + "/" + id));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw new TapException("the service's job list cannot be read, so it is not known whether the query was accepted; try again later", e);
        }
    }
}
