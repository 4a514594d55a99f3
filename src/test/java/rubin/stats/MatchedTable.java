package rubin.stats;

import java.util.List;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;

/** A small table for tests, with columns named and typed by its heading. */
final class MatchedTable {

    private MatchedTable() {
    }

    /**
     * @param heading names, a type after a colon (d double, f float, i int, l long, s string, b boolean), separated by blanks
     */
    static RowListStarTable of(String heading, List<Object[]> rows) {
        String[] names = heading.split(" ");
        ColumnInfo[] infos = new ColumnInfo[names.length];
        for (int i = 0; i < names.length; i++) {
            String[] parts = names[i].split(":");
            infos[i] = new ColumnInfo(parts[0], switch (parts[1]) {
                case "d" -> Double.class;
                case "f" -> Float.class;
                case "i" -> Integer.class;
                case "l" -> Long.class;
                case "s" -> String.class;
                case "b" -> Boolean.class;
                default -> throw new IllegalArgumentException(names[0]);
            }, null);
        }
        RowListStarTable table = new RowListStarTable(infos);
        rows.forEach(table::addRow);
        return table;
    }
}
