package rubin.stats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;

/** Collects the rows and notes of the result and makes a table of them. */
public final class Result {

    private final Optional<Double> binMag;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param binMag width of the magnitude bins
     */
    Result(Optional<Double> binMag) {
        this.binMag = binMag;
    }

    /** Something that the user should know about the numbers. */
    public void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    /** Adds a row for this kind of statistics and this cell, to be filled by the caller. */
    public Row row(String stats, CellKey key) {
        Row row = new Row();
        row.put(StatColumn.STATS, stats);
        if (!key.band().isEmpty()) {
            row.put(StatColumn.BAND, key.band());
        }
        row.put(StatColumn.GROUP, key.group());
        if (key.bin() != CellKey.ALL_MAGS) {
            double width = binMag.orElseThrow();
            row.put(StatColumn.MAG_LO, multiple(key.bin(), width));
            row.put(StatColumn.MAG_HI, multiple(key.bin() + 1, width));
            row.put(StatColumn.MAG, multiple(key.bin() + 0.5, width));
        }
        rows.add(row);
        return row;
    }

    /** Without the noise of binary fractions, so that 0.1 times 3 is 0.3. */
    private static double multiple(double times, double width) {
        return BigDecimal.valueOf(times).multiply(BigDecimal.valueOf(width)).doubleValue();
    }

    /** The rows in the order they came, with the columns that any row fills, and the notes as table parameters. */
    StarTable table() {
        Set<StatColumn> used = EnumSet.noneOf(StatColumn.class);
        used.addAll(List.of(StatColumn.STATS, StatColumn.GROUP, StatColumn.N));
        rows.forEach(row -> used.addAll(row.values.keySet()));
        StatColumn[] columns = used.toArray(new StatColumn[0]);
        ColumnInfo[] infos = new ColumnInfo[columns.length];
        for (int i = 0; i < columns.length; i++) {
            infos[i] = new ColumnInfo(columns[i].columnName(), columns[i].type(), columns[i].description());
            if (!columns[i].unit().isEmpty()) {
                infos[i].setUnitString(columns[i].unit());
            }
        }
        RowListStarTable table = new RowListStarTable(infos);
        table.setName("statistics");
        for (Row row : rows) {
            Object[] cells = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                cells[i] = row.values.get(columns[i]);
            }
            table.addRow(cells);
        }
        for (int i = 0; i < notes.size(); i++) {
            table.setParameter(new DescribedValue(
                    new DefaultValueInfo(Statistics.NOTE_PREFIX + (i + 1), String.class, "about these statistics"), notes.get(i)));
        }
        return table;
    }

    /** One row under construction. */
    public static final class Row {

        private final Map<StatColumn, Object> values = new EnumMap<>(StatColumn.class);

        public Row put(StatColumn column, Object value) {
            values.put(column, value);
            return this;
        }

        /** Sets a number; NaN leaves NULL. */
        public Row number(StatColumn column, double value) {
            if (!Double.isNaN(value)) {
                values.put(column, value);
            }
            return this;
        }

        /** Sets a proportion and the ends of its interval. */
        public Row proportion(StatColumn value, StatColumn low, StatColumn high, Proportion proportion, double sigmas) {
            return number(value, proportion.value()).number(low, proportion.low(sigmas)).number(high, proportion.high(sigmas));
        }
    }
}
