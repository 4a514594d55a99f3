package rubin.sandbox.tap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapClient;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.TapServer;

class FaultTest {

    private static final String QUICK = "SELECT n FROM dp02_dc2_catalogs.Numbers";
    private static final String SYNC = "/sync?" + TapClient.form("LANG", "ADQL", "QUERY", QUICK);

    private static ToyDatabase database;
    private static TapServer service;
    private static TapClient client;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapServer.start(TapOptions.DEFAULT, () -> database);
        client = new TapClient(service.url());
    }

    @AfterEach
    void clear() {
        service.faults().clear();
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    private static void inject(Fault fault) {
        service.faults().add(fault);
    }

    @Test
    void dropClosesTheConnectionBeforeAnyAnswer() {
        inject(Fault.of(FaultKind.DROP).on("POST", "/async"));
        assertThatThrownBy(() -> client.job(QUICK)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 5000})
    void cutBreaksTheBody(long bytes) {
        inject(Fault.of(FaultKind.CUT).number(bytes));
        assertThatThrownBy(() -> client.bytes(SYNC)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5000})
    void truncateEndsTheBodyAsIfItWereWhole(int bytes) throws Exception {
        inject(Fault.of(FaultKind.TRUNCATE).number(bytes));
        HttpResponse<byte[]> response = client.bytes(SYNC);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(bytes);
    }

    @Test
    void stallHoldsTheBodyForAWhileAndThenGoesOn() throws Exception {
        inject(Fault.of(FaultKind.STALL).number(500).pause(Duration.ofMillis(400)));
        long start = System.nanoTime();
        assertThat(TapClient.rows(client.get(SYNC).body())).hasSize(5000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void trickleComesDropByDrop() throws Exception {
        inject(Fault.of(FaultKind.TRICKLE).number(100).pause(Duration.ofMillis(5)));
        long start = System.nanoTime();
        assertThat(client.get("/availability").body()).endsWith("</vosi:availability>");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(10));
    }

    @ParameterizedTest
    @CsvSource({"401,", "403,", "404,", "408,", "429,2", "500,", "502,", "503,'Sun, 22 Nov 2026 07:00:00 GMT'", "504,1"})
    void statusesComeWithTheirHeaders(int status, String retryAfter) throws Exception {
        Fault fault = Fault.of(FaultKind.STATUS).number(status);
        inject(retryAfter == null ? fault : fault.text(retryAfter));
        HttpResponse<String> response = client.get("/tables");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After").orElse(null)).isEqualTo(retryAfter);
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
        assertThat(client.get("/tables").statusCode()).isEqualTo(200);
    }

    @Test
    void theBodyCanBeWrongInOtherWays() throws Exception {
        inject(Fault.of(FaultKind.CONTENT_TYPE).text("text/html"));
        assertThat(client.get("/tables").headers().firstValue("Content-Type")).hasValue("text/html");
        inject(Fault.of(FaultKind.EMPTY));
        assertThat(client.bytes("/tables").body()).isEmpty();
        inject(Fault.of(FaultKind.GARBAGE).number(200));
        assertThat(client.bytes("/tables").body()).hasSize(200);
        inject(Fault.of(FaultKind.REDIRECT).text("http://localhost:1/elsewhere?from={path}"));
        HttpResponse<String> redirect = client.get("/tables");
        assertThat(redirect.statusCode()).isEqualTo(303);
        assertThat(redirect.headers().firstValue("Location")).hasValue("http://localhost:1/elsewhere?from=/api/tap/tables");
    }

    @Test
    void aFaultHitsOnlyWhatItMatchesAndOnlySoOften() throws Exception {
        inject(Fault.of(FaultKind.STATUS).on("GET", "/async/[^/]+").skip(1).times(2));
        String job = client.job(QUICK);
        int[] statuses = new int[4];
        for (int i = 0; i < statuses.length; i++) {
            assertThat(client.get(job + "/phase").statusCode()).isEqualTo(200);
            statuses[i] = client.get(job).statusCode();
        }
        assertThat(statuses).containsExactly(200, 503, 503, 200);
        assertThat(service.faults().pending()).isEmpty();
    }

    @Test
    void aJobCanEndInAnInjectedError() throws Exception {
        inject(Fault.of(FaultKind.JOB_ERROR).on("POST", "/async").text("Query results are too large to return"));
        String job = client.job(QUICK, "PHASE", "RUN");
        String document = "";
        while (!document.contains("ERROR")) {
            document = client.get(job + "?WAIT=5").body();
        }
        assertThat(TapClient.element(document, "uws:message")).isEqualTo("Query results are too large to return");
    }

    @ParameterizedTest
    @CsvSource({"STUCK_QUEUED,QUEUED", "STUCK_EXECUTING,EXECUTING"})
    void aJobCanBeStuckUntilItIsAborted(FaultKind kind, String phase) throws Exception {
        inject(Fault.of(kind).on("POST", ".*/phase"));
        String job = client.job(QUICK);
        client.post(job + "/phase", "PHASE", "RUN");
        while (!client.get(job + "/phase").body().equals(phase)) {
            Thread.onSpinWait();
        }
        assertThat(TapClient.element(client.get(job + "?WAIT=1&PHASE=" + phase).body(), "uws:phase")).isEqualTo(phase);
        client.post(job + "/phase", "PHASE", "ABORT");
        assertThat(client.get(job + "/phase").body()).isEqualTo("ABORTED");
    }

    @Test
    void aJobCanTakeItsTimeInEveryPhase() throws Exception {
        inject(Fault.of(FaultKind.SLOW_JOB).on("POST", "/async").pause(Duration.ofMillis(200)));
        String job = client.job(QUICK, "PHASE", "RUN");
        assertThat(TapClient.element(client.get(job + "?WAIT=5&PHASE=QUEUED").body(), "uws:phase")).isEqualTo("EXECUTING");
        assertThat(TapClient.element(client.get(job + "?WAIT=5&PHASE=EXECUTING").body(), "uws:phase")).isEqualTo("COMPLETED");
    }

    @Test
    void aSynchronousQueryCanFailAsAJobDoes() throws Exception {
        inject(Fault.of(FaultKind.JOB_ERROR).on("", "/sync").text("Query failed in backend: worker lost"));
        HttpResponse<String> response = client.get(SYNC);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("value=\"ERROR\">Query failed in backend: worker lost<");
    }

    @Test
    void aJobCanVanish() throws Exception {
        String job = client.job(QUICK);
        inject(Fault.of(FaultKind.VANISH).on("GET", "/async/[^/]+"));
        assertThat(client.get(job).statusCode()).isEqualTo(404);
        assertThat(client.get(job).statusCode()).isEqualTo(404);
    }

    @Test
    void waitCanBeIgnored() throws Exception {
        String job = client.job(QUICK);
        inject(Fault.of(FaultKind.IGNORE_WAIT).on("GET", "/async/[^/]+"));
        long start = System.nanoTime();
        client.get(job + "?WAIT=15");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void phaseRunInTheCreatingPostCanBeIgnored() throws Exception {
        inject(Fault.of(FaultKind.IGNORE_RUN).on("POST", "/async"));
        String job = client.job(QUICK, "PHASE", "RUN");
        assertThat(client.get(job + "/phase").body()).isEqualTo("PENDING");
        client.post(job + "/phase", "PHASE", "RUN");
        assertThat(client.get(job + "/phase").body()).isNotEqualTo("PENDING");
    }

    @Test
    void overflowComesWhereItIsWanted() throws Exception {
        inject(Fault.of(FaultKind.OVERFLOW).number(17));
        String body = client.get(SYNC).body();
        assertThat(TapClient.rows(body)).hasSize(17);
        assertThat(body).contains("OVERFLOW");
    }

    @Test
    void closingTheServiceEndsAStall() throws Exception {
        Thread stalled;
        try (TapServer other = TapServer.start(TapOptions.DEFAULT, ToyDatabase::new)) {
            other.faults().add(Fault.of(FaultKind.STALL).number(10));
            TapClient waiting = new TapClient(other.url());
            stalled = new Thread(() -> assertThatThrownBy(() -> waiting.get("/tables")).isInstanceOf(IOException.class));
            stalled.start();
            while (other.faults().injected() == 0) {
                Thread.onSpinWait();
            }
        }
        stalled.join(5000);
        assertThat(stalled.isAlive()).isFalse();
    }

    @Test
    void impossibleFaultsCannotBeMade() {
        assertThatThrownBy(() -> Fault.of(FaultKind.STATUS).number(99)).hasMessageContaining("number=99");
        assertThatThrownBy(() -> Fault.of(FaultKind.DROP).times(0)).hasMessageContaining("times=0");
    }
}
