package rubin.catalog;

import java.io.IOException;
import java.util.List;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowData;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.filter.AddColumnsTable;
import uk.ac.starlink.ttools.filter.ColumnSupplement;
import uk.ac.starlink.ttools.filter.SupplementData;

/** Presents derived columns in the form that the host's {@link AddColumnsTable} appends to a table. Nothing is stored. */
final class DerivedTable implements ColumnSupplement {

    private final StarTable base;
    private final List<DerivedColumn> columns;

    private DerivedTable(StarTable base, List<DerivedColumn> columns) {
        this.base = base;
        this.columns = columns;
    }

    /** The table with these columns after its own. */
    static StarTable append(StarTable base, List<DerivedColumn> columns) {
        return columns.isEmpty() ? base : new AddColumnsTable(base, new DerivedTable(base, columns));
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public ColumnInfo getColumnInfo(int icol) {
        return columns.get(icol).info();
    }

    @Override
    public Object getCell(long irow, int icol) throws IOException {
        return compute(columns.get(icol), i -> base.getCell(irow, i));
    }

    @Override
    public Object[] getRow(long irow) throws IOException {
        return computeAll(i -> base.getCell(irow, i));
    }

    @Override
    public SupplementData createSupplementData(RowData row) {
        return new SupplementData() {
            @Override
            public Object getCell(long irow, int icol) throws IOException {
                return compute(columns.get(icol), row::getCell);
            }

            @Override
            public Object[] getRow(long irow) throws IOException {
                return computeAll(row::getCell);
            }
        };
    }

    private Object[] computeAll(CellReader cells) throws IOException {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = compute(columns.get(i), cells);
        }
        return row;
    }

    private static Object compute(DerivedColumn column, CellReader cells) throws IOException {
        Object[] values = new Object[column.inputs().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.read(column.inputs().get(i));
        }
        return column.formula().apply(values);
    }

    /** Reads a cell of the row at hand. */
    private interface CellReader {
        Object read(int icol) throws IOException;
    }
}
