package rubin.sandbox.db;

import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.IndexCondition;
import org.h2.index.IndexType;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.sky.Keys;
import rubin.sandbox.sky.RowIndex;

/** Reads the rows with one value, or a range of values, of one column. Built when a query first uses it. */
final class SkyKeyIndex extends SkyIndex {

    private static final double COST_OF_LOOKUP = 2;
    /** Cones are the usual reason for a range, and small; H2 asks for the cost before it knows the bounds. */
    private static final double SHARE_OF_RANGE = 0.02;
    /** Where rows of another table give the bounds, they are matched by position, to an arcsecond or so. */
    private static final double SHARE_OF_RANGE_IN_JOIN = 0.001;
    private static final double SHARE_OF_HALF_OPEN_RANGE = 0.5;

    private final int column;
    private final ColumnType type;

    SkyKeyIndex(SkyH2Table table, int id, Column column) {
        super(table, id, table.getName() + "_" + column.getName(), IndexColumn.wrap(new Column[] {column}),
                IndexType.createNonUnique(false));
        this.column = column.getColumnId();
        this.type = table.definition(this.column).type();
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        Value low = first == null ? null : first.getValue(column);
        Value high = last == null ? null : last.getValue(column);
        if (low == null && high == null) {
            return SkyCursor.over(sky);
        }
        RowIndex index = sky.rowIndex(column);
        if (low == ValueNull.INSTANCE || high == ValueNull.INSTANCE) {
            return new SkyCursor(sky, low == high ? index.nulls() : RowIndex.Rows.NONE);
        }
        long lowKey = low == null ? -Long.MAX_VALUE : H2Values.key(type, low, false);
        long highKey = high == null ? Long.MAX_VALUE : H2Values.key(type, high, true);
        boolean impossible = lowKey == Keys.NULL || highKey == Keys.NULL;
        return new SkyCursor(sky, impossible ? RowIndex.Rows.NONE : index.between(lowKey, highKey));
    }

    @Override
    public double getCost(SessionLocal session, int[] masks, TableFilter[] filters, int filter, SortOrder sortOrder,
            AllColumnsForPlan allColumnsSet, boolean isSelectCommand) {
        int mask = masks == null ? 0 : masks[column];
        if ((mask & IndexCondition.EQUALITY) == IndexCondition.EQUALITY) {
            return COST_OF_LOOKUP + sky.rowIndex(column).rowsPerKey();
        }
        boolean ordered = !type.kind().text() || type.kind() == ColumnType.Kind.TIMESTAMP;
        if (ordered && (mask & IndexCondition.RANGE) == IndexCondition.RANGE) {
            return COST_OF_LOOKUP + (filter == 0 ? SHARE_OF_RANGE : SHARE_OF_RANGE_IN_JOIN) * sky.rowCount();
        }
        if (ordered && (mask & IndexCondition.RANGE) != 0) {
            return COST_OF_LOOKUP + SHARE_OF_HALF_OPEN_RANGE * sky.rowCount();
        }
        return Long.MAX_VALUE;
    }
}
