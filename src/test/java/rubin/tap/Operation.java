package rubin.tap;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import rubin.sandbox.ToyDatabase;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapQuery;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/** What the client does with a service, one by one, with the proof that it was done right. */
enum Operation {
    SCHEMA("POST", "/sync") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            return client.sync(query("SELECT table_name FROM TAP_SCHEMA.tables"), StoragePolicy.PREFER_MEMORY).table().getRowCount() > 5;
        }
    },
    SYNC("POST", "/sync") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            return isEveryNumber(client.sync(query(NUMBERS), StoragePolicy.PREFER_MEMORY));
        }
    },
    CREATE("POST", "/async") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            JobStatus status = client.create(query(NUMBERS), runId).status();
            return status.phase() == JobPhase.PENDING && status.parameters().get("QUERY").equals(NUMBERS) && status.field("runId").orElse("").equals(runId);
        }
    },
    RUN("POST", "/async/[^/]+/phase") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            client.job(job).start();
            return client.job(job).status().phase() != JobPhase.PENDING;
        }
    },
    POLL("GET", "/async/[^/]+") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            return client.job(job).await().phase() == JobPhase.COMPLETED;
        }
    },
    FETCH("GET", "/store/.*") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            return isEveryNumber(client.job(job).result(StoragePolicy.PREFER_MEMORY));
        }
    },
    DELETE("DELETE", "/async/[^/]+") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            client.job(job).delete();
            return !client.job(job).delete();
        }
    },
    UPLOAD("POST", "/async") {
        @Override
        boolean done(TapClient client, URI job, String runId) throws IOException {
            StarTable mine = ColumnStarTable.makeTableWithRows(2);
            ((ColumnStarTable) mine).addColumn(ArrayColumn.makeColumn("id", new long[] {ToyDatabase.BIG_ID, 99}));
            TapJob joined = client.create(new TapQuery("SELECT o.tract FROM TAP_UPLOAD.mine AS u JOIN dp02_dc2_catalogs.Object AS o ON u.id = o.objectId",
                    OptionalLong.empty(), Map.of("mine", mine)), runId);
            joined.start();
            joined.await();
            StarTable result = joined.result(StoragePolicy.PREFER_MEMORY).table();
            return result.getRowCount() == 1 && result.getCell(0, 0).equals(3828);
        }
    };

    static final String NUMBERS = "SELECT n FROM dp02_dc2_catalogs.Numbers";

    private final String method;
    private final String path;

    /** Where the operation's own request goes, as the sandbox's faults name it. */
    Operation(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Carries it out.
     *
     * @param job a job that has been created; started for a poll or a delete, completed for a fetch
     * @param runId for a job to be created
     * @return whether all came out right
     */
    abstract boolean done(TapClient client, URI job, String runId) throws IOException;

    /** Makes the job that the operation works on. */
    URI prepared(TapClient client) throws IOException {
        TapJob job = client.create(query(NUMBERS), UUID.randomUUID().toString());
        if (this == POLL || this == FETCH || this == DELETE) {
            job.start();
        }
        if (this == FETCH) {
            job.await();
        }
        return job.uri();
    }

    static TapQuery query(String adql) {
        return new TapQuery(adql, OptionalLong.empty());
    }

    /** Whether a result holds the numbers 1 to 5000, each once, as the table does. */
    static boolean isEveryNumber(QueryResult result) throws IOException {
        long count = 0;
        long sum = 0;
        try (RowSequence rows = result.table().getRowSequence()) {
            while (rows.next()) {
                count++;
                sum += ((Number) rows.getCell(0)).longValue();
            }
        }
        return count == 5000 && sum == 12_502_500 && !result.truncated();
    }
}
