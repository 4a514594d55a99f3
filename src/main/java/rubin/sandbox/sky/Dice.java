package rubin.sandbox.sky;

/**
 * Random numbers by position: the n-th throw of a named stream is the same whenever and in whatever order it is asked
 * for, so a cell can be computed when it is read. (Java's generators only give the next number.) The mixing function is
 * that of {@link java.util.SplittableRandom}.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    Dice(long seed) {
        this.seed = mix(seed);
    }

    /** An independent stream. */
    Dice stream(String name) {
        return new Dice(seed + name.hashCode() * GOLDEN_GAMMA);
    }

    /** An independent stream. */
    Dice stream(long number) {
        return new Dice(seed ^ mix(number + GOLDEN_GAMMA));
    }

    /** Whole number, all values alike. */
    long bits(long n) {
        return mix(seed + n * GOLDEN_GAMMA);
    }

    /** Number in [0, 1). */
    double uniform(long n) {
        return (bits(n) >>> 11) * UNIT;
    }

    /** Number in [low, high). */
    double uniform(long n, double low, double high) {
        return low + (high - low) * uniform(n);
    }

    /** Normally distributed number of mean 0 and standard deviation 1 (Box and Muller 1958). */
    double gaussian(long n) {
        long first = bits(n);
        double radius = Math.sqrt(-2 * Math.log(((first >>> 11) + 1) * UNIT));
        return radius * Math.cos(2 * Math.PI * (mix(first) >>> 11) * UNIT);
    }

    /** True in a share of cases. */
    boolean chance(long n, double share) {
        return uniform(n) < share;
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
