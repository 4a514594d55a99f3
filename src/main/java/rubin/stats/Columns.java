package rubin.stats;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import rubin.catalog.FluxColumns;
import rubin.catalog.TableColumns;
import rubin.query.Names;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;

/** Readers of a table's columns. */
public final class Columns {

    private final FluxColumns fluxes;
    private final TableColumns all;

    Columns(StarTable table) {
        fluxes = FluxColumns.of(table);
        all = fluxes.all();
    }

    FluxColumns fluxes() {
        return fluxes;
    }

    Optional<Integer> index(String... names) {
        return all.index(names);
    }

    /** Index of the column that a user names, with or without delimiters. */
    OptionalInt named(String text) {
        return Names.find(text, all.infos().stream().map(ColumnInfo::getName).toList());
    }

    boolean has(String name) {
        return all.has(name);
    }

    /**
     * Reader of the first of these columns that the table has. A boolean reads as 1 or 0.
     *
     * @throws IllegalArgumentException if that column holds neither numbers nor booleans
     */
    public Optional<Cell> number(String... names) {
        return index(names).map(this::number);
    }

    /** Reader of a column, under the same conditions. */
    public Cell number(int icol) {
        ColumnInfo info = all.info(icol);
        Class<?> type = info.getContentClass();
        if (!Number.class.isAssignableFrom(type) && type != Boolean.class) {
            throw new IllegalArgumentException("column " + info.getName() + " holds " + type.getSimpleName()
                    + ": must hold numbers; convert it first, e.g. icmd='replacecol $" + (icol + 1) + " parseDouble($" + (icol + 1) + ")'");
        }
        return row -> toDouble(row.getCell(icol));
    }

    /** Reader of a column of fluxes, in nJy. */
    Cell flux(int icol) {
        Cell cell = number(icol);
        double scale = all.nanojansky(icol);
        return scale == 1 ? cell : row -> scale * cell.read(row);
    }

    /** The unit that a column declares, or empty. */
    String unit(int icol) {
        return Objects.toString(all.info(icol).getUnitString(), "");
    }

    private static double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof Boolean flag ? (flag ? 1 : 0) : Double.NaN;
    }
}
