package rubin.sandbox.adql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions that Qserv's MariaDB answers with NULL outside their domain, where H2 raises an error or yields NaN
 * (which H2 then sorts above every number, so that cuts would keep it).
 */
public final class MySqlMath {

    private static final List<String> NAMES = List.of("ln", "log10", "sqrt", "exp", "power", "mod", "asin", "acos", "number");
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3}(?!\\d))?).*", Pattern.DOTALL);

    private MySqlMath() {
    }

    /** Makes the functions known to the database under {@code ADQL_LN}, {@code ADQL_LOG10} and so on. */
    public static void register(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : NAMES) {
                statement.execute("CREATE ALIAS IF NOT EXISTS ADQL_" + name.toUpperCase(Locale.ROOT)
                        + " DETERMINISTIC FOR \"" + MySqlMath.class.getName() + "." + name + "\"");
            }
        }
    }

    /** The number that a text begins with, 0 if with none; exact, where MariaDB would take the nearest double. */
    public static BigDecimal number(String text) {
        if (text == null) {
            return null;
        }
        Matcher m = NUMBER.matcher(text);
        return m.matches() ? new BigDecimal(m.group(1)) : BigDecimal.ZERO;
    }

    /** Natural logarithm; NULL for x ≤ 0. */
    public static Double ln(Double x) {
        return x == null || x <= 0 ? null : finite(Math.log(x));
    }

    /** Decimal logarithm; NULL for x ≤ 0. */
    public static Double log10(Double x) {
        return x == null || x <= 0 ? null : finite(Math.log10(x));
    }

    /** Square root; NULL for x &lt; 0. */
    public static Double sqrt(Double x) {
        return x == null ? null : finite(Math.sqrt(x));
    }

    /** e to the x; NULL where it overflows. */
    public static Double exp(Double x) {
        return x == null ? null : finite(Math.exp(x));
    }

    /** x to the y; NULL where it is not a number or overflows. */
    public static Double power(Double x, Double y) {
        return x == null || y == null ? null : finite(Math.pow(x, y));
    }

    /** Remainder with the fractional part kept and the sign of x; NULL for y = 0. */
    public static Double mod(Double x, Double y) {
        return x == null || y == null ? null : finite(x % y);
    }

    /** Arc sine in radians; NULL for |x| &gt; 1. */
    public static Double asin(Double x) {
        return x == null ? null : finite(Math.asin(x));
    }

    /** Arc cosine in radians; NULL for |x| &gt; 1. */
    public static Double acos(Double x) {
        return x == null ? null : finite(Math.acos(x));
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
