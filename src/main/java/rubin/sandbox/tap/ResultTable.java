package rubin.sandbox.tap;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import rubin.sandbox.adql.OutputColumn;
import rubin.sandbox.schema.ColumnType.Kind;

import uk.ac.starlink.table.AbstractStarTable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.votable.VOStarTable;

/**
 * A query's rows as a STIL table that can be read once, while the database produces them. It ends at a limit and
 * remembers whether there was more.
 */
final class ResultTable extends AbstractStarTable {

    /** Rubin's spelling of a time: seconds to the microsecond where they have that. */
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final List<OutputColumn> columns;
    private final Optional<ResultSet> rows;
    private final long limit;
    private final BooleanSupplier cancelled;
    private boolean overflowed;
    private long written;

    /**
     * @param rows the rows, or nothing where none were asked for, which DALI counts as an overflow
     * @param limit most rows to give
     * @param cancelled asked before each row: whether to stop with an exception
     */
    ResultTable(List<OutputColumn> columns, Optional<ResultSet> rows, long limit, BooleanSupplier cancelled) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.limit = limit;
        this.cancelled = cancelled;
    }

    /** Whether rows were left out; known when the table has been read. */
    boolean overflowed() {
        return overflowed;
    }

    /** Rows read so far. */
    long written() {
        return written;
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public long getRowCount() {
        return -1;
    }

    @Override
    public ColumnInfo getColumnInfo(int index) {
        OutputColumn column = columns.get(index);
        ColumnInfo info = new ColumnInfo(column.name(), contentClass(column.type().kind()), column.description());
        info.setUnitString(column.unit().isEmpty() ? null : column.unit());
        info.setUCD(column.ucd().isEmpty() ? null : column.ucd());
        info.setXtype(column.xtype().isEmpty() ? null : column.xtype());
        info.setAuxDatum(new DescribedValue(VOStarTable.ID_INFO, "col_" + index));
        info.setAuxDatum(new DescribedValue(VOStarTable.DATATYPE_INFO, column.type().kind().datatype()));
        return info;
    }

    private static Class<?> contentClass(Kind kind) {
        return switch (kind) {
            case BOOLEAN -> Boolean.class;
            case SHORT -> Short.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case CHAR, UNICODECHAR, TIMESTAMP -> String.class;
        };
    }

    @Override
    public RowSequence getRowSequence() {
        return new RowSequence() {

            @Override
            public boolean next() throws IOException {
                if (cancelled.getAsBoolean()) {
                    throw new IOException("the query was cancelled");
                }
                if (rows.isEmpty()) {
                    overflowed = true;
                    return false;
                }
                try {
                    if (!rows.get().next()) {
                        return false;
                    }
                } catch (SQLException e) {
                    throw new IOException(e);
                }
                if (written == limit) {
                    overflowed = true;
                    return false;
                }
                written++;
                return true;
            }

            @Override
            public Object getCell(int index) throws IOException {
                try {
                    return cell(rows.orElseThrow(), index);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public Object[] getRow() throws IOException {
                Object[] row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = getCell(i);
                }
                return row;
            }

            @Override
            public void close() {
                // The query's owner closes its rows.
            }
        };
    }

    /** A text that VOTable's char can hold: it has seven bits, and what has more would lose them. */
    private String ascii(String text, int index) throws SQLException {
        if (text != null && text.chars().anyMatch(c -> c > 127)) {
            throw new SQLException("column " + columns.get(index).name() + " is of type char and holds \"" + text
                    + "\", which is not ASCII; upload it as unicodeChar");
        }
        return text;
    }

    private Object cell(ResultSet row, int index) throws SQLException {
        int column = index + 1;
        Object value = switch (columns.get(index).type().kind()) {
            case BOOLEAN -> row.getInt(column) != 0;
            case SHORT -> row.getShort(column);
            case INT -> row.getInt(column);
            case LONG -> row.getLong(column);
            case FLOAT -> row.getFloat(column);
            case DOUBLE -> row.getDouble(column);
            case CHAR -> ascii(row.getString(column), index);
            case UNICODECHAR -> row.getString(column);
            case TIMESTAMP -> Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(TIMESTAMP::format).orElse(null);
        };
        return row.wasNull() ? null : value;
    }
}
