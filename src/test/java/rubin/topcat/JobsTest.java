package rubin.topcat;

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
import rubin.catalog.CatalogueResult;
import rubin.sandbox.Sandbox;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.tap.Fault;
import rubin.sandbox.tap.FaultKind;
import rubin.tap.Job;
import rubin.tap.JobPhase;
import rubin.tap.Progress;
import rubin.tap.TapException;
import rubin.tap.TapQuery;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/** The list behind the jobs window, against a service that runs by itself. */
@Timeout(60)
class JobsTest {

    private static final String FIVE_ROWS = "SELECT TOP 5 objectId FROM dp02_dc2_catalogs.Object";

    private final Jobs jobs = new Jobs();
    private final List<List<Jobs.Entry>> listed = new ArrayList<>();
    private Sandbox sandbox;
    private ServiceChoice service;
    private String homeBefore;

    @BeforeEach
    void start(@TempDir Path home) throws IOException {
        homeBefore = System.setProperty("user.home", home.toString());
        sandbox = Sandbox.start(SandboxOptions.DEFAULT);
        service = new ServiceChoice(sandbox.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        System.setProperty("user.home", homeBefore);
    }

    @Test
    void rowsAndOriginOfAJobAreToldOnceItHasEnded() throws IOException {
        Job job = create("mine");
        Jobs.note(service, job.uri());
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
        Job job = create("mine");

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
        Job job = create("mine");
        job.start();
        job.await();

        assertThat(read()).singleElement().satisfies(entry -> {
            assertThat(entry.message()).hasValue("Qserv is tired");
            assertThat(entry.rows()).isEmpty();
        });
    }

    @Test
    void whereTheServiceTellsNoRowsThoseOfATableThatWasLoadedCount() throws IOException {
        Job job = create("mine");
        job.start();
        job.await();
        StarTable table = CatalogueResult.of(job.result(StoragePolicy.PREFER_MEMORY), service.service(), FIVE_ROWS, Optional.of(job.uri()), Instant.EPOCH);
        job.delete();
        Job silent = create("other");
        table.setParameter(new DescribedValue(table.getParameterByName("tap_job").getInfo(), silent.uri().toString()));
        assertThat(read()).singleElement().satisfies(entry -> assertThat(entry.rows()).isEmpty());

        jobs.noteLoaded(table);

        assertThat(read()).singleElement().satisfies(entry -> assertThat(entry.rows()).isEqualTo(OptionalLong.of(5)));
    }

    @Test
    void aJobOfTheLedgerIsShownThoughTheListIsTooShortForItAndForgottenWhenGone() throws IOException {
        Job oldest = create("oldest");
        Jobs.note(service, oldest.uri());
        for (int i = 0; i < 50; i++) {
            create("newer" + i);
        }
        assertThat(read()).hasSize(51).extracting(Jobs.Entry::uri).contains(oldest.uri());

        oldest.delete();

        assertThat(read()).hasSize(50);
        assertThat(Jobs.ledger().entries()).isEmpty();
    }

    @Test
    void aJobThatIsGoneAlreadyIsSaidToBe() throws IOException {
        Job job = create("mine");

        assertThat(Jobs.delete(job)).isEqualTo("Deleted.");
        assertThat(Jobs.delete(job)).isEqualTo("The job was already gone.");
        assertThat(Jobs.abort(job)).isEqualTo("The job was already gone.");
    }

    @Test
    void anAbortSaysWhetherItCameTooLate() throws IOException {
        Job running = create("mine");
        assertThat(Jobs.abort(running)).isEqualTo("Aborted.");

        Job ended = create("other");
        ended.start();
        ended.await();
        assertThat(Jobs.abort(ended)).isEqualTo("The job had ended before, it is completed.");
    }

    @Test
    void waitingTellsHowAJobEnded() throws IOException {
        Job job = create("mine");
        job.start();
        assertThat(JobWait.outcome(job)).isEqualTo("The job has completed with 5 rows; Load brings its table.");

        sandbox.faults().add(Fault.of(FaultKind.JOB_ERROR).on("POST", "/async/[^/]+/phase").text("Qserv is tired"));
        Job failing = create("other");
        failing.start();
        assertThatThrownBy(() -> JobWait.outcome(failing)).isInstanceOf(TapException.class)
                .hasMessage("the job ended in an error: Qserv is tired");
    }

    private List<Jobs.Entry> read() throws IOException {
        return jobs.read(service.client(Progress.NONE), listed::add);
    }

    private Job create(String runId) throws IOException {
        return service.client(Progress.NONE).create(new TapQuery(FIVE_ROWS, OptionalLong.empty()), runId);
    }
}
