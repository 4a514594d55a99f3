package rubin.topcat.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.PoorerService;
import rubin.service.JobLedger;
import rubin.service.QueryText;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/** A window's query at a service that lacks some of what the form asks for. */
class QueryRunTest {

    private static final QueryForm FORM =
            new QueryForm("dp02", "62", "-37", "0.01", Optional.empty(), "gri", "psf", false, true, "", "");

    @TempDir
    Path home;

    private PoorerService service;
    private String homeBefore;
    private final List<String> remarks = new ArrayList<>();

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

    /** 173 objects: the count that the same cone has on the whole service, QueryTaskTest. */
    @Test
    void whatTheServiceLacksIsLeftOutWithARemark() throws Exception {
        StarTable table = run(FORM.query());
        assertThat(table.getRowCount()).isEqualTo(173);
        assertThat(names(table)).contains("g_psfFlux", "i_psfFlux_flag").doesNotContain("g_psfFlux_flag", "r_psfFlux_flag");
        assertThat(remarks).containsExactly("the service has no column g_psfFlux_flag, r_psfFlux_flag; the table is made without");
        assertThat(JobLedger.ofUser().entries()).extracting(JobLedger.Entry::command).containsExactly(ServiceChoice.COMMAND);
    }

    /** The user's own words are not changed. */
    @Test
    void aTextOfTheUsersIsTheServicesToJudge() {
        assertThatThrownBy(() -> run(QueryText.of(FORM.adql()))).hasMessageContaining("_psfFlux_flag] does not exist");
        assertThat(remarks).isEmpty();
    }

    @Test
    void aConditionKeepsItsColumn() {
        QueryForm cut = new QueryForm("dp02", "62", "-37", "0.01", Optional.empty(), "gri", "psf", false, true, "obj.g_psfFlux_flag = 0", "");
        assertThatThrownBy(() -> run(cut.query())).hasMessageContaining("obj.g_psfFlux_flag] does not exist");
    }

    private StarTable run(QueryText query) {
        CompletableFuture<StarTable> rows = new CompletableFuture<>();
        QueryRun.start(new ServiceChoice(service.url()), query, OptionalLong.empty(), StoragePolicy.PREFER_MEMORY, new QueryRun.Listener() {
            @Override
            public void progress(String text, OptionalDouble percent) {
            }

            @Override
            public void remark(String sentence) {
                remarks.add(sentence);
            }

            @Override
            public void done(StarTable table, boolean truncated) {
                rows.complete(table);
            }

            @Override
            public void failed(Throwable trouble) {
                rows.completeExceptionally(trouble);
            }

            @Override
            public void cancelled() {
                rows.cancel(false);
            }
        });
        return rows.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static List<String> names(StarTable table) {
        return IntStream.range(0, table.getColumnCount()).mapToObj(i -> table.getColumnInfo(i).getName()).toList();
    }
}
