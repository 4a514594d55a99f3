package rubin.task.job;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rubin.service.JobLedger;
import rubin.tap.JobListing;
import rubin.tap.JobPhase;
import rubin.tap.JobStatus;
import rubin.tap.TapClient;

/**
 * The user's jobs on a service, newest first: those of the service's own list, with the commands that made them on this
 * machine, and those of the ledger that the list leaves out but the service still has.
 */
final class JobList {

    private final TapClient client;
    private final JobLedger ledger;
    private final PrintStream err;

    JobList(TapClient client, JobLedger ledger, PrintStream err) {
        this.client = client;
        this.ledger = ledger;
        this.err = err;
    }

    /**
     * The jobs.
     *
     * @param phases phases to show; empty for all
     * @param last how many at most
     * @throws IOException with one sentence, if neither service nor ledger can be read
     */
    List<JobTables.Line> newest(Set<JobPhase> phases, int last) throws IOException {
        Map<URI, JobLedger.Entry> noted = new HashMap<>();
        List<JobLedger.Entry> entries = noted().stream().filter(e -> e.service().equals(client.service().toString())).toList();
        entries.forEach(e -> noted.put(e.uri(), e));
        List<JobTables.Line> lines = new ArrayList<>();
        Set<URI> listed = new HashSet<>();
        Optional<List<JobListing>> listing = listed(last, noted.isEmpty());
        for (JobListing job : listing.orElse(List.of())) {
            listed.add(job.uri());
            if (phases.isEmpty() || phases.contains(job.phase())) {
                lines.add(new JobTables.Line(JobListing.id(job.uri()), job.phaseWord(), job.created(), job.runId().orElse(""), command(noted.get(job.uri())), job.uri().toString()));
            }
        }
        int gone = 0;
        boolean answering = true;
        for (JobLedger.Entry entry : entries.stream().filter(e -> !listed.contains(e.uri())).limit(last).toList()) {
            Optional<JobStatus> status = Optional.empty();
            try {
                status = answering ? JobListing.statusOf(client.job(entry.uri())) : status;
            } catch (IOException e) {
                if (listing.isPresent()) {
                    throw e;
                }
                answering = false;    // it would refuse the others, too
            }
            if (!answering) {
                if (phases.isEmpty() || phases.contains(JobPhase.UNKNOWN)) {
                    lines.add(new JobTables.Line(JobListing.id(entry.uri()), JobPhase.UNKNOWN.name(), Optional.of(entry.made()), "", entry.command(), entry.uri().toString()));
                }
                continue;
            }
            if (status.isEmpty()) {
                forget(entry);
                gone++;
            } else if (phases.isEmpty() || phases.contains(status.get().phase())) {
                lines.add(new JobTables.Line(JobListing.id(entry.uri()), status.get().phaseWord(),
                        Optional.of(JobListing.creation(status.get()).orElse(entry.made())), status.get().field("runId").orElse(""), entry.command(), entry.uri().toString()));
            }
        }
        if (gone > 0) {
            err.println("Note: " + gone + (gone == 1 ? " job that was made here is" : " jobs that were made here are") + " gone from the service.");
        }
        lines.sort(Comparator.comparing((JobTables.Line l) -> l.created().orElse(Instant.MIN)).reversed());
        return lines.stream().limit(last).toList();
    }

    private void forget(JobLedger.Entry entry) {
        try {
            ledger.forget(entry.uri());
        } catch (IOException e) {
            err.println("Note: " + e.getMessage());
        }
    }

    private List<JobLedger.Entry> noted() {
        try {
            return ledger.entries();
        } catch (IOException e) {
            err.println("Note: " + e.getMessage() + "; the list is without the commands that were given here.");
            return List.of();
        }
    }

    private static String command(JobLedger.Entry entry) {
        return entry == null ? "" : entry.command();
    }

    /** The service's list, which some services do not give; then the ledger has to do. */
    private Optional<List<JobListing>> listed(int last, boolean needed) throws IOException {
        try {
            return Optional.of(client.jobs(last));
        } catch (IOException e) {
            if (needed) {
                throw e;
            }
            err.println("Note: the service gives no list of jobs (" + e.getMessage() + "); shown are those that were made here.");
            return Optional.empty();
        }
    }
}
