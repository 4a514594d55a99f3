package rubin.service;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import rubin.tap.TapClient;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapQuery;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/**
 * A query and where to run it: the one way from there to the table that users get, whoever asks, a task, the table scheme, or a
 * window. Jobs are noted in the ledger; optional columns that the service lacks are left out with a remark; a refusal says which
 * name may be meant instead of one that the service does not know.
 *
 * @param query what to ask
 * @param access the service
 */
public record RunRequest(QueryText query, Access access) {

    /**
     * Runs the query and waits for its end.
     *
     * @param command what to note in the ledger
     * @param storage where rows are kept
     * @param progress told of the job, its phases, the rows, and what the user should know of them
     * @return the result with derived columns and parameters
     * @throws IOException with one sentence for the user
     */
    public Answer run(String command, StoragePolicy storage, Progress progress) throws IOException {
        try {
            return answer(access.client(new NotedJobs(progress, access.service(), command)), storage);
        } catch (IOException e) {
            Set<String> lacking = query.optional().map(columns -> columns.lacking(e, access)).orElse(Set.of());
            if (lacking.isEmpty()) {
                throw NameHints.explain(e, query.adql(), access);
            }
            return without(lacking, progress).run(command, storage, progress);
        }
    }

    /**
     * Makes a job of the query and does not wait for it. Nobody will see the service complain: its schema says which optional
     * columns to leave out.
     *
     * @param command what to note in the ledger
     * @param start whether to start it
     * @param progress told of the job, and of what is left out
     * @return the job's address
     * @throws IOException with one sentence for the user
     */
    public URI submit(String command, boolean start, Progress progress) throws IOException {
        Set<String> lacking = query.optional().map(columns -> columns.lacking(access)).orElse(Set.of());
        RunRequest request = lacking.isEmpty() ? this : without(lacking, progress);
        TapJob job = request.create(access.client(new NotedJobs(progress, access.service(), command)));
        if (start) {
            job.start();
        }
        return job.uri();
    }

    private RunRequest without(Set<String> columns, Progress progress) {
        progress.remark("the service has no column " + String.join(", ", columns) + "; the table is made without");
        return new RunRequest(query.without(columns), access);
    }

    private Answer answer(TapClient client, StoragePolicy storage) throws IOException {
        if (access.sync()) {
            return answer(client.sync(tapQuery(), storage), client, Optional.empty());
        }
        TapJob job = create(client);
        job.start();
        job.await();
        return answer(job.result(storage), client, Optional.of(job.uri()));
    }

    private TapJob create(TapClient client) throws IOException {
        return client.create(tapQuery(), runId());
    }

    private TapQuery tapQuery() {
        return new TapQuery(query.adql(), access.maxrec());
    }

    private Answer answer(QueryResult result, TapClient client, Optional<URI> job) throws IOException {
        StarTable table = CatalogueResult.of(result, client.service(), query.adql(), job, Instant.now());
        return new Answer(table, result.truncated(), query.adql());
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
     * @param adql the query as it was sent at last
     */
    public record Answer(StarTable table, boolean truncated, String adql) {
    }
}
