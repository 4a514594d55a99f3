package rubin.catalog;

import java.util.Arrays;

/** Quantiles of numbers that are all in memory. */
public final class Quantiles {

    private Quantiles() {
    }

    /** The middle value, or the mean of the two in the middle; NaN if there are none. */
    public static double median(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return interpolated(ascending, ascending.length, 0.5);
    }

    /**
     * Quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan 1996, the default of NumPy.
     *
     * @param ascending sorted values
     * @param length how many of them count
     * @param q from 0 to 1
     * @return NaN if there are none
     */
    public static double interpolated(double[] ascending, int length, double q) {
        if (length == 0) {
            return Double.NaN;
        }
        double position = q * (length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }

    /** The least of the values that this fraction of them does not exceed; NaN if there are none. */
    public static double covering(double[] values, double fraction) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int count = ascending.length;
        return count == 0 ? Double.NaN : ascending[(int) Math.max(0, Math.min(count, Math.ceil(fraction * count)) - 1)];
    }
}
