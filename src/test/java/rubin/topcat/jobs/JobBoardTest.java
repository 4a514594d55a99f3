package rubin.topcat.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.service.CatalogueResult;
import rubin.service.JobLedger;
import rubin.tap.JobPhase;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/** The list behind the jobs window, against a service that runs by itself. */
@Timeout(60)
class JobBoardTest {

    private static final String FIVE_ROWS = "SELECT TOP 5 objectId FROM dp02_dc2_catalogs.Object";

    private final JobBoard jobs = new JobBoard();
    private final List<List<JobBoard.Entry>> listed = new ArrayList<>();
    private SandboxServer sandbox;
    private ServiceChoice service;
    private String homeBefore;

    @BeforeEach
    void start(@TempDir Path home) throws IOException {
        homeBefore = System.setProperty("user.home", home.toString());
        sandbox = SandboxServer.start(SandboxOptions.DEFAULT);
        service = new ServiceChoice(sandbox.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        System.setProperty("user.home", homeBefore);
    }

    @Test
    void rowsAndOriginOfAJobAreToldOnceItHasEnded() throws IOException {
        TapJob job = create("mine");
        JobLedger.ofUser().add(service.service(), job.uri(), ServiceChoice.COMMAND);
        assertThat(read()).singleElement().satisfies(entry -> {
            assertThat(entry.phase()).isEqualTo(JobPhase.PENDING);
            assertThat(entry.rows()).isEmpty();
            assertThat(entry.adql()).isEqualTo(FIVE_ROWS);
        });

        job.start();
        job.await();

        assertThat(read()).singleElement().satisfies(entry -> {
            assertThat(entry.phase()).isEqualTo(JobPhase.COMPLETED);
            assertThat(entry.rows()).isEqualTo(OptionalLong.of(5));
            assertThat(entry.from()).isEqualTo("TOPCAT");
        });
    }

    @Test
    void jobsAreListedBeforeEachIsAskedForItsQuery() throws IOException {
        TapJob job = create("mine");

        read();
        read();

        assertThat(listed).singleElement().satisfies(first -> assertThat(first).singleElement().satisfies(entry -> {
            assertThat(entry.uri()).isEqualTo(job.uri());
            assertThat(entry.from()).isEqualTo("mine");
            assertThat(entry.adql()).isEmpty();
        }));
    }

    @Test
    void aFailedJobHasTheServicesMessage() throws IOException {
        sandbox.faults().add(Fault.of(FaultKind.JOB_ERROR).on("POST", "/async/[^/]+/phase").text("Qserv is tired"));
        TapJob job = create("mine");
        job.start();
        job.await();

        assertThat(read()).singleElement().satisfies(entry -> {
            assertThat(entry.message()).hasValue("Qserv is tired");
            assertThat(entry.rows()).isEmpty();
        });
    }

    @Test
    void whereTheServiceTellsNoRowsThoseOfATableThatWasLoadedCount() throws IOException {
        TapJob job = create("mine");
        job.start();
        job.await();
        StarTable table = CatalogueResult.of(job.result(StoragePolicy.PREFER_MEMORY), service.service(), FIVE_ROWS, Optional.of(job.uri()), Instant.EPOCH);
        job.delete();
        TapJob silent = create("other");
        table.setParameter(new DescribedValue(table.getParameterByName("tap_job").getInfo(), silent.uri().toString()));
        assertThat(read()).singleElement().satisfies(entry -> assertThat(entry.rows()).isEmpty());

        jobs.noteLoaded(table);

        assertThat(read()).singleElement().satisfies(entry -> assertThat(entry.rows()).isEqualTo(OptionalLong.of(5)));
    }

    @Test
    void aJobOfTheLedgerIsShownThoughTheListIsTooShortForItAndForgottenWhenGone() throws IOException {
        TapJob oldest = create("oldest");
        JobLedger.ofUser().add(service.service(), oldest.uri(), ServiceChoice.COMMAND);
        for (int i = 0; i < 50; i++) {
            create("newer" + i);
        }
        assertThat(read()).hasSize(51).extracting(JobBoard.Entry::uri).contains(oldest.uri());

        oldest.delete();

        assertThat(read()).hasSize(50);
        assertThat(JobLedger.ofUser().entries()).isEmpty();
    }

    @Test
    void aJobThatIsGoneAlreadyIsSaidToBe() throws IOException {
        TapJob job = create("mine");

        assertThat(JobBoard.delete(job)).isEqualTo("Deleted.");
        assertThat(JobBoard.delete(job)).isEqualTo("The job was already gone.");
        assertThat(JobBoard.abort(job)).isEqualTo("The job was already gone.");
    }

    @Test
    void anAbortSaysWhetherItCameTooLate() throws IOException {
        TapJob running = create("mine");
        assertThat(JobBoard.abort(running)).isEqualTo("Aborted.");

        TapJob ended = create("other");
        ended.start();
        ended.await();
        assertThat(JobBoard.abort(ended)).isEqualTo("The job had ended before, it is completed.");
    }

    @Test
    void waitingTellsHowAJobEnded() throws IOException {
        TapJob job = create("mine");
        job.start();
        assertThat(JobWait.outcome(job)).isEqualTo("The job has completed with 5 rows; Load brings its table.");

        sandbox.faults().add(Fault.of(FaultKind.JOB_ERROR).on("POST", "/async/[^/]+/phase").text("Qserv is tired"));
        TapJob failing = create("other");
        failing.start();
        assertThatThrownBy(() -> JobWait.outcome(failing)).isInstanceOf(TapException.class)
                .hasMessage("the job ended in an error: Qserv is tired");
    }

    private List<JobBoard.Entry> read() throws IOException {
        return jobs.read(service.client(Progress.NONE), listed::add);
    }

    private TapJob create(String runId) throws IOException {
        return service.client(Progress.NONE).create(new TapQuery(FIVE_ROWS, OptionalLong.empty()), runId);
    }
}
