package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.login.Credentials;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.votable.DataFormat;

/** Jobs of services that make, start, list and end them in ways of their own. */
@Timeout(60)
class OddJobTest {

    private static final URI JOB = URI.create("https://x.org/tap/async/1");

    private static TapClient client(ScriptedService odd, Duration budget) {
        return new TapClient(odd.service(), Credentials.ANONYMOUS, budget, Progress.NONE, new TestNetwork().network());
    }

    private static JobStatus status(String results) throws TapException {
        return JobStatus.parse(ScriptedService.job("COMPLETED", "<uws:results>" + results + "</uws:results>").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"201,HERE/async/7", "200,HERE/async/7", "303,/tap/async/7", "201,async/7", "303,HERE/async/7?for=jane doe", "303,HERE/async/7/#é"})
    void aJobIsMadeWhereverTheServiceSaysWhereItIs(int status, String location) throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            exchange.getResponseHeaders().add("Location", location.replace("HERE", "http://" + exchange.getRequestHeaders().getFirst("Host") + "/tap"));
            exchange.sendResponseHeaders(status, -1);
        })) {
            assertThat(client(odd, Duration.ofMinutes(5)).create(Operation.query("SELECT 1 FROM t"), "r").uri()).isEqualTo(odd.service().job("7"));
        }
    }

    @Test
    void aResultLinkThatLeadsNowhereIsTriedBelowTheJob() throws IOException {
        for (String place : new String[] {"/tap/async/1/results/table", "/tap/async/results/table", "/tap/async/1/results/result"}) {
            try (ScriptedService odd = new ScriptedService((exchange, request) -> {
                boolean isJob = request.endsWith("/async/1");
                ScriptedService.send(exchange, isJob || request.endsWith(" " + place) ? 200 : 404, "text/xml", isJob
                        ? ScriptedService.job("COMPLETED", "<results><result id='table' xlink:href='results/table'/></results>") : Votables.result(3, DataFormat.BINARY2));
            })) {
                TapJob job = client(odd, Duration.ofMinutes(5)).job(URI.create(odd.service() + "/async/1"));
                assertThat(job.result(StoragePolicy.PREFER_MEMORY).table().getRowCount()).as(place).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<uws:result id='execid' xlink:href='execid:77'/><uws:result id='rowcount' xlink:href='final:5'/><uws:result id='main' xlink:href='https://x.org/r'/>",
        "<uws:result xlink:href='urn:x'/><uws:result xlink:href='https://x.org/r'/>",
        "<uws:result id='diag' xlink:href='x:1'/><uws:result id='diag' xlink:href='https://x.org/r'/>",
        "<uws:result id='result' xlink:href='execid:1'/><uws:result id='file' xlink:href='https://x.org/r'/>",
        "<uws:result id='result'/><uws:result id='result' xlink:href=' https://x.org/r '/>",
        "<uws:result id='log' xlink:href='https://x.org/log'/><uws:result id='result' xlink:href='https://x.org/r'/>",
        "<uws:result id='a' xlink:href='https://x.org:99999/r'/><uws:result id='b' xlink:href='https://my_host/r'/><uws:result id='c' xlink:href='http://x.org/r'/>"
                + "<uws:result id='d' xlink:href='/r'/>",
        "<uws:result id='main' href='https://x.org/r'/>"})
    void theFirstWebLinkIsTheResult(String results) throws TapException {
        assertThat(status(results).resultUris(JOB)).startsWith(URI.create("https://x.org/r")).endsWith(URI.create(JOB + "/results/result"));
    }

    /** As browsers escape them; the escapes are RFC 3986's. */
    @Test
    void linksWithCharactersThatNoAddressHasAreEscaped() throws TapException {
        assertThat(status("<uws:result xlink:href='results/main?name=my table|&#945;.vot&amp;x=100%&amp;y=%41'/>").resultUris(JOB).get(1))
                .hasToString(JOB + "/results/main?name=my%20table%7C%CE%B1.vot&x=100%25&y=%41");
    }

    @Test
    void aJobThatStaysPendingIsWaitedForAndAskedAgainNowAndThen() throws IOException {
        Instant start = Instant.now();
        AtomicInteger looks = new AtomicInteger();
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            if (request.startsWith("POST")) {
                exchange.getResponseHeaders().add("Location", "/tap/async/1");
                exchange.sendResponseHeaders(303, -1);
            } else {
                ScriptedService.send(exchange, 200, "text/xml", ScriptedService.job(looks.incrementAndGet() < 40 ? "PENDING" : "EXECUTING", ""));
            }
        })) {
            client(odd, Duration.ofHours(1)).job(URI.create(odd.service() + "/async/1")).start();
            assertThat(odd.requests.stream().filter(r -> r.startsWith("POST")).count()).isBetween(2L, 40L);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
            looks.set(Integer.MIN_VALUE);
            assertThatThrownBy(() -> client(odd, Duration.ofMinutes(3)).job(URI.create(odd.service() + "/async/1")).start()).isInstanceOf(TapException.class)
                    .hasMessage("timeout=180: the service does not start the job, which is still PENDING; start it later with rubinjob action=run job="
                            + odd.service() + "/async/1");
        }
    }

    /** A service of several machines may show an older state after a newer one. */
    @Test
    void aJobThatGoesBackToExecutingIsWaitedFor() throws IOException {
        List<String> phases = List.of("EXECUTING", "COMPLETED", "EXECUTING", "EXECUTING", "COMPLETED");
        AtomicInteger looks = new AtomicInteger();
        try (ScriptedService odd = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, 200, "text/xml", request.endsWith("/results/result")
                ? Votables.result(3, DataFormat.BINARY2) : ScriptedService.job(phases.get(Math.min(looks.getAndIncrement(), 4)), "")))) {
            TapJob job = client(odd, Duration.ofMinutes(5)).job(URI.create(odd.service() + "/async/1"));
            job.await();
            assertThat(job.result(StoragePolicy.PREFER_MEMORY).table().getRowCount()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<errorSummary type='fatal' hasDetail='true'><message>TapJob failed</message></errorSummary> | no column x | TapJob failed: no column x",
        "<errorSummary hasDetail='1'><message>TapJob failed.</message></errorSummary> | no column x | TapJob failed: no column x",
        "<errorSummary hasDetail='true'><message>no column</message></errorSummary> | no column x | no column x",
        "<errorSummary><message/></errorSummary> | no column x | no column x", "`` | no column x | no column x",
        "`` | <VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>no column x</INFO></RESOURCE></VOTABLE> | no column x",
        "<errorSummary hasDetail='false'><message>TapJob failed</message></errorSummary> | no column x | TapJob failed",
        "<errorSummary hasDetail='true'><message>TapJob failed</message></errorSummary> | <html>log in</html> | TapJob failed",
        "<errorSummary hasDetail='true'><message>TapJob failed</message></errorSummary> | `` | TapJob failed",
        "`` | `` | the service reports an error without a message"})
    void theDetailOfAFailureIsFetched(String summary, String detail, String message) throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            if (request.endsWith("/error")) {
                ScriptedService.send(exchange, detail == null || detail.isEmpty() ? 404 : 200, "text/plain", detail == null ? "" : detail);
            } else {
                ScriptedService.send(exchange, 200, "text/xml", ScriptedService.job("ERROR", summary == null ? "" : summary));
            }
        })) {
            assertThatThrownBy(() -> client(odd, Duration.ofMinutes(5)).job(URI.create(odd.service() + "/async/1")).result(StoragePolicy.PREFER_MEMORY))
                    .isInstanceOf(TapException.class).hasMessage(message + " (job " + odd.service() + "/async/1)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id='2026:01+a@b' xlink:href='http://127.0.0.1:1/tap/async/2026:01+a@b' | /tap/async/2026:01+a@b",
        "id='2026:01+a@b' | /tap/async/2026:01+a@b", "id='my job' | /tap/async/my%20job", "id='50%' | /tap/async/50%25", "id='ä' | /tap/async/%C3%A4",
        "id='x' xlink:href='https://x.org/tap/async/other' | /tap/async/other", "id='x' xlink:href='/jobs/7' | /jobs/7",
        "xlink:href='https://x.org/tap/async/7' | /tap/async/7", "id='../../etc' xlink:href='https://x.org/tap/async/8' | /tap/async/8"})
    void jobsWithOddIdsAreListedWhereTheyAre(String attributes, String path) throws TapException {
        assertThat(listed("<uws:jobref " + attributes + "><uws:phase>COMPLETED</uws:phase></uws:jobref>")).extracting(j -> j.uri().toString())
                .containsExactly("https://x.org" + path);
    }

    @Test
    void whatIsSaidOfAJobInUnusualWaysIsUnderstood() throws TapException {
        List<JobListing> jobs = listed("<uws:jobref id='a'><uws:phase/><uws:creationTime>2026-01-01T00:00:00+01:00</uws:creationTime></uws:jobref>"
                + "<uws:jobref id='b'><uws:phase>error</uws:phase><uws:creationTime>2026-01-02 00:00:00</uws:creationTime></uws:jobref>");
        assertThat(jobs).extracting(JobListing::phase).containsExactly(JobPhase.ERROR, JobPhase.UNKNOWN);
        assertThat(jobs.get(1).phaseWord()).isEqualTo("UNKNOWN");
        assertThat(jobs).extracting(JobListing::created).containsExactly(Optional.of(Instant.parse("2026-01-02T00:00:00Z")), Optional.of(Instant.parse("2025-12-31T23:00:00Z")));
    }

    private static List<JobListing> listed(String jobs) throws TapException {
        return JobListing.parse(("<uws:jobs xmlns:uws='http://www.ivoa.net/xml/UWS/v1.0' xmlns:xlink='http://www.w3.org/1999/xlink'>" + jobs + "</uws:jobs>")
                .getBytes(StandardCharsets.UTF_8), URI.create("https://x.org/tap/async"));
    }
}
