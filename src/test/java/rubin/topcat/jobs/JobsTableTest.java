package rubin.topcat.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import org.junit.jupiter.api.Test;
import rubin.tap.JobPhase;

class JobsTableTest {

    private final JobsTable model = new JobsTable();
    private final JTable table = new JTable(model);

    JobsTableTest() {
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        model.update(jobs("c", "b", "a"));
    }

    @Test
    void aJobStaysSelectedWhenOthersComeAndGo() {
        table.setRowSelectionInterval(1, 1);
        int[] changes = {0};
        table.getSelectionModel().addListSelectionListener(event -> changes[0] += table.getSelectedRow() < 0 ? 1 : 0);

        model.update(jobs("e", "d", "b", "a"));

        assertThat(names()).containsExactly("e", "d", "b", "a");
        assertThat(table.getSelectedRow()).isEqualTo(2);
        assertThat(changes[0]).as("moments without a selection").isZero();
    }

    @Test
    void nothingIsSelectedWhenTheJobIsGone() {
        table.setRowSelectionInterval(1, 1);

        model.update(jobs("c", "a"));

        assertThat(table.getSelectedRow()).isEqualTo(-1);
    }

    @Test
    void anotherOrderIsTakenAsItComes() {
        model.update(jobs("a", "d", "b", "c"));

        assertThat(names()).containsExactly("a", "d", "b", "c");
    }

    @Test
    void rowsAreShownWhereTheyAreKnown() {
        model.update(List.of(job("a", OptionalLong.of(14_850)), job("b", OptionalLong.empty()), job("c", OptionalLong.of(0))));

        assertThat(List.of(table.getValueAt(0, JobsTable.ROWS), table.getValueAt(1, JobsTable.ROWS), table.getValueAt(2, JobsTable.ROWS)))
                .containsExactly("14,850", "", "0");
    }

    private List<String> names() {
        return IntStream.range(0, model.getRowCount()).mapToObj(row -> model.get(row).uri().getPath().substring(1)).toList();
    }

    private static List<JobBoard.Entry> jobs(String... names) {
        return Arrays.stream(names).map(name -> job(name, OptionalLong.empty())).toList();
    }

    private static JobBoard.Entry job(String name, OptionalLong rows) {
        return new JobBoard.Entry(URI.create("https://example.org/" + name), JobPhase.COMPLETED, Optional.empty(), rows, "", "", Optional.empty());
    }
}
