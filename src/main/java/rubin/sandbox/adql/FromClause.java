package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** FROM and its joins. USING is written as ON, because H2 loses the common column of a third table. */
final class FromClause {

    /** Tables that Qserv keeps whole on every worker. */
    private static final Set<String> UNPARTITIONED = Set.of("visit", "ccdvisit", "coaddpatches");

    private final Map<String, QueryTable> tables;
    private final Conditions conditions;
    private final Scope scope = new Scope();

    FromClause(Map<String, QueryTable> tables, Conditions conditions) {
        this.tables = tables;
        this.conditions = conditions;
    }

    Scope scope() {
        return scope;
    }

    boolean postgres() {
        return scope.sources().stream().allMatch(s -> s.table().postgres());
    }

    /** The clause as SQL; fills the scope. */
    String translate(PlainSelect select) throws AdqlException {
        if (select.getFromItem() == null) {
            throw AdqlException.unparsable(select);
        }
        StringBuilder sql = new StringBuilder(reference(source(select.getFromItem())));
        for (Join join : Optional.ofNullable(select.getJoins()).orElse(List.of())) {
            sql.append(join(join));
        }
        if (!postgres() && scope.sources().stream().anyMatch(s -> s.table().postgres())) {
            throw new AdqlException("TAP_SCHEMA is in another database than the catalogues: query it alone");
        }
        return sql.toString();
    }

    private String join(Join join) throws AdqlException {
        if (join.isNatural() || join.isOuter() || join.isFull()) {
            throw AdqlException.unparsable(join);
        }
        Join plain = new Join().withSimple(join.isSimple()).withInner(join.isInner()).withLeft(join.isLeft())
                .withRight(join.isRight()).withCross(join.isCross()).withUsingColumns(join.getUsingColumns());
        plain.setFromItem(join.getFromItem());
        plain.setOnExpressions(join.getOnExpressions());
        if (!plain.toString().equals(join.toString()) || join.getOnExpressions().size() > 1) {
            throw AdqlException.unparsable(join);
        }
        List<Scope.Source> before = List.copyOf(scope.sources());
        Scope.Source right = source(join.getFromItem());
        boolean conditional = !join.getOnExpressions().isEmpty() || !join.getUsingColumns().isEmpty();
        if (join.isSimple() || join.isCross()) {
            if (conditional) {
                throw AdqlException.unparsable(join);
            }
            return (join.isSimple() ? ", " : " CROSS JOIN ") + reference(right);
        }
        if (!conditional) {
            // MariaDB's JOIN without ON is a CROSS JOIN; Qserv refuses that between its own large tables.
            if (join.isLeft() || join.isRight() || scope.sources().stream().noneMatch(s -> s.table().upload())) {
                throw AdqlException.rejected(join, "a JOIN needs ON or USING.");
            }
            return " CROSS JOIN " + reference(right);
        }
        if (join.isLeft() && !partitioned(before.get(0)) && partitioned(right)) {
            throw new AdqlException("Query evaluation is not supported: LEFT JOIN of the unpartitioned table "
                    + before.get(0).table().def().name() + " with the partitioned table " + right.table().def().name());
        }
        String on = join.getUsingColumns().isEmpty()
                ? conditions.of(join.getOnExpressions().iterator().next(), new Expressions(scope, Map.of(), false, postgres()))
                : using(join.getUsingColumns(), before, right);
        return (join.isLeft() ? " LEFT JOIN " : join.isRight() ? " RIGHT JOIN " : " JOIN ") + reference(right) + " ON " + on;
    }

    private static boolean partitioned(Scope.Source source) {
        return !UNPARTITIONED.contains(source.table().def().name().toLowerCase(Locale.ROOT));
    }

    private String using(List<Column> columns, List<Scope.Source> before, Scope.Source right) throws AdqlException {
        List<String> equalities = new ArrayList<>();
        Scope left = new Scope();
        left.sources().addAll(before);
        for (Column column : columns) {
            Scope only = new Scope();
            only.sources().add(right);
            Term one = left.resolve(column);
            Term other = only.resolve(column);
            equalities.add(one.against(other) + " = " + other.against(one));
        }
        for (Column column : columns) {
            right.merged().add(Identifiers.plain(column.getColumnName(), column).toLowerCase(Locale.ROOT));
        }
        return String.join(" AND ", equalities);
    }

    private static String reference(Scope.Source source) {
        return source.table().sqlName() + " " + source.sqlAlias();
    }

    private Scope.Source source(FromItem item) throws AdqlException {
        if (!(item instanceof Table table)) {
            throw AdqlException.unparsable(item);
        }
        Optional<Alias> alias = Optional.ofNullable(table.getAlias());
        List<String> parts = Identifiers.parts(table);
        String plain = table.getFullyQualifiedName() + alias.map(Alias::toString).orElse("");
        if (!plain.equals(table.toString()) || alias.map(a -> a.getAliasColumns() != null).orElse(false)) {
            throw AdqlException.unparsable(table);
        }
        QueryTable found = tables.get(String.join(".", parts).toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new AdqlException("Table [ " + String.join(".", parts) + " ] is not found in TapSchema. "
                    + "Possible reasons: table does not exist or permission is denied." + suggestion(parts));
        }
        return scope.add(found, alias.isPresent() ? Optional.of(Identifiers.plain(alias.get().getName(), table)) : Optional.empty());
    }

    private String suggestion(List<String> parts) {
        String last = parts.get(parts.size() - 1);
        List<String> names = tables.values().stream().map(t -> t.def().qualifiedName()).sorted().toList();
        return tables.values().stream().filter(t -> t.def().name().equalsIgnoreCase(last)).map(t -> t.def().qualifiedName())
                .sorted().findFirst().map(n -> " Did you mean " + n + "?")
                .orElseGet(() -> Identifiers.suggestion(String.join(".", parts), names));
    }
}
