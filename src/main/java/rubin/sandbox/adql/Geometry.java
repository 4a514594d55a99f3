package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;

import rubin.sandbox.schema.ColumnType.Kind;

/**
 * ADQL's geometry as Rubin's service rewrites it: CONTAINS becomes {@code scisql_s2PtInCircle} or
 * {@code scisql_s2PtInCPoly}, DISTANCE becomes {@code scisql_angSep}; nothing else is there.
 */
final class Geometry {

    private static final List<String> UNSUPPORTED = List.of("INTERSECTS", "AREA", "CENTROID", "REGION", "COORD1", "COORD2", "COORDSYS");
    private static final String IN_CIRCLE = "SCISQL_S2PTINCIRCLE";
    private static final String IN_POLYGON = "SCISQL_S2PTINCPOLY";

    private final Expressions expressions;

    Geometry(Expressions expressions) {
        this.expressions = expressions;
    }

    /**
     * A test whether a point is in a region.
     *
     * @param call the SQL call, 1 inside and 0 outside
     * @param dec the point's declination
     * @param band declinations of the region
     */
    record Inside(String call, Term dec, DecBand band) {

        /** The condition that the point is inside, in a form that an index on declination can serve. */
        String condition() {
            return "(" + dec.sql() + " BETWEEN " + Expressions.literal(band.min()) + " AND " + Expressions.literal(band.max())
                    + " AND " + call + " = 1)";
        }
    }

    /** The function as a number, if it is a geometrical one. */
    Optional<Term> value(Function function) throws AdqlException {
        String name = name(function);
        if (name.equals("DISTANCE")) {
            List<Expression> arguments = Expressions.arguments(function);
            if (arguments.size() != 2) {
                throw new AdqlException("DISTANCE takes two POINTs: DISTANCE(POINT('ICRS', ra1, dec1), POINT('ICRS', ra2, dec2))");
            }
            List<Term> coordinates = new ArrayList<>(point(arguments.get(0), "DISTANCE"));
            coordinates.addAll(point(arguments.get(1), "DISTANCE"));
            return Optional.of(ScalarFunction.call("scisql_angSep", coordinates));
        }
        Optional<Inside> inside = inside(function);
        if (inside.isPresent()) {
            return Optional.of(Term.of(inside.get().call(), Kind.INT));
        }
        if (name.equals("BOX")) {
            throw noBox();
        }
        if (UNSUPPORTED.contains(name)) {
            throw new AdqlException(name + " is not supported: Qserv has POINT, CIRCLE, POLYGON, CONTAINS and DISTANCE only");
        }
        if (name.equals("POINT") || name.equals("CIRCLE") || name.equals("POLYGON")) {
            throw new AdqlException(name + " stands alone: it can only be an argument of CONTAINS"
                    + (name.equals("POINT") ? " or DISTANCE" : ""));
        }
        return Optional.empty();
    }

    /** The function as a test of a point against a region, if it is one. */
    Optional<Inside> inside(Function function) throws AdqlException {
        List<Expression> arguments = Expressions.arguments(function);
        switch (name(function)) {
            case "CONTAINS": {
                if (arguments.size() != 2) {
                    throw new AdqlException("CONTAINS takes a POINT and a region, not " + arguments.size() + " arguments");
                }
                List<Term> point = point(arguments.get(0), "CONTAINS");
                if (!(arguments.get(1) instanceof Function region)) {
                    throw new AdqlException("CONTAINS: the second argument must be a CIRCLE or a POLYGON, not " + arguments.get(1));
                }
                return Optional.of(switch (name(region)) {
                    case "CIRCLE" -> circle(point, literals(region));
                    case "POLYGON" -> polygon(point, literals(region));
                    case "BOX" -> throw noBox();
                    default -> throw new AdqlException("CONTAINS: the second argument must be a CIRCLE or a POLYGON, not " + name(region));
                });
            }
            case IN_CIRCLE:
                requirePoint(function, arguments);
                return Optional.of(circle(pair(arguments), numbers(function, arguments.subList(2, arguments.size()))));
            case IN_POLYGON:
                requirePoint(function, arguments);
                return Optional.of(polygon(pair(arguments), numbers(function, arguments.subList(2, arguments.size()))));
            default:
                return Optional.empty();
        }
    }

