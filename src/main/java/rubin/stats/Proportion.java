package rubin.stats;

/**
 * A binomial proportion with its Wilson score interval (Wilson 1927, J. Am. Stat. Assoc. 22, 209), which stays inside
 * 0..1 and means something for 0 of n and n of n, where the normal approximation does not.
 *
 * @param successes k, at least 0 and at most n
 * @param trials n, the denominator
 */
public record Proportion(long successes, long trials) {

    public Proportion {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + ": must be 0 <= k <= n");
        }
    }

    /** k/n; NaN for n = 0. */
    double value() {
        return (double) successes / trials;
    }

    /** Lower end of the interval of z standard deviations; NaN for n = 0. */
    double low(double z) {
        return successes == 0 ? 0 + 0.0 / trials : centre(z) - halfWidth(z);
    }

    /** Upper end of the interval of z standard deviations; NaN for n = 0. */
    double high(double z) {
        return successes == trials ? 1 + 0.0 / trials : centre(z) + halfWidth(z);
    }

    private double centre(double z) {
        return (value() + z * z / (2.0 * trials)) / (1 + z * z / trials);
    }

    private double halfWidth(double z) {
        double p = value();
        return z / (1 + z * z / trials) * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials));
    }
}
