package rubin.sandbox.db;

import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.IndexType;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;

/** Reads all rows. */
final class SkyScanIndex extends SkyIndex {

    private static final double COST_PER_ROW = 10;

    SkyScanIndex(SkyH2Table table, IndexColumn[] columns) {
        super(table, table.getId(), table.getName() + "_scan", columns, IndexType.createScan(false));
    }

    @Override
    public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        return SkyCursor.over(sky);
    }

    @Override
    public double getCost(SessionLocal session, int[] masks, TableFilter[] filters, int filter, SortOrder sortOrder,
            AllColumnsForPlan allColumnsSet, boolean isSelectCommand) {
        return COST_PER_ROW * (1 + sky.rowCount());
    }

    @Override
    public String getPlanSQL() {
        return getSQL(TRACE_SQL_FLAGS) + ".scan";
    }
}
