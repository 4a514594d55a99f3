package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rubin.compare.CompareRequest;
import rubin.compare.Comparison;
import rubin.compare.Outcome;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.service.JobLedger;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** {@code rubinjob} and {@code job=submit} on the embedded service, with everything that befalls jobs. */
class JobTest {

    private static final String ADQL = "adql=SELECT TOP 3 objectId FROM dp02_dc2_catalogs.Object ORDER BY objectId";

    @TempDir
    static Path home;

    private static String homeBefore;
    private static SandboxServer sandbox;

    @BeforeAll
    static void start() throws Exception {
        homeBefore = System.setProperty("user.home", home.toString());
        sandbox = SandboxServer.start(SandboxOptions.DEFAULT);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        System.setProperty("user.home", homeBefore);
    }

    @AfterEach
    void calm() {
        sandbox.faults().clear();
    }

    private record Said(String out, String err) {
    }

    private static MapEnvironment environment(String... settings) {
        MapEnvironment env = new MapEnvironment();
        env.setValue("tapurl", sandbox.url());
        Arrays.stream(settings).forEach(s -> env.setValue(s.substring(0, s.indexOf('=')), s.substring(s.indexOf('=') + 1)));
        return env;
    }

    private static Said run(Task task, String... settings) throws Exception {
        MapEnvironment env = environment(settings);
        task.createExecutable(env).execute();
        return new Said(env.getOutputText().strip(), env.getErrorText().strip());
    }

