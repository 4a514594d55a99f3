package rubin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rubin.sandbox.tap.TapOptions;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.ttools.task.MapEnvironment;
import uk.ac.starlink.ttools.task.TapLint;
import uk.ac.starlink.util.URLDataSource;
import uk.ac.starlink.vo.datalink.ServiceInvoker;
import uk.ac.starlink.votable.VOTableBuilder;
import uk.ac.starlink.votable.datalink.ServiceDescriptor;

class SandboxServerTest {

    private static final Pattern REPORT = Pattern.compile("([EW]-[A-Z0-9]+-[A-Z0-9]+)-[0-9]+ (.*)");

    private static SandboxServer sandbox;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxServer.start(SandboxOptions.DEFAULT);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void itAnswersAtItsUrl() throws Exception {
        assertThat(sandbox.url()).matches("http://127\\.0\\.0\\.1:[0-9]+/api/tap");
        HttpResponse<String> tables = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + "/tables")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(tables.body()).contains("<name>dp02_dc2_catalogs.Object</name>");
    }

    /** The count is the tutorial's. */
    @Test
    void aConeSearchFindsTheTutorialsObjects() throws Exception {
        String adql = "SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object WHERE detect_isPrimary = 1 "
                + "AND CONTAINS(POINT('ICRS', coord_ra, coord_dec), CIRCLE('ICRS', 62, -37, 0.01)) = 1";
        String url = sandbox.url() + "/sync?LANG=ADQL&FORMAT=votable/td&QUERY=" + URLEncoder.encode(adql, StandardCharsets.UTF_8);
        HttpResponse<String> response = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).contains("<TD>173</TD>");
    }

    private static StarTable query(String adql) throws Exception {
        return read(sandbox.url() + "/sync?LANG=ADQL&QUERY=" + URLEncoder.encode(adql, StandardCharsets.UTF_8));
    }

    private static StarTable read(String url) throws Exception {
        return Tables.randomTable(new VOTableBuilder().makeStarTable(new URLDataSource(URI.create(url).toURL()), false, StoragePolicy.PREFER_MEMORY));
    }

    /** Tutorial DP02_02c finds twelve coadds there, of the patches 3831_3 and 3831_10 in six bands. */
    @Test
    void theImagesOfAPlaceAreThoseOfTheTutorial() throws Exception {
        for (String table : List.of("ivoa.ObsCore", "dp02_dc2_catalogs.ObsCore")) {
            StarTable images = query("SELECT lsst_tract, lsst_patch, COUNT(*), MIN(facility_name) FROM " + table + " WHERE CONTAINS(POINT('ICRS', 62, -37), s_region) = 1 "
                    + "AND dataproduct_subtype = 'lsst.deepCoadd_calexp' AND obs_collection = 'LSST.DP02' GROUP BY lsst_tract, lsst_patch ORDER BY lsst_patch");
            assertThat(images.getRow(0)).containsExactly(3831L, 3L, 6L, "synthetic");
            assertThat(images.getRow(1)).containsExactly(3831L, 10L, 6L, "synthetic");
            assertThat(images.getRowCount()).isEqualTo(2);
        }
        assertThat(query("SELECT table_name FROM TAP_SCHEMA.columns WHERE table_name = 'ivoa.ObsCore' AND column_name = 's_region'").getRowCount()).isEqualTo(1);
    }

    /** TOPCAT's own reader of DataLink finds the services, and what it asks them for is the light curve of 432 visits (tutorial DP02_07b). */
    @Test
    void resultsDescribeTheLightCurvesOfTheirRows() throws Exception {
        StarTable objects = query("SELECT coord_ra, objectId FROM dp02_dc2_catalogs.Object WHERE objectId = 1651589610221899038");
        StarTable dia = query("SELECT diaObjectId AS d FROM dp02_dc2_catalogs.DiaObject WHERE diaObjectId = 1651589610221862935");
        assertThat(curves(query("SELECT MAX(objectId) AS objectId FROM dp02_dc2_catalogs.Object"))).isEmpty();
        assertThat(curves(objects)).containsExactly(432L);
        assertThat(curves(dia)).hasSize(2).first().isEqualTo(432L);
    }

    private static List<Long> curves(StarTable table) throws Exception {
        List<Long> rows = new ArrayList<>();
        for (DescribedValue parameter : table.getParameters()) {
            if (parameter.getValue() instanceof ServiceDescriptor service) {
                ServiceInvoker invoker = new ServiceInvoker(service, table);
                rows.add(read(invoker.getUrl(table.getRow(0), new HashMap<>()).toString()).getRowCount());
            }
        }
        return rows;
    }

    @Test
    void aTakenPortIsSaidSo() {
        int port = URI.create(sandbox.url()).getPort();
        assertThatThrownBy(() -> SandboxServer.start(SandboxOptions.DEFAULT.withTap(TapOptions.DEFAULT.withPort(port))))
                .isInstanceOf(IOException.class).hasMessageContaining("port=" + port + ": must be free");
    }

    /** Exceptions stand in docs/taplint.md, each with its reason; one that no longer occurs must go. */
    @Test
    void taplintFindsNothingButTheWrittenExceptions() throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("docs/taplint.md"))) {
            Matcher exception = Pattern.compile("\\| `([EW]-[A-Z0-9]+-[A-Z0-9]+)` \\|.*").matcher(line);
            if (exception.matches()) {
                allowed.add(exception.group(1));
            }
        }
        MapEnvironment environment = new MapEnvironment();
        environment.setValue("tapurl", sandbox.url());
        environment.setValue("report", "EWF");
        environment.setValue("stages", "TMV TME TMS TMC CPV CAP AVV QGE QPO QAS UWS MDQ OBS UPL");
        new TapLint().createExecutable(environment).execute();
        List<String> lines = List.of(environment.getOutputLines());
        Set<String> found = new TreeSet<>();
        Set<String> unexpected = new HashSet<>();
        for (String line : lines) {
            Matcher report = REPORT.matcher(line);
            if (report.matches()) {
                found.add(report.group(1));
                if (!allowed.contains(report.group(1))) {
                    unexpected.add(line);
                }
            }
        }
        assertThat(lines).as("taplint ran to its end").anyMatch(l -> l.startsWith("Totals: "));
        assertThat(unexpected).isEmpty();
        assertThat(found).as("exceptions in docs/taplint.md are all needed").isEqualTo(allowed);
    }
}
