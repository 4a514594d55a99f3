package rubin.task.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rubin.query.Names;
import rubin.schema.ColumnFamily;
import rubin.schema.ColumnGroup;
import rubin.schema.ForeignKey;
import rubin.schema.JoinFinder;
import rubin.schema.SchemaInfo;
import rubin.schema.TableInfo;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;

/** What a schema holds, as tables for the user. */
final class SchemaTables {

    /** Columns by whose values the rows are told apart in a text. */
    private static final String GROUP = "group";
    private static final String SCHEMA = "schema_name";
    private static final String TABLE = "table_name";
    /** The column of UCDs. */
    static final String UCD = "ucd";

    private static final String CLAUSE = "join_clause";

    private SchemaTables() {
    }

    static StarTable schemas(List<SchemaInfo> schemas) {
        ColumnStarTable table = table("schemas", schemas.size());
        add(table, SCHEMA, "Schema", schemas.stream().map(SchemaInfo::name));
        add(table, "description", "What it holds", schemas.stream().map(SchemaInfo::description));
        return table;
    }

    static StarTable tables(List<TableInfo> tables) {
        ColumnStarTable table = table("tables", tables.size());
        add(table, SCHEMA, "Schema", tables.stream().map(TableInfo::schema));
        add(table, TABLE, "Table, as queries must name it", tables.stream().map(TableInfo::name));
        add(table, "description", "What it holds", tables.stream().map(TableInfo::description));
        return table;
    }

    /** @param several whether they are of several tables, so that the table is said */
    static StarTable columns(List<ColumnFamily> families, boolean several) {
        Comparator<ColumnFamily> byGroup = Comparator.comparing(ColumnFamily::group);
        List<ColumnFamily> rows = several ? families : families.stream().sorted(byGroup).toList();
        ColumnStarTable table = table("columns", rows.size());
        if (several) {
            add(table, TABLE, "Table, as queries must name it", rows.stream().map(f -> f.column().table()));
        }
        add(table, GROUP, "Kind of column, told by its name", rows.stream().map(f -> f.group().label()));
        add(table, "column_name", "Column; {b} stands for a band", rows.stream().map(ColumnFamily::name));
        if (rows.stream().anyMatch(f -> !f.bands().isEmpty())) {
            add(table, "bands", "Bands that {b} stands for", rows.stream().map(ColumnFamily::bands));
        }
        add(table, "datatype", "Type, as VOTable has it", rows.stream().map(f -> f.column().datatype()));
        add(table, "unit", "Unit", rows.stream().map(f -> f.column().unit()));
        add(table, UCD, "UCD1+", rows.stream().map(f -> f.column().ucd()));
        add(table, "description", "What it holds", rows.stream().map(f -> f.column().description()));
        return table;
    }

    static StarTable keys(List<ForeignKey> keys) {
        record Row(ForeignKey key, ForeignKey.Pair pair) {
        }
        List<Row> rows = keys.stream().flatMap(k -> k.columns().stream().map(p -> new Row(k, p))).toList();
        ColumnStarTable table = table("keys", rows.size());
        add(table, SCHEMA, "Schema of the table that refers", rows.stream().map(r -> schemaOf(r.key().fromTable())));
        add(table, "from_table", "Table that refers", rows.stream().map(r -> r.key().fromTable()));
        add(table, "from_column", "Its column", rows.stream().map(r -> r.pair().from()));
        add(table, "target_table", "Table referred to", rows.stream().map(r -> r.key().targetTable()));
        add(table, "target_column", "Its column", rows.stream().map(r -> r.pair().target()));
        return table;
    }

    /** The keys of a join, with its clause as a parameter of the table. */
    static StarTable join(JoinFinder.Join join) {
        StarTable table = keys(join.keys());
        table.setParameter(new DescribedValue(new DefaultValueInfo(CLAUSE, String.class, "FROM clause of the join"), join.clause()));
        return table;
    }

    /** The keys alone, which a user's filters change, so that the clause would be of another table. */
    static StarTable withoutClause(StarTable table) {
        table.getParameters().removeIf(p -> p.getInfo().getName().equals(CLAUSE));
        return table;
    }

    /** The clause of a table that {@link #join} made. */
    static Optional<String> clause(StarTable table) {
        return Optional.ofNullable(table.getParameterByName(CLAUSE)).map(v -> v.getValue().toString());
    }

    /** The column whose values make good headings: the schema, the table, or the group, whichever comes first. */
    static Optional<String> heading(StarTable table) {
        boolean alone = table.getColumnCount() < 3;
        return alone ? Optional.empty() : Optional.of(table.getColumnInfo(0).getName()).filter(List.of(GROUP, SCHEMA, TABLE)::contains);
    }

    /** A heading's text: groups say what they are. */
    static String title(String value) {
        return ColumnGroup.named(value).map(g -> g.label() + ": " + g.title()).orElse(value);
    }

    private static String schemaOf(String table) {
        List<String> parts = Names.parts(table);
        return String.join(".", parts.subList(0, parts.size() - 1));
    }

    private static ColumnStarTable table(String name, int rows) {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(rows);
        table.setName(name);
        return table;
    }

    private static void add(ColumnStarTable table, String name, String description, Stream<String> values) {
        table.addColumn(ArrayColumn.makeColumn(new ColumnInfo(name, String.class, description), values.toArray(String[]::new)));
    }
}
