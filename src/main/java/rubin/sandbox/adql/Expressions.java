package rubin.sandbox.adql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

import rubin.sandbox.schema.ColumnType.Kind;

/** Values: columns, literals, arithmetic and functions. What is not among them is refused. */
final class Expressions {

    private final Scope scope;
    private final Map<String, Term> aliases;
    private final boolean aggregates;
    private final boolean postgres;
    private final Geometry geometry = new Geometry(this);

    /**
     * @param scope tables that columns may come from
     * @param aliases output columns, by lower-case name, that may be named as well
     * @param aggregates whether COUNT, SUM and the like may stand here
     * @param postgres whether to be as lax as the service that answers for TAP_SCHEMA
     */
    Expressions(Scope scope, Map<String, Term> aliases, boolean aggregates, boolean postgres) {
        this.scope = scope;
        this.aliases = Map.copyOf(aliases);
        this.aggregates = aggregates;
        this.postgres = postgres;
    }

    Geometry geometry() {
        return geometry;
    }

    Term scalar(Expression expression) throws AdqlException {
        if (expression instanceof Column column) {
            return column(column);
        } else if (expression instanceof LongValue value) {
            return integer(value);
        } else if (expression instanceof DoubleValue value) {
            return Term.of(literal(number(value).orElseThrow(() -> new AdqlException("number " + value + " is out of range"))), Kind.DOUBLE);
        } else if (expression instanceof StringValue value) {
            String text = text(value);
            return Term.of(text, text.chars().allMatch(c -> c < 128) ? Kind.CHAR : Kind.UNICODECHAR);
        } else if (expression instanceof NullValue) {
            return Term.of("CAST(NULL AS VARCHAR)", Kind.CHAR);
        } else if (expression instanceof SignedExpression signed) {
            return signed(signed);
        } else if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            Term inner = scalar(list.get(0));
            return new Term("(" + inner.sql() + ")", inner.type(), inner.origin());
        } else if (expression instanceof BinaryExpression binary) {
            return arithmetic(binary);
        } else if (expression instanceof Function function) {
            return function(function);
        } else if (expression instanceof BooleanValue) {
            throw new AdqlException("Column: [" + expression + "] does not exist. Flags are numbers: compare them with 1 or 0.");
        }
        throw AdqlException.unparsable(expression);
    }

    private Term column(Column column) throws AdqlException {
        if (!column.toString().equals(column.getFullyQualifiedName())) {
            throw AdqlException.unparsable(column);
        }
        if (column.getTable() == null) {
            Term alias = aliases.get(Identifiers.plain(column.getColumnName(), column).toLowerCase(Locale.ROOT));
            if (alias != null) {
                return alias;
            }
        }
        return scope.resolve(column);
    }

    private static Term integer(LongValue value) throws AdqlException {
        BigInteger number;
        try {
            number = new BigInteger(value.getStringValue());
        } catch (NumberFormatException e) {
            throw AdqlException.unparsable(value);
        }
        Kind kind = number.bitLength() < Integer.SIZE ? Kind.INT : number.bitLength() < Long.SIZE ? Kind.LONG : Kind.DOUBLE;
        return Term.of(number.toString(), kind);
    }

    /** A double as H2 takes it: a bare decimal would be a NUMERIC, and one with an exponent a DECFLOAT. */
    static String literal(double value) {
        return "CAST(" + new BigDecimal(Double.toString(value)).toPlainString() + " AS DOUBLE PRECISION)";
    }

    private static String text(StringValue value) throws AdqlException {
        if (value.getPrefix() != null || !"'".equals(value.getQuoteStr())) {
            throw AdqlException.unparsable(value);
        }
        return "'" + value.getValue().replace("''", "'").replace("'", "''") + "'";
    }

    private Term signed(SignedExpression signed) throws AdqlException {
        if (signed.getSign() != '-' && signed.getSign() != '+') {
            throw AdqlException.unparsable(signed);
        }
        Term operand = scalar(signed.getExpression());
        String sign = signed.getSign() == '-' ? "-" : "";
        return operand.integral() ? Term.of("(" + sign + operand.sql() + ")", operand.type().kind())
                : Term.of("(" + sign + operand.asDouble() + ")", Kind.DOUBLE);
    }

    private Term arithmetic(BinaryExpression binary) throws AdqlException {
        String operator;
        if (binary instanceof Addition) {
            operator = " + ";
        } else if (binary instanceof Subtraction) {
            operator = " - ";
        } else if (binary instanceof Multiplication) {
            operator = " * ";
        } else if (binary instanceof Division) {
            operator = " / ";
        } else {
            throw AdqlException.unparsable(binary);
        }
        Term left = scalar(binary.getLeftExpression());
        Term right = scalar(binary.getRightExpression());
        // As in MariaDB: a quotient has decimals even of integers, and a division by zero is NULL.
        if (binary instanceof Division) {
            return Term.of("(" + left.asDouble() + " / NULLIF(" + right.asDouble() + ", 0))", Kind.DOUBLE);
        }
        return left.integral() && right.integral()
                ? Term.of("(" + left.asLong() + operator + right.asLong() + ")", Kind.LONG)
                : Term.of("(" + left.asDouble() + operator + right.asDouble() + ")", Kind.DOUBLE);
    }

    private Term function(Function function) throws AdqlException {
        Aggregate aggregate = Aggregate.named(function.getName());
        if (aggregate != null) {
            if (!aggregates) {
                throw new AdqlException("Invalid use of group function " + function.getName() + "; it can stand in SELECT and HAVING");
            }
            return aggregate(aggregate, function);
        }
        requirePlain(function, false);
        Optional<Term> geometrical = geometry.value(function);
        if (geometrical.isPresent()) {
            return geometrical.get();
        }
        List<Term> arguments = new ArrayList<>();
        for (Expression argument : arguments(function)) {
            arguments.add(scalar(argument));
        }
        return ScalarFunction.call(function.getName(), arguments);
    }

    private Term aggregate(Aggregate aggregate, Function function) throws AdqlException {
        boolean distinct = function.isDistinct() && postgres;
        requirePlain(function, distinct);
        List<Expression> arguments = arguments(function);
        if (arguments.size() != 1) {
            throw AdqlException.unparsable(function);
        }
        if (arguments.get(0) instanceof AllColumns all && all.getClass() == AllColumns.class) {
            if (aggregate != Aggregate.COUNT) {
                throw AdqlException.unparsable(function);
            }
            return Term.of("COUNT(*)", Kind.LONG);
        }
        // Arguments of an aggregate hold no other aggregate and no alias.
        Term argument = new Expressions(scope, Map.of(), false, postgres).scalar(arguments.get(0));
        return aggregate.of(argument, distinct);
    }

    /** Refuses DISTINCT, FILTER, KEEP, ordering and whatever else the parser knows to hang on a function. */
    private static void requirePlain(Function function, boolean distinct) throws AdqlException {
        Function plain = new Function();
        plain.setName(function.getName());
        plain.setParameters(function.getParameters());
        plain.setDistinct(distinct);
        if (!plain.toString().equals(function.toString())) {
            throw AdqlException.unparsable(function);
        }
    }

    static List<Expression> arguments(Function function) {
        return function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
    }

    /** The number that an expression is, sign included; empty if it is anything but a literal. */
    static Optional<Double> number(Expression expression) {
        if (expression instanceof LongValue || expression instanceof DoubleValue) {
            return Optional.of(Double.parseDouble(expression.toString())).filter(Double::isFinite);
        }
        if (expression instanceof SignedExpression signed && (signed.getSign() == '-' || signed.getSign() == '+')) {
            return number(signed.getExpression()).map(v -> signed.getSign() == '-' ? -v : v);
        }
        return Optional.empty();
    }
}
