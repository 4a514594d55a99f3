package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rubin.sandbox.ToyDatabase;

class UwsTest {

    /** 6e14 pairs: hours of work, unless somebody stops it. */
    static final String MONSTER = "SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Numbers a, dp02_dc2_catalogs.Numbers b, "
            + "dp02_dc2_catalogs.Numbers c, dp02_dc2_catalogs.Numbers d WHERE a.n + b.n + c.n + d.n = -1";
    private static final String QUICK = "SELECT objectId FROM dp02_dc2_catalogs.Object";

    private static ToyDatabase database;
    private static TapServer service;
    private static TapClient client;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapServer.start(TapOptions.DEFAULT, () -> database);
        client = new TapClient(service.url());
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    private static String phase(String job) throws Exception {
        return client.get(job + "/phase").body();
    }

    private static String settled(String job) throws Exception {
        String phase = "PENDING";
        while (List.of("PENDING", "QUEUED", "EXECUTING").contains(phase)) {
            phase = TapClient.element(client.get(job + "?WAIT=10&PHASE=" + phase).body(), "uws:phase");
        }
        return phase;
    }

    @Test
    void aJobWaitsToBeStartedAndThenRunsToItsResult() throws Exception {
        String job = client.job(QUICK, "RUNID", "mine");
        assertThat(job).startsWith(service.url() + "/async/");
        assertThat(phase(job)).isEqualTo("PENDING");
        assertThat(client.get(job + "/results/result").statusCode()).isEqualTo(404);
        assertThat(client.post(job + "/phase", "PHASE", "RUN").headers().firstValue("Location")).hasValue(job);
        assertThat(settled(job)).isEqualTo("COMPLETED");
        String document = client.get(job).body();
        assertThat(TapClient.element(document, "uws:runId")).isEqualTo("mine");
        assertThat(TapClient.element(document, "percentComplete")).isEqualTo("100");
        assertThat(document).contains("xlink:href=\"" + job + "/results/result\"").contains("id=\"result\"");
        assertThat(client.get(job + "/results").body()).contains("id=\"result\"").contains("id=\"rowcount\"").contains("xlink:href=\"final:4\"");
        assertThat(TapClient.rows(client.get(job + "/results/result").body())).hasSize(4);
        assertThat(client.get(job + "/error").statusCode()).isEqualTo(404);
    }

    @Test
    void phaseRunInTheCreatingPostStartsTheJob() throws Exception {
        assertThat(settled(client.job(QUICK, "PHASE", "RUN"))).isEqualTo("COMPLETED");
    }

    @Test
    void delaysMakeEveryPhaseVisible() throws Exception {
        TapOptions slow = TapOptions.DEFAULT.withDelays(Duration.ofMillis(300), Duration.ofMillis(300));
        try (TapServer delayed = TapServer.start(slow, ToyDatabase::new)) {
            TapClient other = new TapClient(delayed.url());
            String job = other.job(QUICK);
            other.post(job + "/phase", "PHASE", "RUN");
            for (String[] step : new String[][] {{"QUEUED", "EXECUTING"}, {"EXECUTING", "COMPLETED"}}) {
                String document = other.get(job + "?WAIT=5&PHASE=" + step[0]).body();
                assertThat(TapClient.element(document, "uws:phase")).isEqualTo(step[1]);
            }
        }
    }


    @Test
    void waitEndsWhenTheTimeIsOverAndAtOnceForAnotherPhase() throws Exception {
        String job = client.job(QUICK);
        long start = System.nanoTime();
        assertThat(TapClient.element(client.get(job + "?WAIT=1").body(), "uws:phase")).isEqualTo("PENDING");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(990), Duration.ofMillis(2500));
        long again = System.nanoTime();
        client.get(job + "?WAIT=10&PHASE=EXECUTING");
        assertThat(Duration.ofNanos(System.nanoTime() - again)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aRefusedQueryEndsInErrorWithItsMessage() throws Exception {
        String job = client.job("SELECT nothing FROM dp02_dc2_catalogs.Object", "PHASE", "RUN");
        assertThat(settled(job)).isEqualTo("ERROR");
        String document = client.get(job).body();
        assertThat(TapClient.element(document, "uws:message")).isEqualTo("Column: [nothing] does not exist.");
        assertThat(client.get(job + "/error").body()).contains("value=\"ERROR\">Column: [nothing] does not exist.");
    }

    @Test
    void abortReallyStopsAMonstrousCrossJoin() throws Exception {
        String job = client.job(MONSTER, "PHASE", "RUN");
        while (phase(job).equals("QUEUED")) {
            client.get(job + "?WAIT=5&PHASE=QUEUED");
        }
        assertThat(phase(job)).isEqualTo("EXECUTING");
        assertThat(client.post(job + "/phase", "PHASE", "ABORT").statusCode()).isEqualTo(303);
        assertThat(phase(job)).isEqualTo("ABORTED");
        assertNothingRuns();
    }

    /** H2 lists the statements that its sessions execute; the one that asks is among them. */
    private static void assertNothingRuns() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        String running = "";
        while (System.nanoTime() < deadline) {
            running = database.answer("SELECT EXECUTING_STATEMENT FROM INFORMATION_SCHEMA.SESSIONS WHERE EXECUTING_STATEMENT LIKE '%Numbers%' "
                    + "AND EXECUTING_STATEMENT NOT LIKE '%SESSIONS%'");
            if (running.isEmpty()) {
                return;
            }
            Thread.onSpinWait();
        }
        assertThat(running).isEmpty();
    }

