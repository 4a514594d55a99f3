package rubin.task;

import java.math.BigDecimal;
import java.math.BigInteger;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;

/**
 * A parameter that takes numbers of a range. Its help says which, and a number outside of it is refused in the same words.
 *
 * @param <N> type of the number
 */
public final class NumberParameter<N extends Number> extends Parameter<N> {

    private static final String DECIMALS = "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?";

    private final BadInput.Reader<N> reader;

    private NumberParameter(String name, Class<N> type, BadInput.Reader<N> reader, String range) {
        super(name, type, true);
        this.reader = reader;
        setDescription("<p>Range: " + range + ".</p>");
    }

    /** A parameter for whole numbers of a unit, both ends of the range included. */
    public static NumberParameter<Long> whole(String name, long min, long max, String unit) {
        String range = (min + " to " + max + " " + unit).strip();
        return new NumberParameter<>(name, Long.class, text -> integer(text, min, max, range), range);
    }

    /** A parameter for numbers with decimals of a unit, both ends of the range included. */
    public static NumberParameter<Double> decimal(String name, double min, double max, String unit) {
        String range = (plain(min) + " to " + plain(max) + " " + unit).strip();
        return new NumberParameter<>(name, Double.class, text -> inRange(decimal(text), min, max, range), range);
    }

    /** A parameter for numbers with decimals of a unit, above 0. */
    public static NumberParameter<Double> positive(String name, double max, String unit) {
        String range = ("> 0 and <= " + plain(max) + " " + unit).strip();
        return new NumberParameter<>(name, Double.class, text -> inRange(decimal(text), Double.MIN_VALUE, max, range), range);
    }

    /** A parameter for an angle, as {@link SkyAngle} reads it. */
    public static NumberParameter<Double> angle(String name, SkyAngle angle) {
        return new NumberParameter<>(name, Double.class, angle::degrees, angle.range());
    }

    /**
     * Adds what a user reads of it.
     *
     * @param help what the number is for
     * @param dflt its default; none if it may be left out
     */
    public NumberParameter<N> described(String usage, String prompt, String help, String dflt) {
        setDescription("<p>" + help + "</p>\n" + getDescription().replace(">=", "&gt;=").replace("<=", "&lt;=").replace(": > ", ": &gt; "));
        setUsage(usage);
        setPrompt(prompt);
        setStringDefault(dflt);
        setNullPermitted(dflt == null);
        return this;
    }

    @Override
    public N stringToObject(Environment env, String text) throws TaskException {
        return BadInput.check(getName(), text, reader);
    }

    private static Long integer(String text, long min, long max, String range) {
        if (!text.strip().matches("[-+]?[0-9]+")) {
            throw new IllegalArgumentException("is no whole number; must be " + range);
        }
        BigInteger value = new BigInteger(text.strip());
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new IllegalArgumentException("must be " + range);
        }
        return value.longValue();
    }

    private static double decimal(String text) {
        if (!text.strip().matches(DECIMALS)) {
            throw new IllegalArgumentException("is no number; give decimals, as in 0.5");
        }
        return Double.parseDouble(text.strip());
    }

    private static Double inRange(double value, double min, double max, String range) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("must be " + range);
        }
        return value;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
