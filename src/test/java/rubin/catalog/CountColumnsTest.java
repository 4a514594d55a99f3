package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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
        StarTable counts = CountColumns.of(sent(new Integer[] {null, 1, 7}, 1, 2, 5), new Grouping("truth_type", OptionalDouble.empty(), false), Optional.empty());
        assertThat(counts.getRow(0)).containsExactly(null, null, 1L, 0.125);
        assertThat(counts.getRow(1)).containsExactly(1, "galaxy", 2L, 0.25);
        assertThat(counts.getRow(2)).containsExactly(7, "unknown(7)", 5L, 0.625);
        assertThat(counts.getColumnInfo(0).getName()).isEqualTo("truth_type");
    }

    @Test
    void binsHaveEdgesAndRowsWithoutValueHaveNone() throws Exception {
        StarTable counts = CountColumns.of(sent(new Double[] {null, -1.0, 3.0}, 1, 1, 2), new Grouping("mag_r", OptionalDouble.of(0.1), false), Optional.empty());
        assertThat(counts.getRow(0)).containsExactly(null, null, 1L, 0.25);
        assertThat(counts.getRow(1)).containsExactly(-0.1, 0.0, 1L, 0.25);
        assertThat(counts.getRow(2)).containsExactly(0.3, 0.4, 2L, 0.5);
    }

    @Test
    void nothingCountedIsAnEmptyTable() throws Exception {
        assertThat(CountColumns.of(sent(new Integer[0]), new Grouping("truth_type", OptionalDouble.empty(), false), Optional.empty()).getRowCount()).isZero();
    }
}
