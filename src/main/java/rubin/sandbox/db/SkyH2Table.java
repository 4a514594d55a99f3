package rubin.sandbox.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.TableBase;
import org.h2.table.TableType;
import org.h2.value.Value;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.sky.RowIndex;
import rubin.sandbox.sky.SkyTable;

/**
 * A read-only H2 table whose rows are computed when a query reads them. Nothing is generated before the first query that
 * touches the table. Safe for many sessions: there is nothing to lock.
 */
final class SkyH2Table extends TableBase {

    private final TableDef definition;
    private final Supplier<SkyTable> rows;
    private final AtomicReferenceArray<IntFunction<Value>> readers;
    private final AtomicReferenceArray<RowIndex> rowIndexes;
    private final ArrayList<Index> indexes = new ArrayList<>();

    /**
     * @param data H2's part: schema, name, identifier, session
     * @param definition the description of the table
     * @param rows where its rows come from
     */
    SkyH2Table(CreateTableData data, TableDef definition, Supplier<SkyTable> rows) {
        super(data);
        this.definition = definition;
        this.rows = rows;
        this.readers = new AtomicReferenceArray<>(definition.columns().size());
        this.rowIndexes = new AtomicReferenceArray<>(definition.columns().size());
        indexes.add(new SkyScanIndex(this, IndexColumn.wrap(getColumns())));
        for (int i = 0; i < definition.columns().size(); i++) {
            if (definition.columns().get(i).indexed()) {
                indexes.add(new SkyKeyIndex(this, database.allocateObjectId(), getColumn(i)));
            }
        }
    }

    /** The columns that H2 needs to know, in the description's order. */
    static ArrayList<Column> columns(TableDef definition) {
        ArrayList<Column> columns = new ArrayList<>();
        for (ColumnDef column : definition.columns()) {
            columns.add(new Column(column.name(), H2Values.type(column.type())));
        }
        return columns;
    }

    int rowCount() {
        return rows.get().rowCount();
    }

    ColumnDef definition(int column) {
        return definition.columns().get(column);
    }

    Value value(int row, int column) {
        IntFunction<Value> reader = readers.getPlain(column);
        if (reader == null) {
            ColumnDef def = definition(column);
            reader = H2Values.reader(def.type(), rows.get().cells(def.name()));
            readers.setRelease(column, reader);
        }
        return reader.apply(row);
    }

    RowIndex rowIndex(int column) {
        RowIndex index = rowIndexes.getAcquire(column);
        if (index == null) {
            synchronized (rowIndexes) {
                index = rowIndexes.getAcquire(column);
                if (index == null) {
                    index = rows.get().index(definition(column).name());
                    rowIndexes.setRelease(column, index);
                }
            }
        }
        return index;
    }

    static DbException readOnly() {
        return DbException.get(ErrorCode.DATABASE_IS_READ_ONLY);
    }

    @Override
    public Index getScanIndex(SessionLocal session) {
        return indexes.get(0);
    }

    @Override
    public List<Index> getIndexes() {
        return indexes;
    }

    @Override
    public Row getRow(SessionLocal session, long key) {
        return new SkyRow(this, (int) key);
    }

    @Override
    public long getRowCount(SessionLocal session) {
        return rowCount();
    }

    @Override
    public long getRowCountApproximation(SessionLocal session) {
        return rowCount();
    }

    @Override
    public boolean canGetRowCount(SessionLocal session) {
        return true;
    }

    @Override
    public TableType getTableType() {
        return TableType.EXTERNAL_TABLE_ENGINE;
    }

    @Override
    public long getMaxDataModificationId() {
        return 0;
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    @Override
    public boolean isInsertable() {
        return false;
    }

    @Override
    public boolean canDrop() {
        return false;
    }

    @Override
    public boolean canTruncate() {
        return false;
    }

    @Override
    public void addRow(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override
    public void removeRow(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override
    public Row lockRow(SessionLocal session, Row row, int timeoutMillis) {
        throw readOnly();
    }

    @Override
    public long truncate(SessionLocal session) {
        throw readOnly();
    }

    @Override
    public void checkSupportAlter() {
        throw readOnly();
    }

    @Override
    public Index addIndex(SessionLocal session, String indexName, int indexId, IndexColumn[] cols, int uniqueColumnCount,
            IndexType indexType, boolean create, String indexComment) {
        throw readOnly();
    }

    @Override
    public void close(SessionLocal session) {
        // nothing is open
    }
}