    @Test
    void abortStopsAResultThatIsBeingWritten() throws Exception {
        try (TapServer narrow = TapServer.start(TapOptions.DEFAULT.withLimits(1, 100_000_000), ToyDatabase::new)) {
            TapClient other = new TapClient(narrow.url());
            String rows = other.job("SELECT a.n AS a, b.n AS b, c.n AS c FROM dp02_dc2_catalogs.Numbers a, dp02_dc2_catalogs.Numbers b, "
                    + "dp02_dc2_catalogs.Numbers c", "PHASE", "RUN");
            while (other.get(rows + "/phase").body().equals("QUEUED")) {
                other.get(rows + "?WAIT=5&PHASE=QUEUED");
            }
            other.post(rows + "/phase", "PHASE", "ABORT");
            // The one place is free again only when the query's thread is.
            String phase = "ERROR";
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (phase.equals("ERROR") && System.nanoTime() < deadline) {
                String quick = other.job(QUICK, "PHASE", "RUN");
                phase = "QUEUED";
                while (List.of("QUEUED", "EXECUTING").contains(phase)) {
                    phase = TapClient.element(other.get(quick + "?WAIT=5&PHASE=" + phase).body(), "uws:phase");
                }
            }
            assertThat(phase).isEqualTo("COMPLETED");
        }
    }

    @Test
    void abortBeforeTheStartAndAfterTheEnd() throws Exception {
        String pending = client.job(QUICK);
        client.post(pending + "/phase", "PHASE", "ABORT");
        assertThat(phase(pending)).isEqualTo("ABORTED");
        client.post(pending + "/phase", "PHASE", "RUN");
        assertThat(phase(pending)).isEqualTo("ABORTED");
        String done = client.job(QUICK, "PHASE", "RUN");
        settled(done);
        client.post(done + "/phase", "PHASE", "ABORT");
        assertThat(phase(done)).isEqualTo("COMPLETED");
    }

    @Test
    void deletedJobsAreGone() throws Exception {
        String first = client.job(MONSTER, "PHASE", "RUN");
        assertThat(client.delete(first).headers().firstValue("Location")).hasValue(service.url() + "/async");
        assertThat(client.get(first).statusCode()).isEqualTo(404);
        String second = client.job(QUICK);
        assertThat(client.post(second, "ACTION", "DELETE").statusCode()).isEqualTo(303);
        assertThat(client.get(second + "/phase").statusCode()).isEqualTo(404);
    }

