package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.Top;

/**
 * Translates ADQL queries for H2, as strictly as Qserv; queries of TAP_SCHEMA, which the real service gives to
 * PostgreSQL, may also order by what they do not select, count distinct values and repeat names.
 *
 * <pre>{@code
 * TranslatedQuery query = new AdqlTranslator(tables).translate("SELECT TOP 5 objectId FROM dp02_dc2_catalogs.Object");
 * statement.executeQuery(query.sql(maxrec + 1));
 * }</pre>
 *
 * Every part of the syntax tree is either understood or refused: a clause is built again from the parts that were
 * understood, and if it then reads differently from what was parsed, something would have been dropped.
 */
public final class AdqlTranslator {

    private final Map<String, QueryTable> tables;

    /** @param tables all tables that queries may name */
    public AdqlTranslator(Collection<QueryTable> tables) {
        this.tables = tables.stream().collect(Collectors.toUnmodifiableMap(
                t -> t.def().qualifiedName().toLowerCase(Locale.ROOT), t -> t));
    }

    /** A translator that knows some more tables, such as a job's uploads. */
    public AdqlTranslator with(Collection<QueryTable> more) {
        List<QueryTable> all = new ArrayList<>(tables.values());
        all.addAll(more);
        return new AdqlTranslator(all);
    }

    /** @throws AdqlException if the query is wrong, or right but beyond the service; the message says which part */
    public TranslatedQuery translate(String adql) throws AdqlException {
        try {
            return new Translation(AdqlText.parse(adql)).result();
        } catch (StackOverflowError e) {
            throw AdqlException.tooDeep();
        }
    }

    /** One query on its way. */
    private final class Translation {

        private final PlainSelect select;
        private final Optional<Expression> where;
        private final Conditions conditions = new Conditions();
        private final FromClause from = new FromClause(tables, conditions);
        private final List<String> names = new ArrayList<>();
        /** What Qserv calls each value, where that is not its name: {@code f.band}, and a function's own text. */
        private final List<String> keys = new ArrayList<>();
        private final List<Term> terms = new ArrayList<>();

        Translation(PlainSelect select) {
            this.select = select;
            // Kept apart, because the text of thousands of conditions is written by recursion.
            where = Optional.ofNullable(select.getWhere());
            select.setWhere(null);
        }

        TranslatedQuery result() throws AdqlException {
            requireKnownClauses();
            String fromSql = from.translate(select);
            selectList();
            StringBuilder sql = new StringBuilder("SELECT ");
            if (select.getDistinct() != null) {
                sql.append("DISTINCT ");
            }
            sql.append(terms.stream().map(Term::sql).collect(Collectors.joining(", "))).append(" FROM ").append(fromSql);
            if (where.isPresent()) {
                sql.append(" WHERE ").append(conditions.of(where.get(), new Expressions(from.scope(), Map.of(), false, from.postgres())));
            }
            if (select.getGroupBy() != null) {
                sql.append(" GROUP BY ").append(groupBy(select.getGroupBy()));
            }
            if (select.getHaving() != null) {
                sql.append(" HAVING ").append(conditions.of(select.getHaving(), withAliases(true)));
            }
            if (select.getOrderByElements() != null) {
                sql.append(" ORDER BY ").append(orderBy(select.getOrderByElements()));
            }
            List<OutputColumn> columns = IntStream.range(0, terms.size()).mapToObj(i -> terms.get(i).named(names.get(i))).toList();
            return new TranslatedQuery(sql.toString(), columns, top(select.getTop()));
        }

        private void requireKnownClauses() throws AdqlException {
            if (select.getOffset() != null || select.getLimit() != null && select.getLimit().getOffset() != null) {
                throw new AdqlException("offset is not supported");
            }
            if (select.getLimit() != null) {
                throw AdqlException.rejected(select.getLimit().toString().strip(), "LIMIT is not ADQL; use SELECT TOP n.");
            }
            PlainSelect understood = new PlainSelect();
            understood.setDistinct(select.getDistinct());
            understood.setTop(select.getTop());
            understood.setSelectItems(select.getSelectItems());
            understood.setFromItem(select.getFromItem());
            understood.setJoins(select.getJoins());
            understood.setGroupByElement(select.getGroupBy());
            understood.setHaving(select.getHaving());
            understood.setOrderByElements(select.getOrderByElements());
            boolean plainDistinct = select.getDistinct() == null || select.getDistinct().toString().equals("DISTINCT");
            if (!plainDistinct || !understood.toString().equals(select.toString())) {
                throw AdqlException.unparsable(select);
            }
        }

        private void selectList() throws AdqlException {
            Expressions values = new Expressions(from.scope(), Map.of(), true, from.postgres());
            for (SelectItem<?> item : select.getSelectItems()) {
                Expression expression = item.getExpression();
                if (expression instanceof AllTableColumns all) {
                    requireText(item, all.getTable() + ".*");
                    Scope.Source source = from.scope().qualified(all.getTable());
                    source.table().def().columns().forEach(c -> add(c.name(), source.name() + "." + c.name(), source.column(c)));
                } else if (expression instanceof AllColumns) {
                    requireText(item, "*");
                    List<Scope.Source> sources = from.scope().sources();
                    sources.forEach(s -> s.unmerged().forEach(
                            c -> add(c.name(), (sources.size() > 1 ? s.name() + "." : "") + c.name(), s.column(c))));
                } else {
                    Term term = values.scalar(expression);
                    String name = name(item, term);
                    add(name, item.getAlias() == null ? expression.toString().replace("\"", "") : name, term);
                }
            }
            requireDistinctNames();
        }

