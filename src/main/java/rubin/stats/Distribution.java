package rubin.stats;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import rubin.catalog.Quantiles;

/**
 * Count, mean and quantiles of a stream of finite numbers, in bounded memory.
 *
 * <p>Up to {@value #EXACT_LIMIT} values are kept, and quantiles are exact: linear interpolation between order statistics
 * (type 7 of Hyndman and Fan 1996, the default of NumPy). Beyond that they come from a t-digest (Dunning and Ertl 2019)
 * of compression {@value #COMPRESSION}: the value returned for quantile q is within {@value #RANK_ERROR} of q in rank.
 * The tests hold it to that on long-tailed samples and on one whose density jumps, the worst case; on smooth ones it is ten
 * times better. The limit is where the values would outgrow the digest.
 * Count and mean are exact always. Not thread-safe.
 */
public final class Distribution {

    static final int EXACT_LIMIT = 16_384;
    static final double COMPRESSION = 1000;
    static final double RANK_ERROR = 0.003;

    /** Values that the digest gathers before it merges them: with this its size is that of the values kept before. */
    private static final int DIGEST_BUFFER = 4000;

    /** Standard deviation over median absolute deviation of a normal distribution. */
    static final double MAD_TO_SIGMA = 1.4826;

    private static final int BISECTIONS = 60;

    private long count;
    private double sum;
    private double compensation;
    private double[] values = new double[16];
    private boolean sorted;
    private TDigest digest;

    /** Adds a number; the caller has dropped NaN and infinities. */
    public void add(double value) {
        addToSum(value);
        if (digest == null && count == EXACT_LIMIT) {
            spill();
        }
        if (digest != null) {
            digest.add(value);
        } else {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            values[(int) count] = value;
            sorted = false;
        }
        count++;
    }

    public long count() {
        return count;
    }

    /** Whether quantiles are exact. */
    public boolean exact() {
        return digest == null;
    }

    /** Arithmetic mean; NaN if empty. */
    public double mean() {
        return count == 0 ? Double.NaN : (sum + compensation) / count;
    }

    public double median() {
        return quantile(0.5);
    }

    /** Quantile q in 0..1; NaN if empty. */
    public double quantile(double q) {
        if (count == 0) {
            return Double.NaN;
        }
        if (digest != null) {
            return digest.quantile(q);
        }
        sort();
        return Quantiles.interpolated(values, (int) count, q);
    }

    /** Half of the central 68 %: (p84 - p16) / 2; one standard deviation, were it normal. */
    public double halfWidth68() {
        return (quantile(0.84) - quantile(0.16)) / 2;
    }

    /** {@value #MAD_TO_SIGMA} times the median absolute deviation from the median; NaN if empty. */
    public double scaledMad() {
        if (count == 0) {
            return Double.NaN;
        }
        double median = median();
        if (digest != null) {
            return MAD_TO_SIGMA * digestMad(median);
        }
        double[] deviations = new double[(int) count];
        for (int i = 0; i < count; i++) {
            deviations[i] = Math.abs(values[i] - median);
        }
        Arrays.sort(deviations);
        return MAD_TO_SIGMA * Quantiles.interpolated(deviations, deviations.length, 0.5);
    }

    /** Fraction of the values farther than this from the median; NaN if empty. */
    public double fractionBeyond(double distance) {
        if (count == 0) {
            return Double.NaN;
        }
        double median = median();
        if (digest != null) {
            return Math.max(0, 1 - (digest.cdf(median + distance) - digest.cdf(median - distance)));
        }
        return (double) Arrays.stream(values, 0, (int) count).filter(v -> Math.abs(v - median) > distance).count() / count;
    }

    /** Neumaier's summation: the mean of a million fluxes of very different size must not lose digits. */
    private void addToSum(double value) {
        double next = sum + value;
        compensation += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    private void spill() {
        digest = new MergingDigest(COMPRESSION, DIGEST_BUFFER);
        for (int i = 0; i < count; i++) {
            digest.add(values[i]);
        }
        values = null;
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(values, 0, (int) count);
            sorted = true;
        }
    }

    /** The distance d from the median for which half of the distribution lies within. */
    private double digestMad(double median) {
        DoubleUnaryOperator within = d -> digest.cdf(median + d) - digest.cdf(median - d);
        double low = 0;
        double high = Math.max(digest.getMax() - median, median - digest.getMin());
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (within.applyAsDouble(middle) < 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