    private static String job(String action, String url, String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of("action=" + action, "job=" + url));
        settings.addAll(List.of(more));
        return run(new Job(), settings.toArray(String[]::new)).out();
    }

    private static String submit(String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of("action=submit", ADQL));
        settings.addAll(List.of(more));
        return run(new Job(), settings.toArray(String[]::new)).out();
    }

    private static StarTable table(ConsumerTask task, String... settings) throws Exception {
        return Tables.randomTable(task.createProducer(environment(settings)).getTable());
    }

    /** The exit status that a command line would get, and the message. */
    private static String failure(String action, String url, String... more) {
        try {
            return "none: " + job(action, url, more);
        } catch (ExecutionException e) {
            return e.getErrorCode() + ": " + e.getMessage();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean same(StarTable one, StarTable other, String key) throws Exception {
        Outcome outcome = Comparison.of(one, other, new CompareRequest(List.of(key), List.of(), List.of(), false, 3));
        return outcome.identical();
    }

    @ParameterizedTest
    @CsvSource({"cone", "truth", "count", "bins", "dp01"})
    void aFetchedTableIsTheDirectCommands(String what) throws Exception {
        Supplier<ConsumerTask> task = what.equals("cone") ? Cone::new : what.equals("truth") || what.equals("dp01") ? Truth::new : Count::new;
        String[] settings = switch (what) {
            case "count" -> new String[] {"by=truth_type"};
            case "bins" -> new String[] {"by=mag_r_cModel", "bin=0.5", "ra=62", "dec=-37"};
            case "dp01" -> new String[] {"ra=62", "dec=-37", "radius=0.02", "release=dp01"};
            default -> new String[] {"ra=62", "dec=-37", "radius=0.02", "bands=ugrizy", "flux=cModel,psf"};
        };
        String[] submitting = Arrays.copyOf(settings, settings.length + 1);
        submitting[settings.length] = "job=submit";
        String url = run(task.get(), submitting).out();
        assertThat(url).startsWith(sandbox.url() + "/async/").hasLineCount(1);
        assertThat(job("wait", url)).isEqualTo("COMPLETED");
        StarTable fetched = table(new Job(), "action=fetch", "job=" + url);
        StarTable direct = table(task.get(), settings);
        assertThat(direct.getRowCount()).isPositive();
        assertThat(Arrays.toString(Tables.getColumnInfos(fetched))).isEqualTo(Arrays.toString(Tables.getColumnInfos(direct)));
        assertThat(same(fetched, direct, direct.getColumnInfo(0).getName())).isTrue();
    }

    @Test
    void aJobGoesThroughItsPhasesAndIsWaitedFor() throws Exception {
        sandbox.faults().add(Fault.of(FaultKind.SLOW_JOB).pause(Duration.ofMillis(700)).on("POST", "/async/[^/]+/phase"));
        String url = submit();
        assertThat(job("status", url)).contains("phase        QUEUED", "owner        sandbox", "adql         SELECT TOP 3", "destruction  ");
        Said waited = run(new Job(), "action=wait", "job=" + url);
        assertThat(waited).isEqualTo(new Said("COMPLETED", "QUEUED\nEXECUTING"));
        assertThat(job("status", url)).contains("phase        COMPLETED", "percent      100");
    }

    @Test
    void aJobThatIsOnlyCreatedIsStartedLater() throws Exception {
        String url = run(new Cone(), "ra=62", "dec=-37", "radius=0.01", "job=create").out();
        assertThat(failure("wait", url)).startsWith("1: the job is PENDING").contains("rubinjob action=run job=" + url);
        assertThat(failure("fetch", url)).contains("the job has no result yet, it is PENDING; start it with rubinjob action=run");
        assertThat(job("run", url)).isIn("QUEUED", "EXECUTING", "COMPLETED");
        job("wait", url);
        assertThat(table(new Job(), "action=fetch", "job=" + url).getRowCount()).isEqualTo(173);
    }

    @Test
    void timeIsOverForAStuckJobThatGoesOn() throws Exception {
        sandbox.faults().add(Fault.of(FaultKind.STUCK_EXECUTING).on("POST", "/async/[^/]+/phase"));
        String url = submit();
        assertThat(failure("wait", url, "timeout=1")).isEqualTo("3: timeout=1: the job is still EXECUTING and goes on: " + url);
        assertThat(failure("fetch", url)).contains("it is EXECUTING; wait for it with rubinjob action=wait job=" + url);
        assertThat(job("abort", url)).isEqualTo("ABORTED");
        assertThat(failure("wait", url)).isEqualTo("4: the job was aborted: " + url);
        assertThat(failure("fetch", url)).contains("the job was aborted: " + url);
        assertThat(failure("error", url)).startsWith("1: the job was aborted: " + url);
    }

    @Test
    void aFailedJobGivesTheServicesMessage() throws Exception {
        sandbox.faults().add(Fault.of(FaultKind.JOB_ERROR).text("Query failed in backend: chunk 1234 is lost").on("POST", "/async/[^/]+/phase"));
        String url = submit();
        assertThat(failure("wait", url)).startsWith("1: Query failed in backend: chunk 1234 is lost; try again");
        assertThat(failure("error", url)).contains(": Query failed in backend: chunk 1234 is lost; try again");
        assertThat(job("status", url)).contains("phase        ERROR", "message      Query failed in backend: chunk 1234 is lost");
        assertThat(failure("fetch", url)).contains("chunk 1234 is lost");
        String well = submit();
        job("wait", well);
        assertThat(job("error", well)).isEqualTo("no error: the job is COMPLETED");
    }

    @Test
    void aJobThatVanishesIsSaidToBeGone() throws Exception {
        String url = submit();
        sandbox.faults().add(Fault.of(FaultKind.VANISH).on("GET", "/async/[^/]+"));
        assertThat(failure("wait", url)).isEqualTo("1: the service has no such job (any more): " + url);
        assertThat(failure("status", url)).contains("no such job (any more)");
    }

    @Test
    void anExpiredJobIsGoneFromServiceAndList() throws Exception {
        TapOptions brief = TapOptions.DEFAULT.withTimes(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(1), Duration.ofSeconds(5));
        try (SandboxServer forgetful = SandboxServer.start(SandboxOptions.DEFAULT.withTap(brief))) {
            String url = run(new Cone(), "ra=62", "dec=-37", "radius=0.01", "job=create", "tapurl=" + forgetful.url()).out();
            String said = failure("status", url);
            for (int i = 0; i < 1000 && said.startsWith("none"); i++) {
                said = failure("status", url);
            }
            assertThat(said).contains("the service has no such job (any more): " + url);
            assertThat(failure("fetch", url)).contains("the service has no such job (any more): " + url);
            Said listed = run(new Job(), "action=list", "tapurl=" + forgetful.url());
            assertThat(listed.out()).isEmpty();
            assertThat(listed.err()).contains("1 job that was made here is gone from the service.", "No jobs.");
            assertThat(run(new Job(), "action=list", "tapurl=" + forgetful.url()).err()).isEqualTo("No jobs.");
        }
    }

    @Test
    void deletingTwiceSaysSoAndNeverReadsTheJobList() throws Exception {
        String url = submit();
        sandbox.faults().add(Fault.of(FaultKind.STATUS).number(500).on("GET", "/async").always());
        assertThat(job("delete", url)).isEqualTo("deleted");
        assertThat(job("delete", url)).isEqualTo("already gone");
        assertThat(sandbox.faults().pending()).hasSize(1);
        assertThat(JobLedger.ofUser().entries()).extracting(e -> e.uri().toString()).doesNotContain(url);
        MapEnvironment byId = new MapEnvironment().setValue("action", "delete").setValue("job", url.substring(url.lastIndexOf('/') + 1));
        new Job().createExecutable(byId).execute();
        assertThat(byId.getOutputText().strip()).isEqualTo("already gone");
    }

    @Test
    void theListShowsTheNewestFirstWithTheirCommands() throws Exception {
        String first = submit();
        String second = run(new Truth(), "ra=62", "dec=-37", "radius=0.01", "where=obj.r_cModelFlux > 360", "job=submit").out();
        job("wait", second);
        StarTable list = table(new Job(), "action=list", "last=2");
        assertThat(list.getCell(0, 5)).isEqualTo(second);
        assertThat(list.getCell(0, 3)).isEqualTo("rubintruth ra=62 dec=-37 radius=0.01 where='obj.r_cModelFlux > 360'");
        assertThat(list.getCell(1, 5)).isEqualTo(first);
        assertThat(run(new Job(), "action=list", "phases=executing,queued,completed", "last=1").out()).contains(second.substring(second.lastIndexOf('/') + 1), "COMPLETED");
        assertThat(run(new Job(), "action=list", "phases=held").err()).isEqualTo("No jobs.");
    }

    @Test
    void aJobWhoseUrlIsLostIsFoundInTheLedger() throws Exception {
        String url = submit();
        job("wait", url);
        sandbox.faults().add(Fault.of(FaultKind.STATUS).number(501).on("GET", "/async").always());
        Said list = run(new Job(), "action=list");
        assertThat(list.err()).contains("the service gives no list of jobs");
        assertThat(list.out()).contains(url.substring(url.lastIndexOf('/') + 1));
        MapEnvironment byId = new MapEnvironment().setValue("action", "fetch").setValue("job", url.substring(url.lastIndexOf('/') + 1));
        assertThat(Tables.randomTable(new Job().createProducer(byId).getTable()).getRowCount()).isEqualTo(3);
    }

    @Test
    void theLedgerIsShownWhenTheServiceAnswersNothing() throws Exception {
        String url = submit();
        sandbox.faults().add(Fault.of(FaultKind.STATUS).number(401).on("GET", "/async.*").always());
        Said list = run(new Job(), "action=list", "last=1");
        assertThat(list.err()).contains("the service gives no list of jobs");
        assertThat(list.out()).contains(url.substring(url.lastIndexOf('/') + 1), "UNKNOWN", "rubinjob action=submit");
    }

    @Test
    void whatHasEndedWithoutResultIsNotSaidToBeStarted() throws Exception {
        String url = submit("start=false");
        assertThat(job("abort", url)).isEqualTo("ABORTED");
        assertThat(failure("run", url)).contains("the job is ABORTED and cannot be started again");
    }

    @Test
    void aResultsUrlIsAsGoodAsItsJobs() throws Exception {
        String url = submit();
        assertThat(job("wait", url + "/results/result")).isEqualTo("COMPLETED");
    }

    @Test
    void whatWasCutShortIsSaidToBe() throws Exception {
        String url = submit("maxrec=2");
        job("wait", url);
        MapEnvironment env = environment("action=fetch", "job=" + url, "out=" + home.resolve("t.csv"));
        new Job().createExecutable(env).execute();
        assertThat(env.getErrorText()).contains("Truncated: the result has only the first 2 rows");
        assertThat(Files.readAllLines(home.resolve("t.csv"))).hasSize(3);
    }

    @Test
    void theLedgerHasNoCredentials() throws Exception {
        Path token = Files.writeString(home.resolve("secret-token"), "gt-very-secret");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        run(new Cone(), "ra=62", "dec=-37", "radius=0.01", "job=submit", "token=@" + token);
        assertThat(home.resolve(".rubin").resolve("jobs")).content().contains("rubincone ra=62").doesNotContain("secret");
    }

    @Test
    void aNameTheServiceDoesNotKnowGetsASuggestion() {
        sandbox.faults().add(Fault.of(FaultKind.JOB_ERROR).text("Query failed in backend: Unknown column 'obj.r_cModelFlx' in 'field list'").on("POST", "/async/[^/]+/phase"));
        assertThatThrownBy(() -> table(new Query(), "adql=SELECT TOP 1 obj.r_cModelFlx FROM dp02_dc2_catalogs.Object AS obj")).hasMessageEndingWith("; did you mean r_cModelFlux?");
        sandbox.faults().add(Fault.of(FaultKind.JOB_ERROR).text("Table dp02_dc2_catalogs.Objct not found").on("POST", "/async/[^/]+/phase"));
        assertThatThrownBy(() -> table(new Query(), "adql=SELECT TOP 1 objectId FROM dp02_dc2_catalogs.Objct"))
                .hasMessageEndingWith("; did you mean dp02_dc2_catalogs.Object?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "action=fetsh | action=fetsh: must be one of submit, list, status, run, wait, error, fetch, abort, delete; did you mean fetch?",
        "action=fetch | job=: is missing; give the URL that was printed when the job was made, or an id",
        "action=fetch job=no/such | job=no/such: is no job; give the URL",
        "action=fetch job=http:// | job=http://: is no",
        "action=status job=nosuchjob | the service has no such job (any more): ",
        "action=submit | adql=: is missing; give a query",
        "action=list phases=done | phases=done: must be one of pending, queued",
        "action=list last=0 | last=0: must be 1 to 10000 jobs",
        "action=list tapurl=sandbox | tapurl=sandbox: has no jobs but those of this command"})
    void wrongInputGetsOneLine(String settings, String message) {
        assertThatThrownBy(() -> run(new Job(), settings.strip().split(" "))).hasMessageContaining(message)
                .extracting(Throwable::getMessage).asString().doesNotContain("\n");
    }

    @Test
    void aJobOfTheEmbeddedServiceIsNotSubmittedToBeLost() {
        assertThatThrownBy(() -> run(new Cone(), "ra=62", "dec=-37", "tapurl=sandbox", "job=submit")).hasMessageContaining("tapurl=sandbox: ends with this command");
        assertThatThrownBy(() -> run(new Cone(), "ra=62", "dec=-37", "sync=true", "job=submit")).hasMessageContaining("sync=true: a synchronous query makes no job");
    }
}
