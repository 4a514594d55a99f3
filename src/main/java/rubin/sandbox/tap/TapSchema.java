package rubin.sandbox.tap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rubin.sandbox.adql.QueryTable;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.KeyDef;
import rubin.sandbox.schema.SchemaDef;
import rubin.sandbox.schema.TableDef;

/** TAP_SCHEMA 1.1: the published tables described in tables, these among them. */
final class TapSchema {

    static final String NAME = "tap_schema";

    private static final ColumnType TEXT = new ColumnType(ColumnType.Kind.CHAR, "*");
    private static final ColumnType INT = new ColumnType(ColumnType.Kind.INT, "");

    private static final List<TableDef> TABLES = List.of(
            table("schemas", "description of schemas in this dataset", 1,
                    text("schema_name", "schema name for reference to tap_schema.schemas"), text("utype", "lists the utypes of schemas in the tableset"),
                    text("description", "describes schemas in the tableset"), number("schema_index", "recommended sort order when listing schemas")),
            table("tables", "description of tables in this dataset", 2,
                    text("schema_name", "the schema this table belongs to"), text("table_name", "the fully qualified table name"),
                    text("table_type", "one of: table view"), text("utype", "lists the utype of tables in the tableset"),
                    text("description", "describes tables in the tableset"), number("table_index", "recommended sort order when listing tables")),
            table("columns", "description of columns in this dataset", 3,
                    text("table_name", "the table this column belongs to"), text("column_name", "the column name"),
                    text("utype", "lists the utypes of columns in the tableset"), text("ucd", "lists the UCDs of columns in the tableset"),
                    text("unit", "lists the unit used for column values in the tableset"), text("description", "describes the columns in the tableset"),
                    text("datatype", "lists the VOTable datatype of columns in the tableset"), text("arraysize", "lists the size of variable-length columns in the tableset"),
                    text("xtype", "lists the VOTable extended type of columns in the tableset"), number("size", "deprecated: use arraysize"),
                    number("principal", "a principal column; 1 means 1, 0 means 0"), number("indexed", "an indexed column; 1 means 1, 0 means 0"),
                    number("std", "a standard column; 1 means 1, 0 means 0"), number("column_index", "recommended sort order when listing columns of a table")),
            table("keys", "description of foreign keys in this dataset", 4,
                    text("key_id", "unique key to join to tap_schema.key_columns"), text("from_table", "the table with the foreign key"),
                    text("target_table", "the table with the primary key"), text("utype", "lists the utype of keys in the tableset"),
                    text("description", "describes keys in the tableset")),
            table("key_columns", "description of foreign key columns in this dataset", 5,
                    text("key_id", "key to join to tap_schema.keys"), text("from_column", "column in the from_table"),
                    text("target_column", "column in the target_table")));

    private static final List<KeyDef> KEYS = List.of(
            key("tables", "schema_name", "schemas", "schema_name"), key("columns", "table_name", "tables", "table_name"),
            key("keys", "from_table", "tables", "table_name"), key("keys", "target_table", "tables", "table_name"),
            key("key_columns", "key_id", "keys", "key_id"));

    private TapSchema() {
    }

    /** The published schema and TAP_SCHEMA beside it. */
    static CatalogueSchema complete(CatalogueSchema published) {
        int index = 1 + published.schemas().stream().mapToInt(SchemaDef::index).max().orElse(0);
        SchemaDef own = new SchemaDef(NAME, "A TAP-standard-mandated schema to describe tablesets in a TAP 1.1 service", index, TABLES);
        return new CatalogueSchema(Stream.concat(published.schemas().stream(), Stream.of(own)).toList(),
                Stream.concat(published.keys().stream(), KEYS.stream()).toList());
    }

    /** All tables that a query may name. */
    static List<QueryTable> queryTables(CatalogueSchema complete) {
        return complete.schemas().stream().flatMap(s -> s.tables().stream())
                .map(t -> QueryTable.of(t, t.schema().equals(NAME))).toList();
    }

    /**
     * A column's name as it must be written in a query: TAP_SCHEMA.columns."size" is a reserved word, which only its
     * quotes make a name.
     */
    static String published(ColumnDef column) {
        return column.name().equals("size") ? "\"size\"" : column.name();
    }

    /** Creates the five tables in the database and fills them. */
    static void create(Connection connection, CatalogueSchema complete) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + NAME + "\"");
            for (TableDef table : TABLES) {
                statement.execute("CREATE TABLE \"" + NAME + "\".\"" + table.name() + "\" (" + table.columns().stream()
                        .map(c -> '"' + c.name() + "\" " + c.type().kind().sqlType()).collect(Collectors.joining(", ")) + ")");
            }
        }
        List<Object[]> schemas = new ArrayList<>();
        List<Object[]> tables = new ArrayList<>();
        List<Object[]> columns = new ArrayList<>();
        for (SchemaDef schema : complete.schemas()) {
            schemas.add(new Object[] {schema.name(), null, schema.description(), schema.index()});
            for (TableDef table : schema.tables()) {
                tables.add(new Object[] {schema.name(), table.qualifiedName(), "table", null, table.description(), table.index()});
                int index = 1;
                for (ColumnDef column : table.columns()) {
                    columns.add(row(table, column, index));
                    index++;
                }
            }
        }
        fill(connection, "schemas", schemas);
        fill(connection, "tables", tables);
        fill(connection, "columns", columns);
        fill(connection, "keys", complete.keys().stream()
                .map(k -> new Object[] {k.id(), k.fromTable(), k.targetTable(), null, null}).toList());
        fill(connection, "key_columns", complete.keys().stream()
                .map(k -> new Object[] {k.id(), k.fromColumn(), k.targetColumn()}).toList());
    }

    private static Object[] row(TableDef table, ColumnDef column, int index) {
        String arraysize = column.type().arraysize();
        Integer size = arraysize.matches("[0-9]+\\*?") ? Integer.valueOf(arraysize.replace("*", "")) : null;
        return new Object[] {table.qualifiedName(), published(column), null, orNull(column.ucd()), orNull(column.unit()),
            orNull(column.description()), column.type().kind().datatype(), orNull(arraysize),
            column.type().kind() == ColumnType.Kind.TIMESTAMP ? "timestamp" : null, size,
            column.principal() ? 1 : 0, column.indexed() ? 1 : 0, table.schema().equals(NAME) ? 1 : 0, index};
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void fill(Connection connection, String table, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String marks = Stream.generate(() -> "?").limit(rows.get(0).length).collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO \"" + NAME + "\".\"" + table + "\" VALUES (" + marks + ")")) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static TableDef table(String name, String description, int index, ColumnDef... columns) {
        return new TableDef(NAME, name, description, index, List.of(columns));
    }

    private static ColumnDef text(String name, String description) {
        return new ColumnDef(name, TEXT, "", "", description, true, false);
    }

    private static ColumnDef number(String name, String description) {
        return new ColumnDef(name, INT, "", "", description, true, false);
    }

    private static KeyDef key(String from, String fromColumn, String target, String targetColumn) {
        return new KeyDef(NAME + "_" + from + "_" + fromColumn, NAME + "." + from, fromColumn, NAME + "." + target, targetColumn);
    }
}
