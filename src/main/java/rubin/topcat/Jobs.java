package rubin.topcat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rubin.tap.JobLedger;
import rubin.tap.JobListing;
import rubin.tap.JobPhase;
import rubin.tap.JobStatus;
import rubin.tap.Progress;
import rubin.tap.TapClient;

/**
 * The user's jobs on a service: those that it lists, and those of this machine's ledger that it still has. Reads off the event
 * thread, one at a time; asks for a job's query once, since that never changes.
 */
final class Jobs {

    /** What the ledger says of jobs made here. */
    static final String COMMAND = "TOPCAT";

    private static final int NEWEST = 50;

    private final Map<URI, String> queries = new HashMap<>();

    /**
     * A job.
     *
     * @param uri its address
     * @param phase its phase
     * @param created when it was made, where that is known
     * @param from where it came from: the command that made it, or the word that its maker gave it
     * @param adql its query, where the service says it
     */
    record Entry(URI uri, JobPhase phase, Optional<Instant> created, String from, String adql) {
    }

    /** The ledger of this user. */
    static JobLedger ledger() {
        return new JobLedger(Path.of(System.getProperty("user.home")), Clock.systemUTC());
    }

    /**
     * The jobs, newest first.
     *
     * @throws IOException with one sentence for the user
     */
    synchronized List<Entry> read(ServiceChoice service) throws IOException {
        TapClient client = service.client(Progress.NONE);
        Map<URI, JobLedger.Entry> noted = new LinkedHashMap<>();
        ledger().entries().stream().filter(entry -> entry.service().equals(client.service().toString())).forEach(entry -> noted.put(entry.uri(), entry));
        List<Entry> jobs = new ArrayList<>();
        for (JobListing listing : client.jobs(NEWEST)) {
            JobLedger.Entry note = noted.remove(listing.uri());
            jobs.add(new Entry(listing.uri(), listing.phase(), listing.created(), note == null ? listing.runId().orElse("") : note.command(),
                    query(client, listing.uri())));
        }
        for (JobLedger.Entry note : noted.values()) {
            Optional<JobStatus> status = JobListing.statusOf(client.job(note.uri()));
            if (status.isEmpty()) {
                ledger().forget(note.uri());
            } else {
                jobs.add(new Entry(note.uri(), status.get().phase(), Optional.of(note.made()), note.command(), query(status.get())));
            }
        }
        jobs.sort(Comparator.comparing((Entry job) -> job.created().orElse(Instant.MIN)).reversed());
        return jobs;
    }

    private String query(TapClient client, URI job) throws IOException {
        String known = queries.get(job);
        if (known == null) {
            known = JobListing.statusOf(client.job(job)).map(Jobs::query).orElse("");
            queries.put(job, known);
        }
        return known;
    }

    private static String query(JobStatus status) {
        return status.parameters().getOrDefault("QUERY", "");
    }
}
