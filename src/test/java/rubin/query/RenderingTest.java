package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statements;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.junit.jupiter.api.Test;
import rubin.Seeded;
import rubin.release.Band;
import rubin.release.ColumnRef;
import rubin.release.Release;

/** Whatever a user writes as a value, the query keeps its shape; an independent SQL parser is the judge of that. */
class RenderingTest {

    private static final Release DP02 = Release.named("dp02");
    private static final String BEFORE = "SELECT a FROM t WHERE c = 1 AND (";

    private static String attack(Seeded.Cases cases) {
        return cases.joined(9, "a", "obj.b", "1", "2.5e-3", "'x'", "'it''s'", "'", "\"", "\"d\"", "(", ")", ",", " ", " AND ", " OR ", " NOT ",
                " = ", " < ", "<>", " IN ", " BETWEEN ", " IS NULL", "--", "/*", "*/", "#", ";", "\\", "\n", "\0", " UNION SELECT 1 ", " SELECT ", " FROM ", " GROUP BY ",
                " ORDER BY ", " LIMIT 1", " HAVING ", "scisql_angSep(", "POINT('ICRS', a, b)", "é", "=1", "1=1", ")) OR ((1=1", "'--", "-", "+", "||", "%", "*", "@", "$", "`");
    }

    @Seeded(5000)
    void aConditionStaysInsideItsParentheses(Seeded.Cases cases) {
        String text = attack(cases);
        Optional<Condition> condition = condition(text);
        if (condition.isEmpty()) {
            return;
        }
        try {
            Statements parsed = CCJSqlParserUtil.parseStatements(BEFORE + condition.get().adql() + ")");
            assertThat(parsed).as(text).hasSize(1);
            PlainSelect select = (PlainSelect) parsed.get(0);
            assertThat(select.getFromItem()).hasToString("t");
            assertThat(select.getJoins()).isNull();
            assertThat(select.getGroupBy()).isNull();
            assertThat(select.getOrderByElements()).isNull();
            assertThat(select.getLimit()).isNull();
            AndExpression where = (AndExpression) select.getWhere();
            assertThat(where.getLeftExpression()).hasToString("c = 1");
            assertThat(unquoted(where.getRightExpression().toString())).startsWith("(").endsWith(")").doesNotContainIgnoringCase("select ");
        } catch (JSQLParserException e) {
            // No SQL at all, as "a b": the service will say so. It cannot mean something else than the user wrote.
        }
    }

    /** A text without its string literals and quoted names, in which any word may stand. */
    private static String unquoted(String sql) {
        return sql.replaceAll("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"", "");
    }

    private static Optional<Condition> condition(String text) {
        try {
            return Optional.of(new Condition(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Seeded
    void onlyNamesBecomeColumns(Seeded.Cases cases) {
        String text = attack(cases);
        try {
            ColumnRef column = ColumnReader.read(text, "obj");
            assertThat(unquoted(column.adql()).replace(" ", "")).matches("([A-Za-z_]\\w*)?\\.([A-Za-z_]\\w*)?");
            assertThat(unquoted(column.name())).matches("([A-Za-z_]\\w*)?");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("no column name");
        }
    }

    @Seeded(300)
    void aWholeQueryKeepsItsShape(Seeded.Cases cases) throws JSQLParserException {
        Optional<Condition> condition = condition(attack(cases));
        String query = new Selection(DP02, new Region.Circle(new SkyPoint(62, -37), 0.1), EnumSet.of(Band.G), List.of(), List.of(), condition, true).objectQuery();
        assertThat(query).startsWith("SELECT obj.").contains("CONTAINS(POINT('ICRS', obj.coord_ra, obj.coord_dec), CIRCLE('ICRS', 62, -37, 0.1)) = 1");
        assertThat(unquoted(query).split("(?i)\\bSELECT\\b")).hasSize(2);
    }

    @Test
    void longTextsAreReadWithoutRecursion() {
        String literal = "'" + "x''y".repeat(50_000) + "'";
        assertThat(new Condition("a = " + literal + " OR \"" + "q\"\"".repeat(50_000) + "\" > 1").adql()).contains(literal);
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition("a = '" + "x''y".repeat(50_000)));
        assertThat(new Condition("objectId IN (" + "1486698050427598336, ".repeat(10_000) + "0)").adql()).hasSizeGreaterThan(200_000);
    }

    /** Qserv reads a backslash in a string as MySQL does, ADQL does not: what follows the string would be another query to each. */
    @Test
    void aBackslashInAStringIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition("a = 'x\\' OR b = ' OR 1=1 '")).withMessageContaining("backslash");
    }
}