    @Test
    void destructionIsSettableCappedAndEnforced() throws Exception {
        String job = client.job(QUICK);
        Instant week = Instant.now().plus(Duration.ofDays(7));
        assertThat(Instant.parse(client.get(job + "/destruction").body())).isBetween(week.minusSeconds(60), week.plusSeconds(1));
        client.post(job + "/destruction", "DESTRUCTION", "2999-01-01T00:00:00Z");
        assertThat(Instant.parse(client.get(job + "/destruction").body())).isBefore(week.plusSeconds(1));
        client.post(job + "/destruction", "DESTRUCTION", Instant.now().plusMillis(100).toString());
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (client.get(job).statusCode() != 404 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(client.get(job).statusCode()).isEqualTo(404);
        assertThat(client.post(client.job(QUICK) + "/destruction", "DESTRUCTION", "tomorrow").body()).contains("DESTRUCTION=tomorrow: must be a time");
    }

    @Test
    void executionDurationIsSettableCappedAndEnforced() throws Exception {
        String job = client.job(MONSTER, "EXECUTIONDURATION", "99999");
        assertThat(client.get(job + "/executionduration").body()).isEqualTo("14400");
        client.post(job + "/executionduration", "EXECUTIONDURATION", "1");
        assertThat(client.get(job + "/executionduration").body()).isEqualTo("1");
        client.post(job, "PHASE", "RUN");
        assertThat(settled(job)).isEqualTo("ABORTED");
    }

    @Test
    void parametersCanBeChangedWhilePending() throws Exception {
        String job = client.job("SELECT tract FROM dp02_dc2_catalogs.Object");
        client.post(job + "/parameters", "QUERY", QUICK, "MAXREC", "2");
        assertThat(client.get(job + "/parameters").body()).contains("<uws:parameter id=\"QUERY\">" + QUICK + "<")
                .contains("<uws:parameter id=\"MAXREC\">2<").doesNotContain("tract");
        client.post(job + "/phase", "PHASE", "RUN");
        assertThat(settled(job)).isEqualTo("COMPLETED");
        assertThat(client.get(job + "/results/result").body()).contains("OVERFLOW");
        assertThat(client.post(job + "/parameters", "MAXREC", "1").body()).contains("in phase PENDING only");
    }

    @ParameterizedTest
    @CsvSource({"owner,sandbox", "quote,Z"})
    void otherPropertiesAreText(String property, String content) throws Exception {
        HttpResponse<String> response = client.get(client.job(QUICK) + "/" + property);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(response.body()).contains(content);
    }

    @Test
    void theListCanBeNarrowedByPhaseNumberAndTime() throws Exception {
        try (TapServer empty = TapServer.start(TapOptions.DEFAULT, ToyDatabase::new)) {
            TapClient other = new TapClient(empty.url());
            String first = other.job(QUICK, "RUNID", "one");
            Instant between = Instant.now();
            while (!Instant.now().isAfter(between)) {
                Thread.onSpinWait();
            }
            String second = other.job(QUICK, "RUNID", "two");
            other.post(second + "/phase", "PHASE", "ABORT");
            assertThat(other.get("/async").body()).contains(id(first), id(second), "<uws:runId>one</uws:runId>");
            assertThat(other.get("/async?PHASE=PENDING").body()).contains(id(first)).doesNotContain(id(second));
            assertThat(other.get("/async?PHASE=ABORTED&PHASE=PENDING").body()).contains(id(first), id(second));
            assertThat(other.get("/async?LAST=1").body()).contains(id(second)).doesNotContain(id(first));
            assertThat(other.get("/async?AFTER=" + between).body()).contains(id(second)).doesNotContain(id(first));
            assertThat(other.get("/async?PHASE=NONE").statusCode()).isEqualTo(400);
            assertThat(other.get("/async?LAST=0").statusCode()).isEqualTo(400);
        }
    }

    private static String id(String job) {
        return "id=\"" + job.substring(job.lastIndexOf('/') + 1) + "\"";
    }

    @Test
    void tooManyRunningQueriesEndInRubinsError() throws Exception {
        try (TapServer narrow = TapServer.start(TapOptions.DEFAULT.withLimits(1, 1000), ToyDatabase::new)) {
            TapClient other = new TapClient(narrow.url());
            String first = other.job(MONSTER, "PHASE", "RUN");
            while (other.get(first + "/phase").body().equals("QUEUED")) {
                other.get(first + "?WAIT=5&PHASE=QUEUED");
            }
            String second = other.job(QUICK, "PHASE", "RUN");
            String document = "";
            while (!document.contains("errorSummary")) {
                document = other.get(second + "?WAIT=5").body();
            }
            assertThat(document).contains("Maximum running queries reached (1 running, maximum 1)");
        }
    }

    @Test
    void resultsCanComeFromAnotherOrigin() throws Exception {
        try (TapServer stored = TapServer.start(TapOptions.DEFAULT.withToken("gt-secret").withStoreRedirect(), ToyDatabase::new)) {
            TapClient other = new TapClient(stored.url(), "Authorization", "Bearer gt-secret");
            String job = other.job(QUICK, "PHASE", "RUN");
            while (!other.get(job + "/phase").body().equals("COMPLETED")) {
                other.get(job + "?WAIT=5");
            }
            HttpResponse<String> redirect = other.get(job + "/results/result");
            assertThat(redirect.statusCode()).isEqualTo(303);
            String location = redirect.headers().firstValue("Location").orElseThrow();
            assertThat(location).doesNotStartWith(stored.url());
            assertThat(TapClient.rows(new TapClient("").get(location).body())).hasSize(4);
            assertThat(stored.leakedTokens()).isZero();
            assertThat(other.get(location).statusCode()).isEqualTo(400);
            assertThat(stored.leakedTokens()).isEqualTo(1);
        }
    }
}
