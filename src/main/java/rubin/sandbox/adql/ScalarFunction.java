package rubin.sandbox.adql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import rubin.sandbox.schema.ColumnType.Kind;

/**
 * The functions of numbers that the service takes: ADQL's own, and those of sciSQL on Rubin's service that the
 * database registers.
 *
 * @param sqlName the function in H2
 * @param minArguments least number of arguments
 * @param maxArguments greatest number of arguments
 * @param result type of the result
 */
record ScalarFunction(String sqlName, int minArguments, int maxArguments, Kind result) {

    private static final Map<String, ScalarFunction> KNOWN = Map.ofEntries(
            one("CEILING", "CEILING"), one("FLOOR", "FLOOR"), one("DEGREES", "DEGREES"), one("RADIANS", "RADIANS"),
            one("LOG", "ADQL_LN"), one("LOG10", "ADQL_LOG10"), one("EXP", "ADQL_EXP"), one("SQRT", "ADQL_SQRT"),
            one("ACOS", "ADQL_ACOS"), one("ASIN", "ADQL_ASIN"), one("ATAN", "ATAN"), one("COS", "COS"), one("COT", "COT"),
            one("SIN", "SIN"), one("TAN", "TAN"),
            of("ATAN2", "ATAN2", 2, 2, Kind.DOUBLE), of("POWER", "ADQL_POWER", 2, 2, Kind.DOUBLE),
            of("PI", "PI", 0, 0, Kind.DOUBLE), of("RAND", "RAND", 0, 1, Kind.DOUBLE),
            of("ROUND", "ROUND", 1, 2, Kind.DOUBLE), of("TRUNCATE", "TRUNCATE", 1, 2, Kind.DOUBLE),
            one("SCISQL_NANOJANSKYTOABMAG", "scisql_nanojanskyToAbMag"),
            of("SCISQL_NANOJANSKYTOABMAGSIGMA", "scisql_nanojanskyToAbMagSigma", 2, 2, Kind.DOUBLE),
            of("SCISQL_ANGSEP", "scisql_angSep", 4, 4, Kind.DOUBLE));

    private static Map.Entry<String, ScalarFunction> one(String name, String sqlName) {
        return of(name, sqlName, 1, 1, Kind.DOUBLE);
    }

    private static Map.Entry<String, ScalarFunction> of(String name, String sqlName, int min, int max, Kind result) {
        return Map.entry(name, new ScalarFunction(sqlName, min, max, result));
    }

    /** The value of the function {@code name}, or a refusal that says what is wrong with the call. */
    static Term call(String name, List<Term> arguments) throws AdqlException {
        String key = name.toUpperCase(Locale.ROOT);
        return switch (key) {
            case "ABS" -> {
                requireCount(name, arguments, 1, 1);
                Term x = arguments.get(0);
                yield x.integral() ? Term.of("ABS(" + x.asLong() + ")", Kind.LONG) : Term.of("ABS(" + x.asDouble() + ")", Kind.DOUBLE);
            }
            case "MOD" -> {
                requireCount(name, arguments, 2, 2);
                Term x = arguments.get(0);
                Term y = arguments.get(1);
                yield x.integral() && y.integral()
                        ? Term.of("MOD(" + x.asLong() + ", NULLIF(" + y.asLong() + ", 0))", Kind.LONG)
                        : Term.of("ADQL_MOD(" + x.asDouble() + ", " + y.asDouble() + ")", Kind.DOUBLE);
            }
            case "LOWER", "UPPER" -> {
                requireCount(name, arguments, 1, 1);
                Term x = arguments.get(0);
                yield Term.of(key + "(" + x.sql() + ")", x.text() ? x.type().kind() : Kind.CHAR);
            }
            default -> {
                ScalarFunction function = KNOWN.get(key);
                if (function == null) {
                    throw new AdqlException("Function [" + name + "] is not found in TapSchema."
                            + Identifiers.suggestion(name, List.copyOf(KNOWN.keySet())));
                }
                requireCount(name, arguments, function.minArguments, function.maxArguments);
                yield function.apply(arguments);
            }
        };
    }

    private Term apply(List<Term> arguments) {
        boolean second = sqlName.equals("ROUND") || sqlName.equals("TRUNCATE");
        String list = IntStream.range(0, arguments.size())
                .mapToObj(i -> second && i == 1 ? "CAST(" + arguments.get(i).sql() + " AS INTEGER)" : arguments.get(i).asDouble())
                .collect(Collectors.joining(", "));
        if (sqlName.equals("RAND")) {
            list = arguments.isEmpty() ? "" : "CAST(" + arguments.get(0).sql() + " AS INTEGER)";
        }
        return Term.of(sqlName + "(" + list + ")", result);
    }

    private static void requireCount(String name, List<Term> arguments, int min, int max) throws AdqlException {
        if (arguments.size() < min || arguments.size() > max) {
            throw new AdqlException("Function [" + name + "] takes " + (min == max ? "" + min : min + " to " + max)
                    + (max == 1 ? " argument" : " arguments") + ", not " + arguments.size());
        }
    }
}
