package rubin.service;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import rubin.tap.TapClient;
import rubin.tap.TapJob;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapQuery;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/**
 * A query from its text to the table that users get, whoever asks: a task, the table scheme, or a window.
 *
 * @param query what to ask
 * @param sync whether to ask synchronously, which is fit for answers within a minute
 */
public record CatalogueQuery(TapQuery query, boolean sync) {

    /**
     * Runs the query and waits for its end.
     *
     * @param client a client for this operation; its progress is told of the job, its phases and the rows
     * @param storage where rows are kept
     * @return the result with derived columns and parameters
     * @throws IOException with one sentence for the user
     */
    public Answer run(TapClient client, StoragePolicy storage) throws IOException {
        if (sync) {
            return answer(client.sync(query, storage), client, Optional.empty());
        }
        TapJob job = create(client);
        job.start();
        job.await();
        return answer(job.result(storage), client, Optional.of(job.uri()));
    }

    /** Makes a job of the query and does not start it. */
    public TapJob create(TapClient client) throws IOException {
        return client.create(query, runId());
    }

    private Answer answer(QueryResult result, TapClient client, Optional<URI> job) throws IOException {
        return new Answer(CatalogueResult.of(result, client.service(), query.adql(), job, Instant.now()), result.truncated());
    }

    /** A word that no other job of the user has, and that says where the job came from. */
    private static String runId() {
        return "topcat-rubin-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    /**
     * What a query gave.
     *
     * @param table rows with derived columns
     * @param truncated whether the service left out rows
     */
    public record Answer(StarTable table, boolean truncated) {
    }
}
