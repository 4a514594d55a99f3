package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;

class UniqueNamesTest {

    private static List<String> unique(String... names) {
        StarTable table = UniqueNames.of(new RowListStarTable(Arrays.stream(names).map(n -> new ColumnInfo(n, Long.class, null)).toArray(ColumnInfo[]::new)));
        return IntStream.range(0, names.length).mapToObj(i -> table.getColumnInfo(i).getName()).toList();
    }

    @Test
    void theFirstKeepsItsName() {
        assertThat(unique("ra", "dec", "RA", "ra_2", "ra ", "dec")).containsExactly("ra", "dec", "RA_3", "ra_2", "ra_4", "dec_2");
    }

    @Test
    void whatIsUniqueStays() {
        assertThat(unique("a", "b", "a b")).containsExactly("a", "b", "a b");
    }
}
