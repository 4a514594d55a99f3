package rubin.sandbox.db;

import org.h2.index.Cursor;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import rubin.sandbox.sky.RowIndex;

/** Walks over a run of rows. */
final class SkyCursor implements Cursor {

    private final SkyH2Table table;
    private final RowIndex.Rows rows;
    private int position = -1;

    SkyCursor(SkyH2Table table, RowIndex.Rows rows) {
        this.table = table;
        this.rows = rows;
    }

    /** All rows of a table. */
    static SkyCursor over(SkyH2Table table) {
        int count = table.rowCount();
        return new SkyCursor(table, new RowIndex.Rows() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int row(int position) {
                return position;
            }
        });
    }

    @Override
    public Row get() {
        return new SkyRow(table, rows.row(position));
    }

    @Override
    public SearchRow getSearchRow() {
        return get();
    }

    @Override
    public boolean next() {
        return ++position < rows.count();
    }

    @Override
    public boolean previous() {
        return --position >= 0;
    }
}
