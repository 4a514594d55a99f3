package rubin.stats;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rubin.query.Names;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;

/** A table's columns, found by name ignoring case, because services differ in the case they report. */
final class Columns {

    private final StarTable table;
    private final Map<String, Integer> indexByName = new HashMap<>();

    Columns(StarTable table) {
        this.table = table;
        for (int i = 0; i < table.getColumnCount(); i++) {
            indexByName.putIfAbsent(table.getColumnInfo(i).getName().toLowerCase(Locale.ROOT), i);
        }
    }

    /** Index of the first of these names that the table has. */
    OptionalInt index(String... names) {
        return Stream.of(names).map(n -> indexByName.get(n.toLowerCase(Locale.ROOT)))
                .filter(i -> i != null).mapToInt(i -> i).findFirst();
    }

    /** Index of the column that a user names, with or without delimiters. */
    OptionalInt named(String text) {
        return Names.find(text, IntStream.range(0, table.getColumnCount()).mapToObj(this::name).toList());
    }

    boolean has(String name) {
        return index(name).isPresent();
    }

    /**
     * Reader of the first of these columns that the table has. A boolean reads as 1 or 0.
     *
     * @throws IllegalArgumentException if that column holds neither numbers nor booleans
     */
    Optional<Cell> number(String... names) {
        OptionalInt found = index(names);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int icol = found.getAsInt();
        ColumnInfo info = table.getColumnInfo(icol);
        Class<?> type = info.getContentClass();
        if (!Number.class.isAssignableFrom(type) && type != Boolean.class) {
            throw new IllegalArgumentException("column " + info.getName() + " holds " + type.getSimpleName()
                    + ": must hold numbers; convert it first, e.g. icmd='replacecol $" + (icol + 1) + " parseDouble($" + (icol + 1) + ")'");
        }
        return Optional.of(row -> toDouble(row.getCell(icol)));
    }

    /** The unit that the first of these columns declares. */
    Optional<String> unit(String... names) {
        OptionalInt found = index(names);
        return found.isEmpty() ? Optional.empty()
                : Optional.ofNullable(table.getColumnInfo(found.getAsInt()).getUnitString());
    }

    /** The column's name as the table spells it. */
    String name(int icol) {
        return table.getColumnInfo(icol).getName();
    }

    private static double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof Boolean flag ? (flag ? 1 : 0) : Double.NaN;
    }
}
