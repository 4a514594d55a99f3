package rubin.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.RowStore;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/**
 * Differences as a table: {@code kind}, the key columns, {@code row1}, {@code row2}, {@code column}, {@code value1},
 * {@code value2}, {@code difference}. Goes to the host's storage, which may be a temporary file: there can be more of them
 * than fit into memory.
 */
final class DifferenceTable {

    private final RowStore store;

    DifferenceTable(StarTable table1, StarTable table2, ColumnMatching schema, StoragePolicy storage) throws IOException {
        store = storage.makeRowStore();
        store.acceptMetadata(empty(table1, table2, schema));
    }

    void add(Difference difference) throws IOException {
        store.acceptRow(row(difference));
    }

    StarTable finish() throws IOException {
        store.endRows();
        return store.getStarTable();
    }

    /** The same table of a few differences in memory. */
    static StarTable of(List<Difference> differences, StarTable table1, StarTable table2, ColumnMatching schema) {
        RowListStarTable table = empty(table1, table2, schema);
        differences.forEach(difference -> table.addRow(row(difference)));
        return table;
    }

    private static RowListStarTable empty(StarTable table1, StarTable table2, ColumnMatching schema) {
        List<ColumnInfo> columns = new ArrayList<>();
        columns.add(new ColumnInfo("kind", String.class, "differs, or only in1, or only in2"));
        for (ColumnPair key : schema.keys()) {
            ColumnInfo info = new ColumnInfo(table1.getColumnInfo(key.index1()));
            // A key column of another type in the second table would not fit the first one's.
            if (!key.sameType(table1, table2)) {
                info.setContentClass(String.class);
            }
            columns.add(info);
        }
        columns.add(new ColumnInfo("row1", Long.class, "row of in1, from 1"));
        columns.add(new ColumnInfo("row2", Long.class, "row of in2, from 1"));
        columns.add(new ColumnInfo("column", String.class, "differing column"));
        columns.add(new ColumnInfo("value1", String.class, "value in in1"));
        columns.add(new ColumnInfo("value2", String.class, "value in in2"));
        columns.add(new ColumnInfo("difference", Double.class, "absolute difference of two numbers"));
        RowListStarTable table = new RowListStarTable(columns.toArray(new ColumnInfo[0]));
        table.setName("differences");
        return table;
    }

    private static Object[] row(Difference d) {
        List<Object> cells = new ArrayList<>();
        cells.add(d.kind().word());
        cells.addAll(Arrays.asList(d.key()));
        cells.add(d.row1() > 0 ? d.row1() : null);
        cells.add(d.row2() > 0 ? d.row2() : null);
        cells.add(emptyToNull(d.column()));
        cells.add(emptyToNull(d.value1()));
        cells.add(emptyToNull(d.value2()));
        cells.add(Double.isNaN(d.size()) ? null : d.size());
        return cells.toArray();
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
