package rubin.tap;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.http.Http;

/**
 * The complaint that the user runs as many queries as Rubin allows, 12 at present. It is no help without the list of them,
 * which may hold jobs that the Portal started.
 */
public final class TooManyQueries {


    private TooManyQueries() {
    }

    static boolean is(String message) {
        return message.toLowerCase(Locale.ROOT).contains(ServiceComplaint.TOO_MANY_QUERIES);
    }

    /** The complaint with the jobs that run, or as it is if the service does not tell them. */
    static String sentence(String message, URI async, Http http) {
        try {
            List<JobListing> jobs = JobListing.list(http, async, "PHASE=EXECUTING");
            if (!jobs.isEmpty()) {
                return ServiceComplaint.withoutStop(ServiceComplaint.plain(message)) + "; running are " + jobs.stream().map(TooManyQueries::describe)
                        .collect(Collectors.joining(", ")) + "; abort one with rubinjob";
            }
        } catch (IOException e) {
            // The list is a help, not the matter: the complaint itself is told without it.
        }
        return ServiceComplaint.sentence(message);
    }

    private static String describe(JobListing job) {
        return job.uri() + job.created().map(time -> " (since " + time + ")").orElse("");
    }
}
