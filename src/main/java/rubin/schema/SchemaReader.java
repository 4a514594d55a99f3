package rubin.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * Reads a service's TAP_SCHEMA, through the cache. What is asked is kept as it comes; the columns of a table are one answer,
 * so that DP0.2's 991 columns of Object are not fetched for a look at another table.
 */
public final class SchemaReader {

    private static final Comparator<String> BY_NAME = String.CASE_INSENSITIVE_ORDER;
    private static final String[] COLUMN_FIELDS = {"table_name", "column_name", "datatype", "arraysize", "unit", "ucd", "description",
        "principal", "indexed", "column_index"};

    /** Asks a service a query that it can answer at once. */
    @FunctionalInterface
    public interface Source {

        /**
         * The complete answer to a query of TAP_SCHEMA.
         *
         * @throws IOException with one sentence for the user
         */
        StarTable query(String adql) throws IOException;
    }

    private final Source source;
    private final SchemaCache cache;
    private final boolean refresh;
    private final Set<String> remarks = new LinkedHashSet<>();
    private List<TableInfo> listed = List.of();

    /**
     * @param source asked for what the cache does not have
     * @param cache what was asked before
     * @param refresh whether to ask again and renew what the cache has
     */
    public SchemaReader(Source source, SchemaCache cache, boolean refresh) {
        this.source = source;
        this.cache = cache;
        this.refresh = refresh;
    }

    /** The service's schemas, in its order. */
    public List<SchemaInfo> schemas() throws IOException {
        List<SchemaInfo> schemas = new ArrayList<>();
        for (Row row : rows(answer("schemas", "SELECT * FROM tap_schema.schemas"))) {
            schemas.add(new SchemaInfo(row.text("schema_name"), row.text("description"), row.number("schema_index")));
        }
        keepFirst(schemas, SchemaInfo::name, schema -> "the schema " + schema.name());
        schemas.sort(Comparator.comparingInt(SchemaInfo::index).thenComparing(SchemaInfo::name, BY_NAME));
        return schemas;
    }

    /** The tables of all schemas, each schema's in its order. */
    public List<TableInfo> tables() throws IOException {
        List<TableInfo> tables = new ArrayList<>();
        for (Row row : rows(answer("tables", "SELECT * FROM tap_schema.tables"))) {
            tables.add(new TableInfo(row.text("schema_name"), row.text("table_name"), row.text("description"), row.number("table_index")));
        }
        keepFirst(tables, table -> List.of(table.schema(), table.name()), table -> "the table " + table.name());
        tables.sort(Comparator.comparingInt(TableInfo::index).thenComparing(TableInfo::name, BY_NAME));
        listed = List.copyOf(tables);
        return tables;
    }

    /** The columns of tables, table by table, each table's in its order. */
    public List<ColumnEntry> columns(Collection<TableInfo> tables) throws IOException {
        Map<TableInfo, List<Row>> found = new LinkedHashMap<>();
        List<TableInfo> missing = new ArrayList<>();
        for (TableInfo table : tables) {
            Optional<StarTable> kept = refresh ? Optional.empty() : cache.get(cacheName(table));
            found.put(table, kept.isPresent() ? rows(kept.get()) : List.of());
            if (kept.isEmpty()) {
                missing.add(table);
            }
        }
        if (!missing.isEmpty()) {
            String names = missing.stream().map(t -> "'" + t.name().replace("'", "''") + "'").distinct().collect(Collectors.joining(", "));
            List<Row> answer = rows(source.query("SELECT * FROM tap_schema.columns WHERE table_name IN (" + names + ")"));
            for (TableInfo table : missing) {
                List<Row> rows = of(table, answer);
                cache.put(cacheName(table), tableOf(rows));
                found.put(table, rows);
            }
        }
        List<ColumnEntry> columns = new ArrayList<>();
        for (TableInfo table : found.keySet()) {
            List<ColumnEntry> own = new ArrayList<>(found.get(table).stream().map(SchemaReader::column).toList());
            keepFirst(own, ColumnEntry::name, column -> "the column " + column.name() + " of " + column.table());
            own.sort(Comparator.comparingInt(ColumnEntry::index).thenComparing(ColumnEntry::name, BY_NAME));
            columns.addAll(own);
        }
        remarkShared(found.keySet());
        return columns;
    }

