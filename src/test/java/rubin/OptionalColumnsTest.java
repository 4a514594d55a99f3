package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.service.JobLedger;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** A service with the tables of the release that lacks some of their columns, and complains in the words of Rubin's. */
class OptionalColumnsTest {

    @TempDir
    Path home;

    private PoorerService service;
    private String homeBefore;

    @BeforeEach
    void start() throws Exception {
        homeBefore = System.setProperty("user.home", home.toString());
        service = new PoorerService("g_psfFlux_flag", "r_psfFlux_flag");
    }

    @AfterEach
    void stop() {
        service.close();
        System.setProperty("user.home", homeBefore);
    }

    private MapEnvironment environment(String where) {
        MapEnvironment env = new MapEnvironment().setValue("ra", "62").setValue("dec", "-37").setValue("radius", "0.01").setValue("flux", "psf")
                .setValue("sync", "true").setValue("tapurl", service.url());
        return where.isEmpty() ? env : env.setValue("where", where);
    }

    /** 173 objects: the count that the same cone has on the whole service, QueryTaskTest. */
    @Test
    void whatTheServiceLacksIsLeftOutWithARemark() throws Exception {
        MapEnvironment env = environment("");
        StarTable table = new Cone().createProducer(env).getTable();
        assertThat(table.getRowCount()).isEqualTo(173);
        assertThat(env.getErrorText()).contains("Note: the service has no column g_psfFlux_flag").contains("r_psfFlux_flag").contains("the table is made without");
        assertThat(column(table, "g_psfFlux")).isPresent();
        assertThat(column(table, "g_psfFlux_flag")).isEmpty();
        assertThat(column(table, "r_psfFlux_flag")).isEmpty();
        assertThat(column(table, "i_psfFlux_flag")).isPresent();
    }

    @Test
    void whatTheQueryCannotDoWithoutIsNotLeftOut() throws Exception {
        service.close();
        service = new PoorerService("g_psfFlux");
        assertThatThrownBy(() -> new Cone().createProducer(environment("")).getTable()).hasMessageContaining("obj.g_psfFlux] does not exist");
    }

    /** A flag in the user's own condition is none of ours to leave out. */
    @Test
    void aConditionKeepsItsColumn() {
        assertThatThrownBy(() -> new Cone().createProducer(environment("obj.g_psfFlux_flag = 0")).getTable()).hasMessageContaining("where=obj.g_psfFlux_flag: no such column");
    }

    /** Nobody waits for the job to see the service complain. */
    @Test
    void aJobThatIsOnlySubmittedAsksForWhatThereIs() throws Exception {
        MapEnvironment env = environment("").setValue("sync", "false").setValue("job", "submit");
        new Cone().createExecutable(env).execute();
        assertThat(env.getErrorText()).contains("Note: the service has no column g_psfFlux_flag, r_psfFlux_flag; the table is made without.");
        assertThat(service.accepted().get(service.accepted().size() - 1)).contains("i_psfFlux_flag").doesNotContain("r_psfFlux_flag");
        assertThat(JobLedger.ofUser().entries()).singleElement()
                .satisfies(job -> assertThat(env.getOutputText()).isEqualToIgnoringNewLines(job.uri().toString()));
    }

    private static Optional<Integer> column(StarTable table, String name) {
        for (int i = 0; i < table.getColumnCount(); i++) {
            if (table.getColumnInfo(i).getName().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
