package rubin.tap;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A job of the user's, as the service lists it.
 *
 * @param uri the job's address
 * @param phase its phase
 * @param runId the word that its maker gave it, if any
 * @param created when it was made, where the service says so
 */
public record JobListing(URI uri, JobPhase phase, Optional<String> runId, Optional<Instant> created) {

    /** The jobs of a list, newest first as far as the service says when they were made. */
    static List<JobListing> of(List<JobRef> jobs, URI async) {
        return jobs.stream().map(j -> new JobListing(j.uri(async), j.phase(), Optional.of(j.runId()).filter(w -> !w.isEmpty()), instant(j.created())))
                .sorted(Comparator.comparing((JobListing j) -> j.created().orElse(Instant.MIN)).reversed()).toList();
    }

    /** The last part of a job's address. */
    public static String id(URI job) {
        String path = job.getPath().replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The status of a job that may be gone.
     *
     * @return empty if the service has no such job (any more)
     */
    public static Optional<JobStatus> statusOf(Job job) throws IOException {
        try {
            return Optional.of(job.status());
        } catch (TapException e) {
            if (e.getCause() instanceof HttpStatusException http && http.isGone()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** When a job was made, as its document says. */
    public static Optional<Instant> creation(JobStatus status) {
        return status.field("creationTime").flatMap(JobListing::instant);
    }

    /** A DALI timestamp: UTC, with or without the Z that says so. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip().replaceFirst("(Z|[+-]00:?00)$", "")).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();    // the service's own idea of time: as good as none
        }
    }
}
