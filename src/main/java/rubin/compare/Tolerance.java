package rubin.compare;

/**
 * How far apart two numbers may be and still be the same.
 *
 * @param size at least 0; 0 is exact equality
 * @param relative whether {@code size} is a fraction of the larger of the two in absolute value, rather than a difference
 */
public record Tolerance(double size, boolean relative) {

    /** Numbers must be equal. */
    public static final Tolerance EXACT = new Tolerance(0, false);

    private static final String RELATIVE_SUFFIX = "rel";

    public Tolerance {
        if (!(size >= 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException(size + ": must be a finite number >= 0");
        }
    }

    /**
     * Reads {@code 1e-6} (absolute) or {@code 1e-6rel} (relative).
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Tolerance parse(String text) {
        boolean relative = text.endsWith(RELATIVE_SUFFIX);
        String number = relative ? text.substring(0, text.length() - RELATIVE_SUFFIX.length()) : text;
        try {
            return new Tolerance(Double.parseDouble(number), relative);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + ": must be a number such as 1e-6, or 1e-6rel for a relative one", e);
        }
    }

    /** Whether two numbers, neither of them NaN, are the same. */
    public boolean allows(double a, double b) {
        return a == b || Math.abs(a - b) <= (relative ? size * Math.max(Math.abs(a), Math.abs(b)) : size);
    }
}
