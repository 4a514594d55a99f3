package rubin.catalog;

/** Differences of coordinates, in degrees. */
public final class Offsets {

    private Offsets() {
    }

    /** {@code ra - ra0} as coordinate difference, without cos(dec), wrapped to -180 &lt;= difference &lt; 180. */
    public static double deltaRa(double ra, double ra0) {
        double delta = ra - ra0;
        return delta - 360 * Math.floor((delta + 180) / 360);
    }

    /** {@code dec - dec0}. */
    public static double deltaDec(double dec, double dec0) {
        return dec - dec0;
    }
}
