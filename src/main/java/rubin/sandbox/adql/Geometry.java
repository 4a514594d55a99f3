package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;

import rubin.sandbox.schema.ColumnType.Kind;

/**
 * ADQL's geometry as Rubin's service rewrites it: CONTAINS becomes {@code scisql_s2PtInCircle} or
 * {@code scisql_s2PtInCPoly}, DISTANCE becomes {@code scisql_angSep}; nothing else is there.
 */
final class Geometry {

    private static final List<String> UNSUPPORTED = List.of("INTERSECTS", "AREA", "CENTROID", "REGION", "COORD1", "COORD2", "COORDSYS");
    /** Room for rounding; 4 microarcseconds. */
    private static final String MARGIN = " + CAST(0.000000001 AS DOUBLE PRECISION)";
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
     * @param near a cheaper condition that every point inside fulfils
     * @param literal whether the region is the same for all rows
     */
    record Inside(String call, String near, boolean literal) {

        /** The condition that the point is inside, in a form that an index on declination can serve. */
        String condition() {
            return "(" + near + " AND " + call + " = 1)";
        }
    }

    /** What all pairs of points fulfil that are at most {@code radius} degrees apart, in a form that an index can serve. */
    static String near(Term dec, Term otherDec, String radius) {
        boolean other = indexed(otherDec) && !indexed(dec);
        String centre = (other ? dec : otherDec).asDouble();
        return (other ? otherDec : dec).sql() + " BETWEEN " + centre + " - (" + radius + MARGIN + ") AND " + centre + " + (" + radius + MARGIN + ")";
    }

    private static boolean indexed(Term term) {
        return !term.table().isEmpty() && term.origin().orElseThrow().indexed();
    }

    /** The two positions of a DISTANCE or scisql_angSep, as right ascension and declination in turn; empty for others. */
    Optional<List<Term>> positions(Expression expression) throws AdqlException {
        if (!(expression instanceof Function function)) {
            return Optional.empty();
        }
        List<Expression> arguments = Expressions.arguments(function);
        List<Term> coordinates = new ArrayList<>();
        if (name(function).equals("SCISQL_ANGSEP") && arguments.size() == 4) {
            coordinates.addAll(pair(arguments));
            coordinates.addAll(pair(arguments.subList(2, 4)));
        } else if (name(function).equals("DISTANCE")) {
            if (arguments.size() != 2) {
                throw new AdqlException("DISTANCE takes two POINTs: DISTANCE(POINT('ICRS', ra1, dec1), POINT('ICRS', ra2, dec2))");
            }
            coordinates.addAll(point(arguments.get(0), "DISTANCE"));
            coordinates.addAll(point(arguments.get(1), "DISTANCE"));
        }
        return Optional.of(coordinates).filter(c -> !c.isEmpty());
    }

    /** The function as a number, if it is a geometrical one. */
    Optional<Term> value(Function function) throws AdqlException {
        String name = name(function);
        Optional<List<Term>> positions = positions(function);
        if (positions.isPresent()) {
            return Optional.of(ScalarFunction.call("scisql_angSep", positions.get()));
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
                // The name of the column decides, as in Rubin's service.
                if (arguments.get(1) instanceof Column column && column.getColumnName().equals("s_region")) {
                    return Optional.of(outline(point, column));
                }
                if (!(arguments.get(1) instanceof Function region)) {
                    throw noRegion(arguments.get(1));
                }
                return Optional.of(switch (name(region)) {
                    case "CIRCLE" -> circle(point, region, withoutSystem(region));
                    case "POLYGON" -> polygon(point, numbers(region, withoutSystem(region)));
                    case "BOX" -> throw noBox();
                    default -> throw noRegion(name(region));
                });
            }
            case IN_CIRCLE:
                requirePoint(function, arguments);
                return Optional.of(circle(pair(arguments), function, arguments.subList(2, arguments.size())));
            case IN_POLYGON:
                requirePoint(function, arguments);
                return Optional.of(polygon(pair(arguments), numbers(function, arguments.subList(2, arguments.size()))));
            default:
                return Optional.empty();
        }
    }

    private Inside circle(List<Term> point, Function region, List<Expression> arguments) throws AdqlException {
        if (arguments.size() != 3) {
            throw new AdqlException("CIRCLE takes a position and a radius in degrees: CIRCLE('ICRS', ra, dec, radius)");
        }
        if (arguments.stream().anyMatch(a -> Expressions.number(a).isEmpty())) {
            List<Term> centre = pair(arguments);
            Term radius = expressions.scalar(arguments.get(2));
            if (uploaded(centre) || uploaded(point)) {
                return new Inside(call("scisql_s2PtInCircle", point, centre.get(0).asDouble(), centre.get(1).asDouble(), radius.asDouble()),
                        near(point.get(1), centre.get(1), radius.asDouble()), false);
            }
        }
        List<Double> values = numbers(region, arguments);
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

    /** Qserv copies an upload to all its workers, so that its rows may be regions; no other table's may. */
    private static boolean uploaded(List<Term> position) {
        return position.stream().allMatch(t -> t.table().startsWith(QueryTable.UPLOADS + "."));
    }

    /** A column of outlines. Those that Rubin publishes, of patches and CCD images, reach 0.17 degrees from s_ra, s_dec. */
    private Inside outline(List<Term> point, Column column) throws AdqlException {
        Term region = expressions.scalar(column);
        String call = call("scisql_s2PtInRegion", point, region.sql());
        if (region.table().startsWith(QueryTable.UPLOADS + ".")) {
            return new Inside(call, "1 = 1", false);
        }
        Term ra = expressions.scalar(new Column(column.getTable(), "s_ra"));
        Term dec = expressions.scalar(new Column(column.getTable(), "s_dec"));
        String distance = call("scisql_angSep", point, ra.sql(), dec.sql());
        // H2 does not keep the order of conditions, and the outlines are slow to write.
        return new Inside("CASE WHEN " + distance + " < 0.25 THEN " + call + " ELSE 0 END", near(dec, point.get(1), "0.25"), false);
    }

    private static Inside test(String function, List<Term> point, List<Double> values, DecBand band) {
        return new Inside(call(function, point, values.stream().map(Expressions::literal).toArray(String[]::new)),
                point.get(1).sql() + " BETWEEN " + Expressions.literal(band.min()) + " AND " + Expressions.literal(band.max()), true);
    }

    private static String call(String function, List<Term> point, String... region) {
        return function + "(" + point.get(0).asDouble() + ", " + point.get(1).asDouble() + ", " + String.join(", ", region) + ")";
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

    private static AdqlException noRegion(Object found) {
        return new AdqlException("CONTAINS: the second argument must be a CIRCLE or a POLYGON, or a column s_region, not " + found);
    }

    private static AdqlException noBox() {
        return new AdqlException("ADQL BOX is not supported. You might be able to use qserv_areaspec_box and scisql_s2PtInBox.");
    }

    private static String name(Function function) {
        return function.getName().toUpperCase(Locale.ROOT);
    }
}
