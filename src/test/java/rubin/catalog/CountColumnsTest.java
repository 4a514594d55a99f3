package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import rubin.query.Grouping;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;

class CountColumnsTest {

    private static StarTable sent(Object[] values, long... counts) {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(counts.length);
        table.addColumn(ArrayColumn.makeColumn("TRUTH_TYPE", values));
        table.addColumn(ArrayColumn.makeColumn("n_rows", counts));
        return table;
    }

    @Test
    void aTypeThatTheSimulationDoesNotDefineKeepsItsNumber() throws Exception {
        StarTable counts = CountColumns.of(sent(new Integer[] {null, 1, 7}, 1, 2, 5), new Grouping("truth_type", OptionalDouble.empty(), false), Optional.empty(), false);
        assertThat(counts.getRow(0)).containsExactly(null, null, 1L, 0.125);
        assertThat(counts.getRow(1)).containsExactly(1, "galaxy", 2L, 0.25);
        assertThat(counts.getRow(2)).containsExactly(7, "unknown(7)", 5L, 0.625);
        assertThat(counts.getColumnInfo(0).getName()).isEqualTo("truth_type");
    }

    @Test
    void binsHaveEdgesAndRowsWithoutValueHaveNone() throws Exception {
        StarTable counts = CountColumns.of(sent(new Double[] {null, -1.0, 3.0}, 1, 1, 2), new Grouping("mag_r", OptionalDouble.of(0.1), false), Optional.empty(), false);
        assertThat(counts.getRow(0)).containsExactly(null, null, 1L, 0.25);
        assertThat(counts.getRow(1)).containsExactly(-0.1, 0.0, 1L, 0.25);
        assertThat(counts.getRow(2)).containsExactly(0.3, 0.4, 2L, 0.5);
    }

    @Test
    void fractionsOfAResultThatWasCutShortAreUnknown() throws Exception {
        StarTable counts = CountColumns.of(sent(new Integer[] {1, 2}, 3, 1), new Grouping("truth_type", OptionalDouble.empty(), false), Optional.empty(), true);
        assertThat(counts.getRow(0)).containsExactly(1, "galaxy", 3L, null);
        assertThat(counts.getColumnInfo(3).getDescription()).contains("unknown");
    }

    /** A bin of 1e-300 has the number 2e301 for the value 20: no long has that, and its neighbour is the same double. */
    @Test
    void binsThatCannotBeToldApartAreRefused() {
        assertThatIOException().isThrownBy(() -> CountColumns.of(sent(new Double[] {2e301}, 1), new Grouping("mag_r", OptionalDouble.of(1e-300), false),
                Optional.empty(), false)).withMessageContaining("too narrow for the values of mag_r");
    }

    @Test
    void nothingCountedIsAnEmptyTable() throws Exception {
        assertThat(CountColumns.of(sent(new Integer[0]), new Grouping("truth_type", OptionalDouble.empty(), false), Optional.empty(), false).getRowCount()).isZero();
    }
}
