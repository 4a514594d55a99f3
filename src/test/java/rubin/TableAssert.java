package rubin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;

/** What a test says of a table: its columns' names, its rows as texts, and a cell by the name of its column. */
public final class TableAssert {

    private TableAssert() {
    }

    /** The columns' names in their order. */
    public static List<String> names(StarTable table) {
        return Stream.of(Tables.getColumnInfos(table)).map(ColumnInfo::getName).toList();
    }

    /** Each row as a text, such as {@code [5, null, star]}. */
    public static List<String> rows(StarTable table) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RowSequence sequence = table.getRowSequence()) {
            while (sequence.next()) {
                rows.add(Arrays.toString(sequence.getRow()));
            }
        }
        return rows;
    }

    /**
     * A cell of a table of random access.
     *
     * @throws AssertionError if there is no column of this name, in this spelling
     */
    public static Object cell(StarTable table, long row, String column) throws IOException {
        int index = names(table).indexOf(column);
        if (index < 0) {
            throw new AssertionError("no column " + column + " among " + names(table));
        }
        return table.getCell(row, index);
    }
}
