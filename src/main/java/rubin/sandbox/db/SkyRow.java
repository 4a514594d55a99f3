package rubin.sandbox.db;

import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueBigint;

/** A row of a {@link SkyH2Table} that computes a value when it is asked for: most queries want few of the columns. */
final class SkyRow extends Row {

    private static final int MEMORY_BYTES = 32;

    private final SkyH2Table table;
    private final int row;

    SkyRow(SkyH2Table table, int row) {
        this.table = table;
        this.row = row;
        setKey(row);
    }

    @Override
    public int getColumnCount() {
        return table.getColumns().length;
    }

    @Override
    public Value getValue(int column) {
        return column == SearchRow.ROWID_INDEX ? ValueBigint.get(row) : table.value(row, column);
    }

    @Override
    public Value[] getValueList() {
        Value[] values = new Value[getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.value(row, i);
        }
        return values;
    }

    @Override
    public void setValue(int column, Value value) {
        throw SkyH2Table.readOnly();
    }

    @Override
    public void copyFrom(SearchRow source) {
        throw SkyH2Table.readOnly();
    }

    @Override
    public int getMemory() {
        return MEMORY_BYTES;
    }
}
