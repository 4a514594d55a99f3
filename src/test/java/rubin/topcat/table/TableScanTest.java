package rubin.topcat.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import rubin.topcat.plot.PlotPlan;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;

class TableScanTest {

    private static final double[] MAG_G = {20, 21, 22, 23, 24};
    private static final double[] MAG_R = {19.5, 20.1, 21.9, 22, 23};
    private static final double[] MAG_I = {19, 19.9, 21.5, 21.7, 22.2};

    @Test
    void subsetsComeInTheirOrderWithTheirCounts() throws IOException {
        TableScan survey = TableScan.of(truth());

        assertThat(survey.subsets().keySet()).containsExactly("galaxy", "star", "SNe", "primary", "extended", "point-like");
        assertThat(survey.subsets().values().stream().map(survey.counts()::get)).containsExactly(2L, 2L, 1L, 4L, 2L, 3L);
        assertThat(survey.rows()).isEqualTo(5);
    }

    @Test
    void allFourPlotsAreThereForATruthTable() throws IOException {
        assertThat(TableScan.of(truth()).plan().panels().keySet()).containsAll(PlotPlan.LINKED);
    }

    @Test
    void theFieldReachesToItsFarthestObject() throws IOException {
        // 0.1 degrees in declination; in right ascension 0.05 degrees times cos(37 degrees).
        assertThat(TableScan.of(truth()).reaches().get("spatial")).isCloseTo(0.105, within(1e-9));
    }

    @Test
    void withoutTruthExtendednessDividesTheRowsAndTheRatioLacksItsColumns() throws IOException {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(5);
        magnitudes(table);
        table.addColumn(ArrayColumn.makeColumn("REFEXTENDEDNESS", new double[] {0, 1, 1, 0, Double.NaN}));

        TableScan survey = TableScan.of(table);

        assertThat(survey.subsets().keySet()).containsExactly("extended", "point-like");
        assertThat(survey.subsets().values().stream().map(survey.counts()::get)).containsExactly(2L, 2L);
        assertThat(survey.plan().panels()).containsKeys("cmd", "colour").doesNotContainKey("ratio");
        assertThat(String.join(" ", survey.plan().missing().get("ratio"))).contains("flux_ratio_r");
    }

    @Test
    void aTableOfSomethingElseHasNothing() throws IOException {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(2);
        table.addColumn(ArrayColumn.makeColumn("a", new double[] {1, 2}));

        TableScan survey = TableScan.of(table);

        assertThat(survey.subsets()).isEmpty();
        assertThat(survey.plan().panels()).isEmpty();
        assertThat(survey.plan().missing()).containsKeys("cmd", "colour", "spatial", "ratio");
    }

    @Test
    void aSelectionReportsClassesAndMedianColours() throws IOException {
        ColumnStarTable table = truth();

        SelectionReport report = SelectionReport.of(table, TableScan.of(table), "bright", row -> row < 3);

        assertThat(report).hasToString("bright: 3 rows (2 galaxy, 1 star), median cModel g\u2212r 0.50, r\u2212i 0.40, g\u2212i 1.00");
    }

    private static ColumnStarTable truth() {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(5);
        magnitudes(table);
        table.addColumn(ArrayColumn.makeColumn("truth_type", new int[] {1, 2, 1, 2, 3}));
        table.addColumn(ArrayColumn.makeColumn("detect_isPrimary", new boolean[] {true, true, true, true, false}));
        table.addColumn(ArrayColumn.makeColumn("refExtendedness", new double[] {1, 0, 0, 0, 1}));
        table.addColumn(ArrayColumn.makeColumn("truth_mag_r", MAG_R));
        table.addColumn(ArrayColumn.makeColumn("flux_ratio_r", new double[] {1, 1, 1, 1, 1}));
        table.addColumn(ArrayColumn.makeColumn("coord_dec", new double[] {-37, -37, -37.1, -36.95, -37}));
        table.addColumn(ArrayColumn.makeColumn("target_ra", new double[] {0, 0.05, 0, 0, 0}));
        table.addColumn(ArrayColumn.makeColumn("target_dec", new double[] {0, 0, -0.1, 0.05, 0}));
        return table;
    }

    private static void magnitudes(ColumnStarTable table) {
        table.addColumn(ArrayColumn.makeColumn("mag_g_cModel", MAG_G));
        table.addColumn(ArrayColumn.makeColumn("mag_r_cModel", MAG_R));
        table.addColumn(ArrayColumn.makeColumn("mag_i_cModel", MAG_I));
    }
}
