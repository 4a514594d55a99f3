package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                return spatial(inside.get(), comparison, conjunct);
            }
        }
        Term left = values.scalar(comparison.getLeftExpression());
        Term right = values.scalar(comparison.getRightExpression());
        return left.sql() + " " + (operator.equals("!=") ? "<>" : operator) + " " + right.sql();
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
        return values.scalar(between.getLeftExpression()).sql() + (between.isNot() ? " NOT" : "") + " BETWEEN "
                + values.scalar(between.getBetweenExpressionStart()).sql() + " AND "
                + values.scalar(between.getBetweenExpressionEnd()).sql();
    }

    private static String in(InExpression in, Expressions values) throws AdqlException {
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list) || list.isEmpty()
                || in.isGlobal() || in.getOldOracleJoinSyntax() != 0) {
            throw AdqlException.unparsable(in);
        }
        List<String> items = new ArrayList<>();
        for (Expression item : list) {
            items.add(values.scalar(item).sql());
        }
        return values.scalar(in.getLeftExpression()).sql() + (in.isNot() ? " NOT IN (" : " IN (") + String.join(", ", items) + ")";
    }

    private static String like(LikeExpression like, Expressions values) throws AdqlException {
        if (like.getEscape() != null || like.isUseBinary() || like.getLikeKeyWord() != LikeExpression.KeyWord.LIKE) {
            throw AdqlException.unparsable(like);
        }
        return values.scalar(like.getLeftExpression()).sql() + (like.isNot() ? " NOT LIKE " : " LIKE ")
                + values.scalar(like.getRightExpression()).sql();
    }
}