    /** The rows of a table, which is spelled there as in the list of tables, or else in another case or with other delimiters. */
    private static List<Row> of(TableInfo table, List<Row> columns) {
        List<Row> exact = columns.stream().filter(row -> row.text("table_name").equals(table.name())).toList();
        return !exact.isEmpty() ? exact : columns.stream().filter(row -> TableInfo.key(row.text("table_name")).equals(table.key())).toList();
    }

    /** Leaves out what the service lists a second time, and remarks on it. */
    private <T> void keepFirst(List<T> things, Function<T, Object> key, Function<T, String> words) {
        Set<Object> seen = new HashSet<>();
        things.removeIf(thing -> {
            boolean again = !seen.add(key.apply(thing));
            if (again) {
                remarks.add("The service lists " + words.apply(thing) + " more than once; the first is taken.");
            }
            return again;
        });
    }

    /** Where table names have no schema, the service's list of columns does not say of which table of a name they are. */
    private void remarkShared(Set<TableInfo> asked) {
        for (TableInfo table : asked) {
            List<String> schemas = listed.stream().filter(t -> t.name().equals(table.name())).map(TableInfo::schema).distinct().toList();
            if (schemas.size() > 1) {
                remarks.add("The service has tables called " + table.name() + " in " + String.join(" and ", schemas)
                        + " and does not say which columns belong to which; those of all are taken.");
            }
        }
    }

    /** What is odd about what was read so far, a sentence for each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The foreign keys of all tables. */
    public List<ForeignKey> keys() throws IOException {
        Map<String, Set<ForeignKey.Pair>> pairs = new LinkedHashMap<>();
        for (Row row : rows(answer("key_columns", "SELECT * FROM tap_schema.key_columns"))) {
            pairs.computeIfAbsent(row.text("key_id"), id -> new LinkedHashSet<>())
                    .add(new ForeignKey.Pair(row.text("from_column"), row.text("target_column")));
        }
        List<ForeignKey> keys = new ArrayList<>();
        for (Row row : rows(answer("keys", "SELECT * FROM tap_schema.keys"))) {
            if (pairs.containsKey(row.text("key_id"))) {
                keys.add(new ForeignKey(row.text("from_table"), row.text("target_table"), List.copyOf(pairs.get(row.text("key_id")))));
            }
        }
        return keys.stream().distinct().toList();
    }

    private static String cacheName(TableInfo table) {
        return "columns-" + table.name();
    }

    private StarTable answer(String name, String adql) throws IOException {
        Optional<StarTable> kept = refresh ? Optional.empty() : cache.get(name);
        if (kept.isPresent()) {
            return kept.get();
        }
        StarTable table = source.query(adql);
        cache.put(name, table);
        return table;
    }

    private static ColumnEntry column(Row row) {
        String size = row.text("arraysize");
        String type = row.text("datatype");
        boolean array = !size.isEmpty() && !size.equals("1") && !type.contains("(");
        return new ColumnEntry(row.text("table_name"), row.text("column_name"), array ? type + "(" + size + ")" : type, row.text("unit"),
                row.text("ucd"), row.text("description"), row.flag("principal"), row.flag("indexed"), row.number("column_index"));
    }

    /** Rows of TAP_SCHEMA.columns as a table for the cache, texts all. */
    private static StarTable tableOf(List<Row> rows) {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(rows.size());
        for (String field : COLUMN_FIELDS) {
            table.addColumn(ArrayColumn.makeColumn(field, rows.stream().map(r -> r.text(field)).toArray(String[]::new)));
        }
        return table;
    }

    private static List<Row> rows(StarTable table) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < table.getColumnCount(); i++) {
            names.add(table.getColumnInfo(i).getName().toLowerCase(Locale.ROOT));
        }
        List<Row> rows = new ArrayList<>();
        try (RowSequence sequence = table.getRowSequence()) {
            while (sequence.next()) {
                Map<String, String> cells = new HashMap<>();
                Object[] row = sequence.getRow();
                for (int i = 0; i < row.length; i++) {
                    cells.put(names.get(i), row[i] == null ? "" : row[i].toString().strip());
                }
                rows.add(new Row(cells));
            }
        }
        return rows;
    }

    /** A row by column name: services disagree on types, so that every value is taken as text first. */
    private record Row(Map<String, String> cells) {

        String text(String name) {
            return cells.getOrDefault(name, "");
        }

        boolean flag(String name) {
            return text(name).equals("1") || text(name).equalsIgnoreCase("true");
        }

        /** A place in an order; what has none comes last. */
        public int number(String name) {
            return text(name).matches("-?[0-9]{1,9}") ? Integer.parseInt(text(name)) : Integer.MAX_VALUE;
        }
    }
}
