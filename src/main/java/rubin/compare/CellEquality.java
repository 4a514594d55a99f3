package rubin.compare;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/**
 * When two cells hold the same.
 *
 * <p>Numbers are compared by value whatever their types, 64-bit integers without going through floating point; a boolean is
 * 1 or 0; NaN equals NaN. NULL equals NULL, and NaN if that is asked for. Empty text equals NULL, because FITS and CSV
 * cannot tell them apart. Arrays are compared element by element.
 */
final class CellEquality {

    private final boolean nullIsNan;

    CellEquality(boolean nullIsNan) {
        this.nullIsNan = nullIsNan;
    }

    boolean same(Object a, Object b, Tolerance tolerance) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            Object other = a == null ? b : a;
            return isEmptyText(other) || nullIsNan && isNan(other);
        }
        if (isNumber(a) && isNumber(b)) {
            return sameNumber(a, b, tolerance);
        }
        if (a.getClass().isArray() && b.getClass().isArray()) {
            return sameArray(a, b, tolerance);
        }
        return a.toString().stripTrailing().equals(b.toString().stripTrailing());
    }

    /** Whether one is NULL and the other NaN: what {@code nullnan=true} would call the same. */
    static boolean nullAgainstNan(Object a, Object b) {
        return a == null && isNan(b) || b == null && isNan(a);
    }

    /** Absolute difference of two numbers; NaN if either is none. */
    static double difference(Object a, Object b) {
        return isNumber(a) && isNumber(b) ? Math.abs(toDouble(a) - toDouble(b)) : Double.NaN;
    }

    /** The cell as text that loses nothing. */
    static String text(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(text(Array.get(value, i)));
        }
        return elements.toString();
    }

    static boolean isNan(Object value) {
        return value instanceof Double d && d.isNaN() || value instanceof Float f && f.isNaN();
    }

    static boolean isEmptyText(Object value) {
        return value instanceof String text && text.isBlank();
    }

    static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte
                || value instanceof Boolean;
    }

    static long toLong(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
    }

    private static double toDouble(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static boolean sameNumber(Object a, Object b, Tolerance tolerance) {
        if (tolerance.size() > 0) {
            return isNan(a) ? isNan(b) : tolerance.allows(toDouble(a), toDouble(b));
        }
        if (isInteger(a) && isInteger(b)) {
            return toLong(a) == toLong(b);
        }
        if (isInteger(a) || isInteger(b)) {
            long integer = toLong(isInteger(a) ? a : b);
            double other = toDouble(isInteger(a) ? b : a);
            return (double) integer == other && (long) other == integer;
        }
        double x = toDouble(a);
        double y = toDouble(b);
        return x == y || Double.isNaN(x) && Double.isNaN(y);
    }

    private boolean sameArray(Object a, Object b, Tolerance tolerance) {
        int length = Array.getLength(a);
        if (length != Array.getLength(b)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!same(Array.get(a, i), Array.get(b, i), tolerance)) {
                return false;
            }
        }
        return true;
    }
}
