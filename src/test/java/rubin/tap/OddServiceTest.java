package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.tap.base.DeadlineException;
import rubin.tap.base.Progress;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.Secret;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.votable.DataFormat;

/** Services that keep to the standard in ways of their own, or do not. */
@Timeout(60)
class OddServiceTest {

    private static final Secret TOKEN = new Secret("gt-odd-canary.0123456789");

    private static TapClient client(ScriptedService odd) {
        return client(odd, Progress.NONE);
    }

    private static TapClient client(ScriptedService odd, Progress progress) {
        return new TapClient(odd.service(), Credentials.of(TOKEN, odd.service()), Duration.ofMinutes(5), progress, new TestNetwork().network());
    }

    private static URI job(ScriptedService odd) {
        return URI.create(odd.service() + "/async/1");
    }

    private static TapQuery query() {
        return Operation.query("SELECT 1 FROM t");
    }

    /** A service whose job goes through these phases, one for each look at it. */
    private static ScriptedService phases(String... phases) throws IOException {
        Iterator<String> next = List.of(phases).iterator();
        return new ScriptedService((exchange, request) -> {
            if (request.startsWith("POST")) {
                exchange.getResponseHeaders().add("Location", "1");
                exchange.sendResponseHeaders(303, -1);
            } else {
                ScriptedService.send(exchange, 200, "text/xml", ScriptedService.job(next.next(), ""));
            }
        });
    }

