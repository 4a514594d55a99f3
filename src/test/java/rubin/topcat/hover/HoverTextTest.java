package rubin.topcat.hover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import rubin.topcat.table.TableScan;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;

class HoverTextTest {

    private final ColumnStarTable table = table();

    @Test
    void whatATableLacksIsLeftOutAndTheRestIsShown() throws IOException {
        HoverText text = HoverText.of(table, TableScan.of(table), List.of("foo", "coord_ra", "max(coord_ra,coord_dec)"));

        assertThat(text.lines(0)).containsExactly(new HoverTip.Line("coord_ra", "62.000"), new HoverTip.Line("max(coord_ra,coord_dec)", "62.000"));
        assertThat(text.leftOut()).containsOnlyKeys("foo");
        assertThat(text.leftOut().get("foo")).contains("unknown");
    }

    @Test
    void theUsualColumnsAreShownWhereNoneOfThoseThatWereChosenIsThere() throws IOException {
        HoverText text = HoverText.of(table, TableScan.of(table), List.of("foo"));

        assertThat(text.lines(0)).extracting(HoverTip.Line::label).containsExactly("RA", "Dec");
    }

    private static ColumnStarTable table() {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(1);
        table.addColumn(ArrayColumn.makeColumn("coord_ra", new double[] {62}));
        table.addColumn(ArrayColumn.makeColumn("coord_dec", new double[] {-37}));
        return table;
    }
}
