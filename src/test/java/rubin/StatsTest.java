package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.task.MapEnvironment;

class StatsTest {

    @Test
    void reportIsPrintedWithoutOutput() throws Exception {
        MapEnvironment env = new MapEnvironment().setValue("in", table());
        new Stats().createExecutable(env).execute();
        assertThat(env.getOutputText()).contains("Measured / true flux, band r").contains("star    20..21  1 ")
                .contains("Note: 2 rows read");
    }

    @Test
    void tableIsMadeWhenAskedForAndNotesGoToTheErrorStream() throws Exception {
        MapEnvironment env = new MapEnvironment().setValue("in", table()).setValue("ofmt", "csv")
                .setValue("stats", "flux").setValue("by", "refExtendedness");
        new Stats().createExecutable(env).execute();
        StarTable out = env.getOutputTable("omode");
        assertThat(out.getCell(0, 2)).isEqualTo("0.0");
        assertThat(env.getErrorText()).contains("Note: 2 rows read");
    }

    @Test
    void badValuesGiveOneLine() {
        assertMessage("band", "q", "band=q: must be made of the letters ugrizy");
        assertMessage("by", "nosuch", "by=nosuch: no such column; by= takes class, mag, none, or the name of a column");
    }

    private static void assertMessage(String name, String value, String message) {
        MapEnvironment env = new MapEnvironment().setValue("in", table()).setValue(name, value);
        assertThatThrownBy(() -> new Stats().createExecutable(env).execute()).hasMessage(message);
    }

    private static StarTable table() {
        RowListStarTable table = new RowListStarTable(new ColumnInfo[] {
            new ColumnInfo("truth_class", String.class, null), new ColumnInfo("r_cModelFlux", Double.class, null),
            new ColumnInfo("truth_mag_r", Double.class, null), new ColumnInfo("refExtendedness", Double.class, null)});
        table.addRow(new Object[] {"star", 25_000.0, 20.4, 0.0});
        table.addRow(new Object[] {"galaxy", 2_500.0, 22.9, 1.0});
        return table;
    }
}
