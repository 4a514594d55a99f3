package rubin.sandbox.tap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rubin.sandbox.adql.QueryTable;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType.Kind;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.tap.http.BadRequest;
import rubin.sandbox.tap.http.Download;
import rubin.votable.BadVOTable;
import rubin.votable.UntrustedVOTable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.TableSink;
import uk.ac.starlink.votable.VOStarTable;

/** Uploaded VOTables as TAP_UPLOAD: temporary tables of one connection, gone when it closes. */
public final class Uploads implements TableSink {

    /** Rubin's limit of an upload, packed or not. */
    public static final int MAX_BYTES = 33_554_432;
    /** More than 32 MiB have room for of an id and a position: 1.18 million. */
    private static final int MAX_ROWS = 1_250_000;
    private static final int MAX_CELLS = 20_000_000;
    private static final int BATCH = 1000;
    private static final String SCHEMA = QueryTable.UPLOADS;

    private final Connection connection;
    private final String name;
    private final int index;
    private final String sqlName;
    private final Cancellation cancellation;
    private final List<ColumnDef> columns = new ArrayList<>();
    private Optional<StarTable> meta = Optional.empty();
    private Optional<PreparedStatement> insert = Optional.empty();
    private long rows;

    private Uploads(Connection connection, String name, int index, Cancellation cancellation) {
        this.connection = connection;
        this.name = name;
        this.index = index;
        this.cancellation = cancellation;
        sqlName = "\"upload_" + index + "\"";
    }

    /**
     * @param cancellation asked now and then whether to stop
     * @throws BadRequest if an upload is no VOTable, or holds what no column can, or too much
     */
    static List<QueryTable> load(Connection connection, List<QueryRequest.Source> sources, Cancellation cancellation)
            throws IOException, SQLException {
        List<QueryTable> tables = new ArrayList<>();
        connection.setAutoCommit(false);
        for (QueryRequest.Source source : sources) {
            Path file = source.file().isPresent() ? source.file().get() : Download.of(source.uri());
            Uploads upload = new Uploads(connection, source.table(), tables.size(), cancellation);
            try (InputStream in = Files.newInputStream(file)) {
                UntrustedVOTable.read(in, MAX_BYTES, upload);
                tables.add(upload.table());
            } catch (BadVOTable e) {
                throw new BadRequest("UPLOAD: table " + source.table() + " is no readable VOTable: it " + e.getMessage());
            } finally {
                upload.close();
                if (source.file().isEmpty()) {
                    Files.delete(file);
                }
            }
        }
        return tables;
    }

    private QueryTable table() {
        return new QueryTable(new TableDef(SCHEMA, name, "uploaded", index, columns), sqlName, false);
    }

    @Override
    public void acceptMetadata(StarTable newMeta) {
        meta = Optional.of(newMeta);
    }

    private PreparedStatement insert() throws IOException, SQLException {
        if (insert.isEmpty()) {
            insert = Optional.of(create(meta.orElseThrow()));
        }
        return insert.get();
    }

    private PreparedStatement create(StarTable described) throws IOException, SQLException {
        for (int i = 0; i < described.getColumnCount(); i++) {
            columns.add(column(name, described.getColumnInfo(i)));
        }
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE LOCAL TEMPORARY TABLE " + sqlName + " (" + columns.stream()
                    .map(c -> '"' + c.name() + "\" " + c.type().kind().sqlType()).collect(Collectors.joining(", ")) + ") NOT PERSISTENT");
            String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
            return connection.prepareStatement("INSERT INTO " + sqlName + " VALUES (" + marks + ")");
        }
    }

    @Override
    public void acceptRow(Object[] row) throws IOException {
        rows++;
        if (rows > MAX_ROWS || rows * columns.size() > MAX_CELLS) {
            throw new BadRequest("UPLOAD: table " + name + " has more than " + MAX_ROWS + " rows or " + MAX_CELLS
                    + " cells; upload it in parts, or fewer columns");
        }
        try {
            PreparedStatement batch = insert();
            for (int i = 0; i < columns.size(); i++) {
                batch.setObject(i + 1, value(row[i], columns.get(i).type().kind()));
            }
            batch.addBatch();
            if (rows % BATCH == 0) {
                flush(batch);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void endRows() throws IOException {
        try {
            flush(insert());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void flush(PreparedStatement batch) throws IOException, SQLException {
        if (cancellation.cancelled()) {
            throw new IOException("the query was cancelled");
        }
        batch.executeBatch();
        connection.commit();
    }

    private void close() throws SQLException {
        if (insert.isPresent()) {
            insert.get().close();
        }
    }

    private static ColumnDef column(String table, ColumnInfo info) throws BadRequest {
        Class<?> content = info.getContentClass();
        Kind kind;
        if (content == Boolean.class) {
            kind = Kind.BOOLEAN;
        } else if (content == Short.class || content == Byte.class) {
            kind = Kind.SHORT;
        } else if (content == Integer.class) {
            kind = Kind.INT;
        } else if (content == Long.class) {
            kind = Kind.LONG;
        } else if (content == Float.class) {
            kind = Kind.FLOAT;
        } else if (content == Double.class) {
            kind = Kind.DOUBLE;
        } else if (content == String.class || content == Character.class) {
            String xtype = info.getXtype();
            kind = "timestamp".equals(xtype) || "adql:TIMESTAMP".equals(xtype) ? Kind.TIMESTAMP
                    : "unicodeChar".equals(info.getAuxDatumValue(VOStarTable.DATATYPE_INFO, String.class)) ? Kind.UNICODECHAR : Kind.CHAR;
        } else {
            throw new BadRequest("UPLOAD: column " + info.getName() + " of " + table + " holds arrays: only single values can be uploaded");
        }
        if (info.getName().contains("\"")) {
            throw new BadRequest("UPLOAD: column " + info.getName() + " of " + table + ": a name must not hold a quotation mark");
        }
        return new ColumnDef(info.getName(), new ColumnType(kind, kind.text() ? "*" : ""),
                orEmpty(info.getUnitString()), orEmpty(info.getUCD()), orEmpty(info.getDescription()), false, false);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static Object value(Object cell, Kind kind) {
        if (cell instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        // NaN is how VOTable says that there is no number.
        if (cell instanceof Double d && d.isNaN() || cell instanceof Float f && f.isNaN()) {
            return null;
        }
        if (kind == Kind.TIMESTAMP && cell instanceof String text) {
            return text.isBlank() ? null : text.replace("Z", "");
        }
        return cell instanceof Character ? cell.toString() : cell;
    }
}
