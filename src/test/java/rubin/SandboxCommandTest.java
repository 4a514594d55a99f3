package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** The command that runs the service, as a process of its own. */
@Timeout(300)
class SandboxCommandTest {

    /** The tutorial counts 173 objects within 0.01 degrees of (62, -37). */
    private static final String CONE = "SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object WHERE detect_isPrimary = 1 "
            + "AND CONTAINS(POINT('ICRS', coord_ra, coord_dec), CIRCLE('ICRS', 62, -37, 0.01)) = 1";

    @TempDir
    private Path folder;

    /** A service in another process, whose first line is its URL. */
    private record Service(Process process, String url) implements AutoCloseable {

        static Service start(String heap, String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-cp",
                    System.getProperty("java.class.path"), Stilts.class.getName(), Sandbox.class.getName(), "port=0"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new Service(process, out.readLine());
        }

        HttpResponse<String> query(String adql) throws IOException, InterruptedException {
            URI uri = URI.create(url + "/sync?LANG=ADQL&FORMAT=votable/td&QUERY=" + URLEncoder.encode(adql, StandardCharsets.UTF_8));
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(100)).build(), HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Whether the query is stopped in time or the database is lost under it, depends on chance; neither may be noticed afterwards. */
    @Test
    void queriesThatNeedTooMuchMemoryFailAndTheServiceGoesOn() throws Exception {
        String hungry = "SELECT DISTINCT a.objectId, b.ra, b.dec FROM dp02_dc2_catalogs.Object a, dp02_dc2_catalogs.TruthSummary b WHERE a.tract > 0";
        try (Service service = Service.start("-Xmx100m")) {
            assertThat(service.query(CONE).body()).contains("<TD>173</TD>");
            for (String adql : List.of(hungry, hungry)) {
                HttpResponse<String> response = service.query(adql);
                assertThat(response.body()).contains("value=\"ERROR\"").contains("needs more memory than the service has");
                assertThat(service.query(CONE).body()).contains("<TD>173</TD>");
            }
            assertThat(service.process().isAlive()).isTrue();
        }
    }

    @Test
    void aShareOfTheRequestsMeetsTheFaultAskedFor() throws Exception {
        try (Service service = Service.start("-Xmx256m", "fault=503:0.3,404:0.1")) {
            int[] count = new int[600];
            for (int i = 0; i < 400; i++) {
                HttpResponse<String> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(service.url() + "/capabilities")).build(),
                        HttpResponse.BodyHandlers.ofString());
                count[response.statusCode()]++;
            }
            // Four standard deviations of the binomial distributions: 120 +- 37, (400 - 120) * 0.1 = 28 +- 20.
            assertThat(count[503]).isBetween(83, 157);
            assertThat(count[404]).isBetween(8, 48);
            assertThat(count[200]).isEqualTo(400 - count[503] - count[404]);
        }
    }

    /** A heap in which anything may fail: the service is whole afterwards, or it has ended and said so. */
    @Test
    void aServiceThatCannotGoOnEndsWithAnErrorStatus() throws Exception {
        try (Service service = Service.start("-Xmx24m")) {
            for (int i = 0; i < 3 && service.process().isAlive(); i++) {
                try {
                    service.query(CONE);
                    assertThat(service.query("SELECT table_name FROM TAP_SCHEMA.tables").body()).contains("dp02_dc2_catalogs.Object");
                } catch (IOException e) {
                    assertThat(service.process().waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
                    assertThat(service.process().exitValue()).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "503:2", "503:-0.1", "503:NaN", "200:0.1", "status:0.1", "redirect:0.1", "nothing:0.1", ":", "503:0.1:", "cut:x", ","})
    void faultsThatAreNoneAreSaidSo(String fault) {
        MapEnvironment environment = new MapEnvironment();
        environment.setValue("fault", fault);
        assertThatThrownBy(() -> new Sandbox().createExecutable(environment)).hasMessageStartingWith("fault=" + fault + ": must be kind:share, such as 503:0.2");
    }

    /** The examples of the page are run as they stand, by the programs that they name, where these are installed. */
    @Test
    void theExamplesOfThePageWork() throws Exception {
        try (Service service = Service.start("-Xmx512m")) {
            HttpResponse<String> page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(service.url())).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
            assertThat(page.body()).contains("synthetic", "href=\"" + service.url() + "/tables\"", "href=\"" + service.url() + "/capabilities\"").doesNotContain("{url}");
            Matcher example = Pattern.compile("<pre>(import pyvo|curl |stilts )(.*?)</pre>", Pattern.DOTALL).matcher(page.body());
            int run = 0;
            while (example.find()) {
                String text = example.group(1) + example.group(2);
                List<String> command = text.startsWith("import") ? List.of("/usr/bin/python3", Files.writeString(folder.resolve("example.py"), text).toString())
                        : List.of("/bin/sh", "-c", text);
                String program = text.startsWith("import") ? "/usr/bin/python3" : "/usr/bin/" + example.group(1).strip();
                if (Files.exists(Path.of(program))) {
                    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
                    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
                    assertThat(process.exitValue()).as(output).isZero();
                    assertThat(output).contains("-3");    // declinations of the field
                }
                run++;
            }
            assertThat(run).isEqualTo(3);
        }
    }
}
