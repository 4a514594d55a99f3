package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** What WHERE, ON and HAVING hold. One instance serves one query, to count its spatial constraints. */
final class Conditions {

    private static final List<String> COMPARISONS = List.of("=", "<>", "!=", "<", ">", "<=", ">=");

    private int spatial;

    /** The condition as SQL. */
    String of(Expression expression, Expressions values) throws AdqlException {
        return condition(expression, values, true);
    }

    /** @param conjunct whether the whole clause is false when this part is */
    private String condition(Expression expression, Expressions values, boolean conjunct) throws AdqlException {
        if (expression instanceof AndExpression and && !and.isUseOperator()) {
            return chain(and, AndExpression.class, " AND ", values, conjunct);
        } else if (expression instanceof OrExpression or) {
            return chain(or, OrExpression.class, " OR ", values, false);
        } else if (expression instanceof NotExpression not && !not.isExclamationMark()) {
            return "(NOT " + condition(not.getExpression(), values, conjunct) + ")";
        } else if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return "(" + condition(list.get(0), values, conjunct) + ")";
        } else if (expression instanceof ComparisonOperator comparison) {
            return comparison(comparison, values, conjunct);
        } else if (expression instanceof Between between) {
            return between(between, values);
        } else if (expression instanceof InExpression in) {
            return in(in, values);
        } else if (expression instanceof IsNullExpression isNull && !isNull.isUseIsNull() && !isNull.isUseNotNull()) {
            return values.scalar(isNull.getLeftExpression()).sql() + (isNull.isNot() ? " IS NOT NULL" : " IS NULL");
        } else if (expression instanceof LikeExpression like) {
            return like(like, values);
        }
        throw AdqlException.unparsable(expression);
    }

    /** A run of ANDs or ORs, walked without recursion to the left, where the parser nests it. */
    private <T extends BinaryExpression> String chain(T expression, Class<T> type, String operator,
            Expressions values, boolean conjunct) throws AdqlException {
        List<Expression> operands = new ArrayList<>();
        Expression left = expression;
        while (type.isInstance(left)) {
            T binary = type.cast(left);
            operands.add(0, binary.getRightExpression());
            left = binary.getLeftExpression();
        }
        operands.add(0, left);
        List<String> parts = new ArrayList<>();
        for (Expression operand : operands) {
            parts.add(condition(operand, values, conjunct));
        }
        return "(" + String.join(operator, parts) + ")";
    }

    private String comparison(ComparisonOperator comparison, Expressions values, boolean conjunct) throws AdqlException {
        String operator = comparison.getStringExpression();
        if (!COMPARISONS.contains(operator) || comparison.getOldOracleJoinSyntax() != 0 || comparison.getOraclePriorPosition() != 0) {
            throw AdqlException.unparsable(comparison);
        }
        if (comparison instanceof EqualsTo) {
            Optional<Geometry.Inside> inside = equalsOne(comparison, values);
            if (inside.isPresent()) {
                return inside.get().literal() ? spatial(inside.get(), comparison, conjunct) : inside.get().condition();
            }
        }
        Term left = values.scalar(comparison.getLeftExpression());
        Term right = values.scalar(comparison.getRightExpression());
        String sql = left.against(right) + " " + (operator.equals("!=") ? "<>" : operator) + " " + right.against(left);
        Optional<List<Term>> positions = Optional.empty();
        if (operator.startsWith("<") && !operator.equals("<>")) {
            positions = values.geometry().positions(comparison.getLeftExpression());
        } else if (operator.startsWith(">")) {
            positions = values.geometry().positions(comparison.getRightExpression());
        }
        if (positions.isEmpty()) {
            return sql;
        }
        // A pair of tables is matched by position so: without the band, each row of one would be held against all of the other.
        String radius = (operator.startsWith("<") ? right : left).asDouble();
        return "(" + Geometry.near(positions.get().get(1), positions.get().get(3), radius) + " AND " + sql + ")";
    }

    private static Optional<Geometry.Inside> equalsOne(ComparisonOperator comparison, Expressions values) throws AdqlException {
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        if (left instanceof Function function && isOne(right)) {
            return values.geometry().inside(function);
        }
        if (right instanceof Function function && isOne(left)) {
            return values.geometry().inside(function);
        }
        return Optional.empty();
    }

    private static boolean isOne(Expression expression) {
        return Expressions.number(expression).filter(v -> v == 1).isPresent();
    }

    private String spatial(Geometry.Inside inside, Expression near, boolean conjunct) throws AdqlException {
        if (!conjunct) {
            throw AdqlException.rejected(near, "a spatial constraint cannot stand in an OR; join it to the other conditions with AND.");
        }
        spatial++;
        if (spatial > 1) {
            throw AdqlException.rejected(near, "qserv takes one spatial constraint per query.");
        }
        return inside.condition();
    }

    private static String between(Between between, Expressions values) throws AdqlException {
        if (between.isUsingSymmetric() || between.isUsingAsymmetric()) {
            throw AdqlException.unparsable(between);
        }
        Term value = values.scalar(between.getLeftExpression());
        Term start = values.scalar(between.getBetweenExpressionStart());
        Term end = values.scalar(between.getBetweenExpressionEnd());
        return (start.number() || end.number() ? value.asNumber() : value.sql()) + (between.isNot() ? " NOT" : "") + " BETWEEN "
                + start.against(value) + " AND " + end.against(value);
    }

    private static String in(InExpression in, Expressions values) throws AdqlException {
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list) || list.isEmpty()
                || in.isGlobal() || in.getOldOracleJoinSyntax() != 0) {
            throw AdqlException.unparsable(in);
        }
        List<Term> items = new ArrayList<>();
        for (Expression item : list) {
            items.add(values.scalar(item));
        }
        Term left = values.scalar(in.getLeftExpression());
        boolean numbers = left.number() || items.stream().anyMatch(Term::number);
        return (numbers ? left.asNumber() : left.sql()) + (in.isNot() ? " NOT IN (" : " IN (")
                + items.stream().map(t -> numbers ? t.asNumber() : t.sql()).collect(Collectors.joining(", ")) + ")";
    }

    private static String like(LikeExpression like, Expressions values) throws AdqlException {
        if (like.getEscape() != null || like.isUseBinary() || like.getLikeKeyWord() != LikeExpression.KeyWord.LIKE) {
            throw AdqlException.unparsable(like);
        }
        return values.scalar(like.getLeftExpression()).sql() + (like.isNot() ? " NOT LIKE " : " LIKE ")
                + values.scalar(like.getRightExpression()).sql();
    }
}
