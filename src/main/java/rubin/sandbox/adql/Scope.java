package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

import rubin.sandbox.schema.ColumnDef;

/** The tables of one FROM clause, and how column references find their way to them. */
final class Scope {

    /** One table reference: its name in the query, and the name that the SQL gives it. */
    record Source(String name, String schema, QueryTable table, String sqlAlias, Set<String> merged) {

        Term column(ColumnDef column) {
            return Term.column(sqlAlias + "." + QueryTable.quote(column.name()), column, table.def().qualifiedName());
        }

        /** The columns that {@code *} means: those merged by USING are the other table's. */
        List<ColumnDef> unmerged() {
            return table.def().columns().stream().filter(c -> !merged.contains(c.name().toLowerCase(Locale.ROOT))).toList();
        }

        /** Whether {@code qualifier} (alias, table, or schema.table) means this source. */
        boolean answersTo(List<String> qualifier) {
            String last = qualifier.get(qualifier.size() - 1);
            return switch (qualifier.size()) {
                case 1 -> name.equalsIgnoreCase(last);
                case 2 -> name.equalsIgnoreCase(last) && schema.equalsIgnoreCase(qualifier.get(0));
                default -> false;
            };
        }
    }

    private final List<Source> sources = new ArrayList<>();

    List<Source> sources() {
        return sources;
    }

    /** Adds a table reference; {@code alias} hides the table's own name, as in SQL. */
    Source add(QueryTable table, Optional<String> alias) throws AdqlException {
        String name = alias.orElse(table.def().name());
        String schema = alias.isPresent() ? "" : table.def().schema();
        if (sources.stream().anyMatch(s -> s.name.equalsIgnoreCase(name) && s.schema.equalsIgnoreCase(schema))) {
            throw new AdqlException("Not unique table/alias: '" + name + "'; give each table in FROM its own alias");
        }
        Source source = new Source(name, schema, table, "t" + sources.size(), new HashSet<>());
        sources.add(source);
        return source;
    }

    /** The value of a column reference. */
    Term resolve(Column column) throws AdqlException {
        String name = Identifiers.plain(column.getColumnName(), column);
        Collection<Source> candidates = sources;
        if (column.getTable() != null) {
            candidates = List.of(qualified(column.getTable()));
        }
        List<Source> found = candidates.stream()
                .filter(s -> !s.merged.contains(name.toLowerCase(Locale.ROOT)) || column.getTable() != null)
                .filter(s -> s.table.def().column(name).isPresent()).toList();
        if (found.isEmpty()) {
            List<String> known = candidates.stream().flatMap(s -> s.table.def().columns().stream()).map(ColumnDef::name).toList();
            throw new AdqlException("Column: [" + column + "] does not exist." + Identifiers.suggestion(name, known));
        }
        if (found.size() > 1) {
            throw new AdqlException("Column: [" + column + "] is ambiguous; it is in "
                    + found.stream().map(s -> s.name).collect(Collectors.joining(" and ")) + ". Put the table's alias before it.");
        }
        Source source = found.get(0);
        return source.column(source.table.def().column(name).orElseThrow());
    }

    /** The source that a qualifier names. */
    Source qualified(Table qualifier) throws AdqlException {
        List<String> parts = Identifiers.parts(qualifier);
        List<Source> found = sources.stream().filter(s -> s.answersTo(parts)).toList();
        if (found.size() != 1) {
            throw new AdqlException("Table [ " + qualifier + " ] is not found in FROM."
                    + Identifiers.suggestion(parts.get(parts.size() - 1), sources.stream().map(Source::name).toList()));
        }
        return found.get(0);
    }
}