    @Test
    void everyPhaseOnTheWayIsWaitedForAndTold() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        try (ScriptedService odd = phases("PENDING", "QUEUED", "SUSPENDED", "UNKNOWN", "unknown", "COOKING", " Executing ", "COMPLETED")) {
            JobStatus status = client(odd, new Progress() {
                @Override
                public void phase(String phase, OptionalDouble percent) {
                    told.add(phase);
                }
            }).job(job(odd)).await();
            assertThat(status.phase()).isEqualTo(JobPhase.COMPLETED);
            assertThat(told).containsExactly("PENDING", "QUEUED", "SUSPENDED", "UNKNOWN", "unknown", "COOKING", "Executing", "COMPLETED");
            assertThat(odd.requests).filteredOn(r -> r.contains("PHASE=")).noneMatch(r -> r.contains("COOKING") || r.contains("UNKNOWN"));
        }
    }

    @Test
    void aHeldJobIsToldToGoOn() throws IOException {
        try (ScriptedService odd = phases("HELD", "QUEUED", "EXECUTING", "COMPLETED")) {
            assertThat(client(odd).job(job(odd)).await().phase()).isEqualTo(JobPhase.COMPLETED);
            assertThat(odd.requests).contains("POST /tap/async/1/phase");
        }
    }

    @ParameterizedTest
    @CsvSource({"ARCHIVED,no longer keeps this job's result", "ABORTED,was aborted", "EXECUTING,has no result yet, its phase is EXECUTING",
        "ERROR,reports an error without a message"})
    void whatHasNoResultIsSaidSo(String phase, String message) throws IOException {
        try (ScriptedService odd = phases(phase)) {
            assertThatThrownBy(() -> client(odd).job(job(odd)).result(StoragePolicy.PREFER_MEMORY)).isInstanceOf(TapException.class)
                    .hasMessageContaining(message).hasMessageContaining("/async/1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<uws:results><uws:result id='table' xlink:href='HERE/elsewhere'/></uws:results>",
        "<uws:results><uws:result id='log' xlink:href='HERE/log'/><uws:result id='result' xlink:href='HERE/elsewhere'/></uws:results>",
        "<uws:results><uws:result xlink:href='../../elsewhere'/></uws:results>", "<uws:results/>",
        "<uws:results><uws:result id='result' xlink:href='file:///etc/passwd'/></uws:results>",
        "<uws:results><uws:result id='result' xlink:href='::not a link::'/></uws:results>"})
    void theResultIsFoundUnderAnyNameOrInItsFixedPlace(String results) throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            boolean isResult = request.endsWith("/elsewhere") || request.endsWith("/results/result");
            String base = "http://" + exchange.getRequestHeaders().getFirst("Host");
            ScriptedService.send(exchange, request.endsWith("log") ? 404 : 200, "text/xml",
                    isResult ? Votables.result(3, DataFormat.BINARY2) : ScriptedService.job("COMPLETED", results.replace("HERE", base)));
        })) {
            assertThat(client(odd).job(job(odd)).result(StoragePolicy.PREFER_MEMORY).table().getRowCount()).isEqualTo(3);
        }
    }

    @Test
    void aResultLinkThatGivesUpEncryptionIsNotFollowed() throws TapException {
        JobStatus status = JobStatus.parse(ScriptedService.job("COMPLETED", "<r xmlns:x='http://www.w3.org/1999/xlink'><result id='result' x:href='http://h/r'/></r>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(status.resultUris(URI.create("https://h/async/1"))).containsExactly(URI.create("https://h/async/1/results/result"));
    }

    @Test
    void aCreationWhoseAnswerIsLostIsFoundByItsRunId() throws IOException {
        AtomicInteger made = new AtomicInteger();
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            if (request.startsWith("POST")) {
                made.incrementAndGet();
                throw new IllegalStateException("the connection drops");
            }
            ScriptedService.send(exchange, 200, "text/xml", "<jobs><jobref id='8'><runId>other</runId></jobref><jobref id='9'><phase>PENDING</phase>"
                    + "<runId>mine</runId></jobref></jobs>");
        })) {
            assertThat(client(odd).create(query(), "mine").uri().getPath()).isEqualTo("/tap/async/9");
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void aCreationIsNotRepeatedWhenNobodyKnowsWhetherItSucceeded() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            ScriptedService.send(exchange, request.startsWith("POST") ? 502 : 403, "text/plain", "no");
        })) {
            assertThatThrownBy(() -> client(odd).create(query(), "mine")).isInstanceOf(TapException.class).hasMessageContaining("read:tap");
            assertThat(odd.requests).filteredOn(r -> r.startsWith("POST")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | text/plain | ParseException:qserv can not parse query, near \"BOX\" | ParseException:qserv can not parse query, near \"BOX\"; mend the query",
        "400 | text/plain | UsageFault: no TAP query in LANG=SQL. | no TAP query in LANG=SQL; mend the query",
        "400 | text/plain | Column: [obj.coord_rra] does not exist. | does not exist; check the name",
        "400 | text/plain | Query failed in backend: shard 12 | try again",
        "400 | text/html | <html><head><title>Oops</title><style>p {}</style></head><body><p>Bad <b>query</b></p></body></html> | Bad query",
        "400 | text/xml | <VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>no such table</INFO></RESOURCE></VOTABLE> | no such table",
        "400 | text/xml | <VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>no \u0007 such table</INFO></RESOURCE></VOTABLE> | no such table",
        "200 | text/xml | <VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>no such table</INFO></RESOURCE></VOTABLE> | no such table",
        "400 | text/plain | '' | answered HTTP 400",
        "200 | text/html | <html><body>Sign in</body></html> | sent a web page (HTML) instead of a result",
        "500 | text/plain | The TAP service is currently down for maintenance. Please try again later. | down for maintenance. Please try again later; try again later",
        "400 | text/plain | Query results are too large to return; please narrow your query and try again | ask for smaller regions",
        "418 | text/plain | teapot | answered HTTP 418"})
    void complaintsAreOneSentence(int status, String type, String body, String message) throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, status, type, body))) {
            assertThatThrownBy(() -> client(odd).sync(query(), StoragePolicy.PREFER_MEMORY)).isInstanceOf(TapException.class)
                    .hasMessageContaining(message).hasMessageNotContainingAny("\n", "<p>", "<b>", "<INFO");
        }
    }

    @Test
    void tooManyQueriesComeWithTheListOfThem() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, 200, "text/xml", request.contains("PHASE=EXECUTING")
                ? "<jobs><jobref id='a1'><phase>EXECUTING</phase><creationTime>2026-01-02T03:04:05.000Z</creationTime></jobref><jobref id='b2'/></jobs>"
                : ScriptedService.job("ERROR", "<errorSummary><message>Maximum running queries reached (12 running, maximum 12);"
                        + " wait for a query to finish or cancel one of your running queries</message></errorSummary>")))) {
            String list = odd.service() + "/async/";
            assertThatThrownBy(() -> client(odd).job(job(odd)).result(StoragePolicy.PREFER_MEMORY)).hasMessageContaining("12 running, maximum 12")
                    .hasMessageContaining("running are " + list + "a1 (since 2026-01-02T03:04:05Z), " + list + "b2; abort one with rubinjob");
        }
    }

    @Test
    void charactersThatDriveATerminalOrTurnTextAroundDoNotReachTheUser() throws IOException {
        String hostile = "no\u001b[2J\u0007 \u009b31mtable\u202e\u2066 x\u2028y\u0000z\r\nw <html><img src=http://evil/>";
        try (ScriptedService odd = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, 400, "text/plain", hostile))) {
            assertThatThrownBy(() -> client(odd).sync(query(), StoragePolicy.PREFER_MEMORY)).hasMessage("no [2J 31mtable x y z w <html><img src=http://evil/>");
        }
        assertThat(ServiceComplaint.plain("<html><img src=http://evil/>")).doesNotStartWithIgnoringCase("<html");
    }

    @Test
    void aTokenThatTheServiceRepeatsIsNotRepeatedToTheUser() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            String echo = "bad header " + exchange.getRequestHeaders().getFirst("Authorization");
            if (request.contains("/async/1")) {
                ScriptedService.send(exchange, 200, "text/xml", ScriptedService.job("ERROR", "<errorSummary><message>" + echo + "</message></errorSummary>"));
            } else if (request.startsWith("POST /tap/sync")) {
                ScriptedService.send(exchange, 200, "text/xml", "<VOTABLE><INFO name='QUERY_STATUS' value='ERROR'>" + echo + "</INFO></VOTABLE>");
            } else {
                ScriptedService.send(exchange, 400, "text/plain", echo);
            }
        })) {
            assertThatThrownBy(() -> client(odd).sync(query(), StoragePolicy.PREFER_MEMORY)).hasMessage("bad header Bearer (token)");
            assertThatThrownBy(() -> client(odd).create(query(), "r")).hasMessage("bad header Bearer (token)");
            assertThatThrownBy(() -> client(odd).job(job(odd)).result(StoragePolicy.PREFER_MEMORY)).hasMessageStartingWith("bad header Bearer (token)");
        }
    }

    @Test
    void aJobDocumentWithoutEndIsRefused() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "<uws:parameter>x</uws:parameter>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1 << 30; i += block.length) {
                    out.write(block);
                }
            }
        })) {
            assertThatThrownBy(() -> client(odd).job(job(odd)).status()).isExactlyInstanceOf(TapException.class).hasMessageContaining("endless");
        }
    }

    @Test
    void aHeaderWithoutEndIsRefused() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            for (int i = 0; i < 20_000; i++) {
                exchange.getResponseHeaders().add("X-Header-" + i, "x".repeat(100));
            }
            exchange.sendResponseHeaders(200, -1);
        })) {
            assertThatThrownBy(() -> client(odd).job(job(odd)).status()).isInstanceOf(TapException.class).hasMessageContaining("endless");
            assertThat(odd.requests).hasSize(1);
        }
    }

    @Test
    void aServiceThatHasMovedIsNotPostedToUnasked() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            exchange.getResponseHeaders().add("Location", "https://tap.example.org/api/tap" + request.replaceFirst(".*/", "/"));
            exchange.sendResponseHeaders(301, -1);
        })) {
            assertThatThrownBy(() -> client(odd).create(query(), "r")).hasMessage("the service has moved; give tapurl=https://tap.example.org/api/tap");
            assertThatThrownBy(() -> client(odd).sync(query(), StoragePolicy.PREFER_MEMORY)).hasMessageContaining("give tapurl=https://tap.example.org/api/tap");
        }
    }

    @Test
    void anotherOriginNeverGetsTheToken() throws IOException {
        try (ScriptedService other = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, 200, "text/xml", Votables.result(2, DataFormat.BINARY)));
                ScriptedService odd = new ScriptedService((exchange, request) -> {
                    exchange.getResponseHeaders().add("Location", other.service() + "/x");
                    exchange.sendResponseHeaders(303, -1);
                })) {
            assertThat(client(odd).sync(query(), StoragePolicy.PREFER_MEMORY).table().getRowCount()).isEqualTo(2);
            assertThat(odd.authorizations).containsOnly(TOKEN.bearer());
            assertThat(other.requests).isNotEmpty();
            assertThat(other.authorizations).isEmpty();
        }
    }

    @Test
    void theDeadlineEndsAStallBeforeTheServiceCountsAsSilent() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("<VOTABLE>".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(20_000);    // ended by the service's close
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            TapClient hurried = new TapClient(odd.service(), Credentials.ANONYMOUS, Duration.ofMillis(1100), Progress.NONE, new TestNetwork().network());
            long start = System.nanoTime();
            assertThatThrownBy(() -> hurried.sync(query(), StoragePolicy.PREFER_MEMORY)).isInstanceOf(DeadlineException.class)
                    .hasMessage("timeout=1: no result within 1 s; give a longer timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1050), Duration.ofSeconds(3));
        }
    }

    @Test
    void packedResultsAreUnpackedAndOnesCutShortAreFetchedAgain() throws Exception {
        try (ToyDatabase database = new ToyDatabase();
                rubin.sandbox.tap.TapServer packing = rubin.sandbox.tap.TapServer.start(TapOptions.DEFAULT.withGzip(), () -> database)) {
            TestNetwork outside = new TestNetwork();
            TapClient client = new TapClient(TapService.of(packing.url()), Credentials.ANONYMOUS, Duration.ofMinutes(5), Progress.NONE, outside.network());
            for (int bytes : new int[] {5, 3000, 12_000}) {
                packing.faults().add(Fault.of(FaultKind.TRUNCATE).number(bytes).on("POST", "/sync"));
                assertThat(Operation.isEveryNumber(client.sync(Operation.query(Operation.NUMBERS), StoragePolicy.PREFER_MEMORY))).isTrue();
            }
            assertThat(outside.sent("POST", ".*/sync")).isEqualTo(6);
            assertThat(packing.faults().injected()).isEqualTo(3);
        }
    }
}