        private void add(String name, String key, Term term) {
            names.add(name);
            keys.add(key.toLowerCase(Locale.ROOT));
            terms.add(term);
        }

        private void requireText(SelectItem<?> item, String text) throws AdqlException {
            if (!item.toString().equals(text)) {
                throw AdqlException.unparsable(item);
            }
        }

        private String name(SelectItem<?> item, Term term) throws AdqlException {
            if (item.getAlias() != null) {
                if (item.getAlias().getAliasColumns() != null) {
                    throw AdqlException.unparsable(item);
                }
                return Identifiers.plain(item.getAlias().getName(), item);
            }
            Expression expression = item.getExpression();
            while (expression instanceof ParenthesedExpressionList<?> list) {
                expression = list.get(0);
            }
            // As Rubin's service has it (opencadc, SelectListExpressionExtractor): count1, MAX2, col3.
            return expression instanceof Column ? term.origin().orElseThrow().name()
                    : (expression instanceof Function function ? function.getName() : "col") + (names.size() + 1);
        }

        private void requireDistinctNames() throws AdqlException {
            if (from.postgres()) {
                return;
            }
            Map<String, List<Integer>> positions = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                positions.computeIfAbsent(keys.get(i), n -> new ArrayList<>()).add(i + 1);
            }
            String duplicates = positions.entrySet().stream().filter(e -> e.getValue().size() > 1).sorted(Map.Entry.comparingByKey())
                    .map(e -> "'" + e.getKey() + "' at positions:"
                            + e.getValue().stream().map(p -> " " + p).collect(Collectors.joining())).collect(Collectors.joining(", "));
            if (!duplicates.isEmpty()) {
                throw new AdqlException("Duplicate names detected in select expression, rewrite SQL query using alias: " + duplicates);
            }
        }

        /** Values for clauses after SELECT, which may name its aliases. */
        private Expressions withAliases(boolean aggregates) {
            Map<String, Term> aliases = new HashMap<>();
            Set<String> ambiguous = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).toLowerCase(Locale.ROOT);
                boolean named = keys.get(i).equals(name) || !terms.get(i).table().isEmpty();
                Term other = named ? aliases.putIfAbsent(name, terms.get(i)) : null;
                if (other != null && !other.sql().equals(terms.get(i).sql())) {
                    ambiguous.add(name);
                }
            }
            aliases.keySet().removeAll(ambiguous);
            return new Expressions(from.scope(), aliases, aggregates, from.postgres());
        }

        private String groupBy(GroupByElement groupBy) throws AdqlException {
            String list = groupBy.getGroupByExpressionList() == null ? "" : groupBy.getGroupByExpressionList().toString();
            if (!groupBy.toString().equals("GROUP BY " + list) || groupBy.isMysqlWithRollup() || list.equals("()")) {
                throw AdqlException.unparsable(groupBy);
            }
            List<String> keys = new ArrayList<>();
            for (Expression expression : groupBy.getGroupByExpressionList()) {
                String sql = withAliases(false).scalar(expression).sql();
                if (!from.postgres() && terms.stream().noneMatch(t -> t.sql().equals(sql))) {
                    throw noMatch("GROUP BY", expression);
                }
                keys.add(sql);
            }
            return String.join(", ", keys);
        }

        private String orderBy(List<OrderByElement> elements) throws AdqlException {
            List<String> keys = new ArrayList<>();
            for (OrderByElement element : elements) {
                Expression expression = element.getExpression();
                if (!element.toString().equals(expression + (!element.isAsc() ? " DESC" : element.isAscDescPresent() ? " ASC" : ""))) {
                    throw AdqlException.unparsable("ORDER BY " + element);
                }
                keys.add(orderKey(expression) + (element.isAsc() ? "" : " DESC"));
            }
            return String.join(", ", keys);
        }

        private String orderKey(Expression expression) throws AdqlException {
            if (expression instanceof LongValue position) {
                if (position.getBigIntegerValue().signum() <= 0 || position.getBigIntegerValue().bitLength() > 16
                        || position.getValue() > terms.size()) {
                    throw new AdqlException("Unknown column '" + position + "' in 'order clause'");
                }
                return position.toString();
            }
            if (expression instanceof Function && !from.postgres()) {
                throw AdqlException.rejected(expression, "qserv does not support functions in ORDER BY.");
            }
            String sql = withAliases(false).scalar(expression).sql();
            for (int i = 0; i < terms.size(); i++) {
                if (terms.get(i).sql().equals(sql)) {
                    return String.valueOf(i + 1);
                }
            }
            if (!from.postgres()) {
                throw noMatch("ORDER BY", expression);
            }
            return sql;
        }

        private AdqlException noMatch(String clause, Expression expression) {
            return new AdqlException(clause + " No match for " + expression + " in " + names + ". Consider an alias. "
                    + "ex:'SELECT a.val AS aVal, ABS(val) AS absVal ... ORDER BY aVal, absVal'");
        }

        private OptionalLong top(Top top) throws AdqlException {
            if (top == null) {
                return OptionalLong.empty();
            }
            Optional<Double> number = Expressions.number(top.getExpression());
            if (!(top.getExpression() instanceof LongValue value) || number.isEmpty() || !top.toString().equals("TOP " + value)
                    || value.getBigIntegerValue().bitLength() >= Long.SIZE) {
                throw AdqlException.unparsable(top);
            }
            return OptionalLong.of(value.getValue());
        }
    }
}
