package rubin.sandbox.tap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import rubin.sandbox.adql.QueryTable;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.ColumnType.Kind;
import rubin.sandbox.schema.TableDef;

import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.util.FileDataSource;
import uk.ac.starlink.votable.VOStarTable;
import uk.ac.starlink.votable.VOTableBuilder;

/** Uploaded VOTables as TAP_UPLOAD: temporary tables of one connection, gone when it closes. */
final class Uploads {

    private static final String SCHEMA = QueryTable.UPLOADS;
    private static final int TIMEOUT_MILLIS = 10_000;

    private Uploads() {
    }

    /** @throws BadRequest if an upload is no VOTable, or holds what no column can */
    static List<QueryTable> load(Connection connection, List<QueryRequest.Source> sources) throws IOException, SQLException {
        List<QueryTable> tables = new ArrayList<>();
        for (QueryRequest.Source source : sources) {
            Path file = source.file().isPresent() ? source.file().get() : download(source);
            try {
                tables.add(load(connection, source.table(), file, tables.size()));
            } finally {
                if (source.file().isEmpty()) {
                    Files.delete(file);
                }
            }
        }
        return tables;
    }

    /** Fetches an upload by URL; from this machine only, since a test service has no business elsewhere. */
    private static Path download(QueryRequest.Source source) throws IOException {
        URI uri;
        try {
            uri = new URI(source.uri());
        } catch (URISyntaxException e) {
            throw new BadRequest("UPLOAD=" + source.uri() + ": must be param:name or an http URL");
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
            throw new BadRequest("UPLOAD=" + source.uri() + ": must be param:name, or an http URL of this machine; send the table inline");
        }
        URLConnection connection = uri.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        Path file = Files.createTempFile("upload", ".vot");
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.delete(file);
            throw new BadRequest("UPLOAD=" + source.uri() + ": cannot be read: " + e.getMessage());
        }
        return file;
    }

    private static QueryTable load(Connection connection, String name, Path file, int index) throws IOException, SQLException {
        StarTable table;
        try {
            table = new VOTableBuilder().makeStarTable(new FileDataSource(file.toFile()), false, StoragePolicy.PREFER_DISK);
        } catch (IOException e) {
            throw new BadRequest("UPLOAD: table " + name + " is no readable VOTable: " + e.getMessage());
        }
        try (table) {
            List<ColumnDef> columns = new ArrayList<>();
            for (int i = 0; i < table.getColumnCount(); i++) {
                columns.add(column(name, table.getColumnInfo(i)));
            }
            String sqlName = "\"upload_" + index + "\"";
            try (Statement create = connection.createStatement()) {
                create.execute("CREATE LOCAL TEMPORARY TABLE " + sqlName + " (" + columns.stream()
                        .map(c -> '"' + c.name() + "\" " + c.type().kind().sqlType()).collect(Collectors.joining(", ")) + ") NOT PERSISTENT");
            }
            insert(connection, sqlName, columns, table);
            return new QueryTable(new TableDef(SCHEMA, name, "uploaded", index, columns), sqlName, false);
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

    private static void insert(Connection connection, String sqlName, List<ColumnDef> columns, StarTable table)
            throws IOException, SQLException {
        String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + sqlName + " VALUES (" + marks + ")");
                RowSequence rows = table.getRowSequence()) {
            while (rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, value(rows.getCell(i), columns.get(i).type().kind()));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
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
