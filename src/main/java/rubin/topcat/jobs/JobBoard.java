package rubin.topcat.jobs;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import rubin.service.CatalogueResult;
import rubin.service.JobLedger;
import rubin.tap.JobListing;
import rubin.tap.JobPhase;
import rubin.tap.JobStatus;
import rubin.tap.TapClient;
import rubin.tap.TapJob;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;

/**
 * The user's jobs on a service: those that it lists, and those of this machine's ledger that it still has. Reads off the event
 * thread, one at a time. A job's own document is asked for when the job is new and when it has ended, since its list entry says
 * neither the query nor the rows.
 */
public final class JobBoard {

    private static final Logger LOGGER = Logger.getLogger(JobBoard.class.getName());
    private static final int NEWEST = 50;
    private static final String GONE = "The job was already gone.";

    private final Map<URI, Document> documents = new HashMap<>();
    private final Map<String, Long> loadedRows = new ConcurrentHashMap<>();

    /**
     * A job.
     *
     * @param uri its address
     * @param phase its phase
     * @param created when it was made, where that is known
     * @param rows rows of its result, where the service says so or it was loaded here
     * @param from where it came from: the command that made it, or the word that its maker gave it
     * @param adql its query, where the service says it
     * @param message what the service says of its failure, and what can be done about it
     */
    record Entry(URI uri, JobPhase phase, Optional<Instant> created, OptionalLong rows, String from, String adql, Optional<String> message) {
    }

    /** What a job's document said when it was in this phase. */
    private record Document(JobPhase phase, String adql, OptionalLong rows, Optional<String> message) {

        static Document of(TapJob job, JobStatus status) {
            return new Document(status.phase(), status.parameters().getOrDefault("QUERY", ""), status.rows(),
                    status.phase() == JobPhase.ERROR ? Optional.of(job.failure(status)) : status.message());
        }
    }

    /** Remembers how many rows a job had, if this table is the result of one. */
    void noteLoaded(StarTable table) {
        DescribedValue job = table.getParameterByName("tap_job");
        DescribedValue rows = table.getParameterByName(CatalogueResult.ROWS);
        if (job != null && rows != null && rows.getValue() instanceof Number count) {
            loadedRows.put(String.valueOf(job.getValue()), count.longValue());
        }
    }

    /**
     * The jobs, newest first.
     *
     * @param listed told what the service lists, when it is read for the first time: each job then takes a request more
     * @throws IOException with one sentence for the user
     */
    synchronized List<Entry> read(TapClient client, Consumer<List<Entry>> listed) throws IOException {
        Map<URI, JobLedger.Entry> noted = new LinkedHashMap<>();
        noted().stream().filter(entry -> entry.service().equals(client.service().toString())).limit(NEWEST).forEach(entry -> noted.put(entry.uri(), entry));
        List<Entry> jobs = new ArrayList<>();
        List<JobListing> listings = client.jobs(NEWEST);
        if (listings.stream().noneMatch(listing -> documents.containsKey(listing.uri()))) {
            listed.accept(sorted(listings.stream().map(listing -> entry(listing, noted, Optional.empty())).toList()));
        }
        for (JobListing listing : listings) {
            jobs.add(entry(listing, noted, document(client, listing.uri(), Optional.of(listing.phase()))));
        }
        listings.forEach(listing -> noted.remove(listing.uri()));
        for (JobLedger.Entry note : noted.values()) {
            Optional<Document> document = document(client, note.uri(), Optional.empty());
            if (document.isEmpty()) {
                forget(note.uri());
            } else {
                jobs.add(entry(note.uri(), document.get().phase(), Optional.of(note.made()), note.command(), document.get()));
            }
        }
        return sorted(jobs);
    }

    private static List<JobLedger.Entry> noted() {
        try {
            return JobLedger.ofUser().entries();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e.getMessage(), e);
            return List.of();
        }
    }

    private static void forget(URI job) {
        try {
            JobLedger.ofUser().forget(job);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e.getMessage(), e);
        }
    }

    private static List<Entry> sorted(List<Entry> jobs) {
        return jobs.stream().sorted(Comparator.comparing((Entry job) -> job.created().orElse(Instant.MIN)).reversed()).toList();
    }

    private Entry entry(JobListing listing, Map<URI, JobLedger.Entry> noted, Optional<Document> document) {
        JobLedger.Entry note = noted.get(listing.uri());
        return entry(listing.uri(), listing.phase(), listing.created(), note == null ? listing.runId().orElse("") : note.command(),
                document.orElse(new Document(listing.phase(), "", OptionalLong.empty(), Optional.empty())));
    }

    private Entry entry(URI uri, JobPhase phase, Optional<Instant> created, String from, Document document) {
        Long loaded = loadedRows.get(uri.toString());
        OptionalLong rows = document.rows().isPresent() || loaded == null ? document.rows() : OptionalLong.of(loaded);
        return new Entry(uri, phase, created, rows, from, document.adql(), document.message());
    }

    /**
     * What is known of a job, or what its document says.
     *
     * @param phase its phase, if the service's list has just told it
     * @return empty if the service has no such job (any more)
     */
    private Optional<Document> document(TapClient client, URI uri, Optional<JobPhase> phase) throws IOException {
        Document known = documents.get(uri);
        if (known != null && phase.isPresent() && (known.phase() == phase.get() || !phase.get().isFinal())) {
            return Optional.of(known);
        }
        TapJob job = client.job(uri);
        Optional<Document> now = JobListing.statusOf(job).map(status -> Document.of(job, status));
        now.ifPresent(document -> documents.put(uri, document));
        return now;
    }

    /** Ends a job early; gives what there is to say of it. */
    static String abort(TapJob job) throws IOException {
        try {
            job.abort();
        } catch (IOException e) {
            if (JobListing.statusOf(job).isEmpty()) {
                return GONE;
            }
            throw e;
        }
        return JobListing.statusOf(job).map(status -> status.phase() == JobPhase.ABORTED ? "Aborted."
                : status.phase().isFinal() ? "The job had ended before, it is " + word(status.phase()) + "."
                : "The service has been asked to abort the job; it is still " + word(status.phase()) + ".").orElse(GONE);
    }

    /** Removes a job; gives what there is to say of it. */
    static String delete(TapJob job) throws IOException {
        boolean found = job.delete();
        JobLedger.ofUser().forget(job.uri());
        return found ? "Deleted." : GONE;
    }

    /** A phase as users read it. */
    static String word(JobPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
