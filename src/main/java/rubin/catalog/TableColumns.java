package rubin.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;

/** A table's columns, found by name ignoring case, because services differ in the case that they report. Immutable. */
public final class TableColumns {

    /** DP0.1 has these in nanomaggies; a format that keeps no units does not change that. */
    private static final Pattern IN_NANOMAGGIES = Pattern.compile("(?i)psFlux(Err)?_[ugrizy]");

    private final List<ColumnInfo> infos;
    private final Map<String, Integer> indices = new HashMap<>();

    private TableColumns(List<ColumnInfo> infos) {
        this.infos = List.copyOf(infos);
        for (int i = 0; i < infos.size(); i++) {
            indices.putIfAbsent(FluxKinds.fold(infos.get(i).getName()), i);
        }
    }

    /** The columns of a table. */
    public static TableColumns of(StarTable table) {
        return new TableColumns(Arrays.asList(Tables.getColumnInfos(table)));
    }

    /** Columns of numbers of which no more than the names is known. */
    public static TableColumns named(Collection<String> names) {
        return new TableColumns(names.stream().map(name -> new ColumnInfo(name, Double.class, null)).toList());
    }

    /** Index of the first of these names that the table has. */
    public Optional<Integer> index(String... names) {
        return Stream.of(names).map(name -> Optional.ofNullable(indices.get(FluxKinds.fold(name)))).flatMap(Optional::stream).findFirst();
    }

    /** Whether the table has a column of this name. */
    public boolean has(String name) {
        return index(name).isPresent();
    }

    /** All columns, in their order. */
    public List<ColumnInfo> infos() {
        return infos;
    }

    /** A column. */
    public ColumnInfo info(int index) {
        return infos.get(index);
    }

    /** The column's name as the table spells it. */
    public String name(int index) {
        return infos.get(index).getName();
    }

    /** How many nJy one of the units of a column of fluxes is: 1 unless the column's unit, or where it has none its name, says otherwise. */
    public double nanojansky(int index) {
        String unit = infos.get(index).getUnitString();
        boolean bare = unit == null || unit.isBlank();
        return AbMagnitude.nanojanskyPer(bare && IN_NANOMAGGIES.matcher(name(index)).matches() ? AbMagnitude.NANOMAGGIE : unit);
    }
}
