package rubin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;

class KeyIndexTest {

    @Test
    void everyRowIsFoundOnceUnderItsKey() throws Exception {
        RowListStarTable table = table();
        for (long i = 0; i < 20_000; i++) {
            table.addRow(new Object[] {i * i % 9973 - 4000});
        }
        KeyIndex index = KeyIndex.of(table, new RowKey(0));
        BitSet seen = new BitSet();
        for (long key = -4000; key < 6000; key++) {
            long hash = RowKey.hash(new Object[] {key});
            for (int p = index.start(hash); index.has(p, hash); p++) {
                assertThat(table.getCell(index.row(p), 0)).isEqualTo(key);
                assertThat(seen.get(index.row(p))).isFalse();
                seen.set(index.row(p));
            }
        }
        assertThat(seen.cardinality()).isEqualTo(20_000);
    }

    @Test
    void emptyTablesHaveNothing() throws Exception {
        KeyIndex index = KeyIndex.of(table(), new RowKey(0));
        assertThat(index.size()).isZero();
        assertThat(index.has(index.start(-1), -1)).isFalse();
    }

    @Test
    void keysAreEqualWhateverTheirType() throws Exception {
        assertThat(hash(7)).isEqualTo(hash(7L)).isEqualTo(hash(7.0)).isEqualTo(hash((short) 7)).isNotEqualTo(hash(8L));
        assertThat(hash(1)).isEqualTo(hash(true));
        assertThat(hash("a")).isEqualTo(hash("a  ")).isNotEqualTo(hash("b"));
        assertThat(hash(Double.NaN)).isEqualTo(hash(null));
    }

    private static long hash(Object cell) throws Exception {
        RowListStarTable table = new RowListStarTable(new ColumnInfo[] {new ColumnInfo("k", Object.class, null)});
        table.addRow(new Object[] {cell});
        try (var row = ((StarTable) table).getRowAccess()) {
            row.setRowIndex(0);
            return RowKey.hash(new RowKey(0).read(row));
        }
    }

    private static RowListStarTable table() {
        return new RowListStarTable(new ColumnInfo[] {new ColumnInfo("k", Long.class, null)});
    }
}
