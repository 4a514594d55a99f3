package rubin.task.job;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import rubin.service.Access;
import rubin.service.EmbeddedService;
import rubin.service.JobLedger;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.TapService;
import rubin.tap.base.WebAddress;
import rubin.task.BadInput;
import uk.ac.starlink.task.TaskException;

/**
 * A job that the user names, and how to reach it.
 *
 * @param uri the job's URL
 * @param access the job's service; the token is for the service that {@code tapurl} names, and does not go elsewhere
 */
public record JobAddress(URI uri, Access access) {

    private static final Duration ABORT_PATIENCE = Duration.ofSeconds(10);
    private static final String REMEDY = "; give the URL that was printed when the job was made, or an id that rubinjob action=list shows";

    /**
     * Reads a URL or an id. An id is looked up in the ledger unless the user says which service it is of.
     *
     * @param named whether the user named a service
     * @throws TaskException if it is neither
     */
    static JobAddress of(String text, Access access, boolean named, PrintStream err) throws TaskException {
        if (text == null || text.isBlank()) {
            throw BadInput.of("job", "", "is missing" + REMEDY);
        }
        String word = text.strip();
        if (word.matches("(?i)https?://.*")) {
            URI uri = BadInput.check("job", word, JobAddress::url);
            return at(uri, access, err);
        }
        if (!word.matches("(?!\\.)[^/?#\\s]+")) {
            throw BadInput.of("job", word, "is no job" + REMEDY);
        }
        Optional<JobLedger.Entry> noted = named ? Optional.empty() : noted(word, err);
        if (noted.isPresent()) {
            return at(noted.get().uri(), access, err);
        }
        TapService service = access.service().orElseThrow(() ->
                BadInput.of("tapurl", EmbeddedService.WORD, "has no jobs but those of this command; give the job's URL"));
        return new JobAddress(service.job(word), access);
    }

    private static JobAddress at(URI uri, Access access, PrintStream err) {
        TapService service = access.service().map(s -> TapService.ofJob(uri, s)).orElseGet(() -> TapService.ofJob(uri, new TapService(uri.resolve("/"))));
        boolean elsewhere = access.service().filter(s -> !uri.getRawAuthority().equalsIgnoreCase(s.base().getRawAuthority())).isPresent();
        if (elsewhere && access.credentials().token().isPresent()) {
            err.println("Note: your token is for " + access.service().orElseThrow().base().getHost() + " and is not sent to " + uri.getHost()
                    + "; if it is for that service, give tapurl=" + service);
        }
        return new JobAddress(uri, access.at(service));
    }

    /** A job's URL; one of something below the job, such as its result, is cut back to it. */
    private static URI url(String text) {
        URI uri;
        try {
            uri = WebAddress.parse(text.replaceFirst("[?#].*$", "").replaceFirst("(/async/[^/]+)/.*$", "$1").replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no URL" + REMEDY, e);
        }
        if (!WebAddress.isWeb(uri) || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("is no job's URL" + REMEDY);
        }
        WebAddress.problem(uri).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        if (uri.getPath().endsWith("/async")) {
            throw new IllegalArgumentException("is the URL of all jobs" + REMEDY);
        }
        return uri;
    }

    private static Optional<JobLedger.Entry> noted(String id, PrintStream err) {
        try {
            return JobLedger.ofUser().find(id);
        } catch (IOException e) {
            err.println("Note: " + e.getMessage() + "; the job is looked for at tapurl.");
            return Optional.empty();
        }
    }

    /** The job, for one operation. */
    TapJob job(Progress progress) throws IOException {
        return access.client(progress).job(uri);
    }

    /** Aborts the job in the moments that an ending process has, and says what became of it. */
    public void abort(PrintStream err) {
        try {
            TapJob job = new JobAddress(uri, access.within(ABORT_PATIENCE)).job(Progress.NONE);
            job.abort();
            err.println("The job is " + job.status().phaseWord() + ": " + uri);
        } catch (IOException e) {
            err.println("The job could not be aborted (" + e.getMessage() + "); it goes on: " + uri);
        }
    }
}
