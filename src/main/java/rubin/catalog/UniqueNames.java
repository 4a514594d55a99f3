package rubin.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.WrapperStarTable;

/**
 * A table whose columns can be told apart by name. FITS asks for that, ignoring case (FITS standard 4.0, section 7.3.2), and so do
 * expressions; VOTable and ADQL joins do not.
 */
public final class UniqueNames {

    private UniqueNames() {
    }

    /** The table with {@code ra_2}, {@code ra_3} ... for what is called {@code ra} again, in any case; itself if nothing is. */
    public static StarTable of(StarTable table) {
        List<String> names = IntStream.range(0, table.getColumnCount()).mapToObj(i -> table.getColumnInfo(i).getName()).toList();
        Set<String> taken = new HashSet<>(names.stream().map(UniqueNames::key).toList());
        if (taken.size() == names.size()) {
            return table;
        }
        Set<String> seen = new HashSet<>();
        List<ColumnInfo> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ColumnInfo column = new ColumnInfo(table.getColumnInfo(i));
            if (!seen.add(key(names.get(i)))) {
                column.setName(free(names.get(i), taken));
                column.setDescription((column.getDescription() == null ? "" : column.getDescription() + " ") + "(was also called " + names.get(i) + ")");
            }
            columns.add(column);
        }
        return new WrapperStarTable(table) {
            @Override
            public ColumnInfo getColumnInfo(int icol) {
                return columns.get(icol);
            }
        };
    }

    private static String free(String name, Set<String> taken) {
        int number = 2;
        while (!taken.add(key(name.strip() + "_" + number))) {
            number++;
        }
        return name.strip() + "_" + number;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
