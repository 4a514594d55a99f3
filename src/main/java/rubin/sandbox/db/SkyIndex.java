package rubin.sandbox.db;

import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.result.Row;
import org.h2.table.IndexColumn;

/** What the indexes of a read-only table have in common. */
abstract class SkyIndex extends Index {

    protected final SkyH2Table sky;

    SkyIndex(SkyH2Table table, int id, String name, IndexColumn[] columns, IndexType type) {
        super(table, id, name, columns, 0, type);
        this.sky = table;
    }

    @Override
    public Row getRow(SessionLocal session, long key) {
        return sky.getRow(session, key);
    }

    @Override
    public long getRowCount(SessionLocal session) {
        return sky.rowCount();
    }

    @Override
    public long getRowCountApproximation(SessionLocal session) {
        return sky.rowCount();
    }

    @Override
    public boolean needRebuild() {
        return false;
    }

    @Override
    public void add(SessionLocal session, Row row) {
        throw SkyH2Table.readOnly();
    }

    @Override
    public void remove(SessionLocal session, Row row) {
        throw SkyH2Table.readOnly();
    }

    @Override
    public void remove(SessionLocal session) {
        throw SkyH2Table.readOnly();
    }

    @Override
    public void truncate(SessionLocal session) {
        throw SkyH2Table.readOnly();
    }

    @Override
    public void close(SessionLocal session) {
        // nothing is open
    }
}