    private Inside circle(List<Term> point, List<Double> values) throws AdqlException {
        if (values.size() != 3) {
            throw new AdqlException("CIRCLE takes a position and a radius in degrees: CIRCLE('ICRS', ra, dec, radius)");
        }
        requireDec(values.get(1));
        if (!(values.get(2) >= 0 && values.get(2) <= 180)) {
            throw new AdqlException("CIRCLE: radius " + values.get(2) + " must be between 0 and 180 degrees");
        }
        return test("scisql_s2PtInCircle", point, values, DecBand.circle(values.get(1), values.get(2)));
    }

    private Inside polygon(List<Term> point, List<Double> values) throws AdqlException {
        if (values.size() < 6 || values.size() % 2 != 0) {
            throw new AdqlException("POLYGON takes at least three positions: POLYGON('ICRS', ra1, dec1, ra2, dec2, ra3, dec3, ...)");
        }
        for (int i = 1; i < values.size(); i += 2) {
            requireDec(values.get(i));
        }
        return test("scisql_s2PtInCPoly", point, values, DecBand.polygon(values));
    }

    private static Inside test(String function, List<Term> point, List<Double> values, DecBand band) {
        String call = function + "(" + point.get(0).asDouble() + ", " + point.get(1).asDouble() + ", "
                + values.stream().map(Expressions::literal).collect(Collectors.joining(", ")) + ")";
        return new Inside(call, point.get(1), band);
    }

    /** Right ascension and declination of a POINT; its coordinate system, where there is one, is ignored as Rubin does. */
    private List<Term> point(Expression expression, String of) throws AdqlException {
        if (!(expression instanceof Function function) || !name(function).equals("POINT")) {
            throw new AdqlException(of + ": the " + (of.equals("CONTAINS") ? "first argument" : "arguments")
                    + " must be a POINT, not " + expression);
        }
        List<Expression> arguments = withoutSystem(function);
        if (arguments.size() != 2) {
            throw new AdqlException("POINT takes two coordinates in degrees: POINT('ICRS', ra, dec)");
        }
        return pair(arguments);
    }

    private List<Term> pair(List<Expression> arguments) throws AdqlException {
        return List.of(expressions.scalar(arguments.get(0)), expressions.scalar(arguments.get(1)));
    }

    private static void requirePoint(Function function, List<Expression> arguments) throws AdqlException {
        if (arguments.size() < 5) {
            throw new AdqlException("Function [" + function.getName() + "] takes a position and a region, not "
                    + arguments.size() + " arguments");
        }
    }

    private static List<Double> literals(Function region) throws AdqlException {
        return numbers(region, withoutSystem(region));
    }

    private static List<Double> numbers(Function region, List<Expression> arguments) throws AdqlException {
        List<Double> values = new ArrayList<>();
        for (Expression argument : arguments) {
            Optional<Double> number = Expressions.number(argument);
            values.add(number.orElseThrow(() -> new AdqlException(region.getName() + ": " + argument
                    + " is not a number; Qserv's spatial constraints take literal numbers only")));
        }
        return values;
    }

    private static List<Expression> withoutSystem(Function function) {
        List<Expression> arguments = Expressions.arguments(function);
        return !arguments.isEmpty() && arguments.get(0) instanceof StringValue ? arguments.subList(1, arguments.size()) : arguments;
    }

    private static void requireDec(double dec) throws AdqlException {
        if (!(Math.abs(dec) <= 90)) {
            throw new AdqlException("declination " + dec + " must be between -90 and 90 degrees");
        }
    }

    private static AdqlException noBox() {
        return new AdqlException("ADQL BOX is not supported. You might be able to use qserv_areaspec_box and scisql_s2PtInBox.");
    }

    private static String name(Function function) {
        return function.getName().toUpperCase(Locale.ROOT);
    }
}
