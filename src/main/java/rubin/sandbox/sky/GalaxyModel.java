package rubin.sandbox.sky;

/**
 * Magnitudes, colours, redshifts and sizes of galaxies.
 *
 * <p>Parameters restate, rounded, what was measured on cosmoDC2 samples. Counts: relative numbers per magnitude in i, to
 * 25 from LSSTDESC rail_base's test_dc2_training_9816 and beyond from skyCatalogs' ci_sample, which join at 24. Redshift:
 * median against i of the same samples; the shape of a gamma distribution of index 4 (measured 4.2 to 5.8). Colours: two
 * Gaussian components, red and blue, fitted to the first sample in twelve bins of redshift; share of the red one against i.
 * Sizes: plausible, not measured.
 */
final class GalaxyModel {

    private static final Curve I_MAG = Curve.quantiles(
            new double[] {16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 29.5},
            new double[] {4, 8, 30, 87, 189, 476, 998, 1990, 4360, 8200, 16300, 29600, 42300, 9200});
    private static final Curve MEDIAN_REDSHIFT = Curve.through(
            16, 0.13, 18, 0.27, 19, 0.32, 20, 0.44, 21, 0.65, 22, 0.77, 23, 0.86, 24, 0.95, 26, 1.0, 27, 1.05, 28, 1.2, 29.5, 1.5);
    private static final double MEDIAN_OF_GAMMA_4 = 3.672;
    private static final double LARGEST_REDSHIFT = 3.1;
    private static final Curve RED_SHARE = Curve.through(18, 0.98, 19, 0.89, 20, 0.68, 21, 0.50, 22, 0.42, 23, 0.37, 24, 0.33, 26, 0.25, 28, 0.12);
    private static final Curve RED_SHARE_LEFT = Curve.through(0.7, 1, 0.83, 0.9, 0.98, 0.8, 1.13, 0.45);
    /** Redshift, then u-g, g-r, r-i, i-z, z-y. */
    private static final double[][] RED = {
        {0.10, 1.30, 0.70, 0.30, 0.18, 0.11}, {0.23, 1.60, 1.12, 0.42, 0.23, 0.16}, {0.38, 1.65, 1.34, 0.51, 0.27, 0.18},
        {0.54, 1.53, 1.38, 0.73, 0.27, 0.17}, {0.68, 1.15, 1.28, 0.95, 0.28, 0.18}, {0.83, 0.79, 1.05, 1.05, 0.37, 0.13},
        {0.98, 0.59, 1.02, 0.93, 0.62, 0.19}, {1.13, 0.54, 0.93, 0.79, 0.80, 0.41}, {1.35, 0.60, 0.69, 0.90, 0.59, 0.70},
        {1.61, 0.35, 0.35, 0.57, 0.40, 0.50}, {1.97, 0.45, 0.20, 0.20, 0.25, 0.30}, {2.41, 0.80, 0.35, 0.12, 0.10, 0.05},
        {3.10, 1.60, 0.50, 0.15, 0.05, 0.00}};
    private static final double[][] BLUE = {
        {0.10, 0.95, 0.45, 0.18, 0.10, 0.03}, {0.23, 0.90, 0.62, 0.23, 0.14, 0.08}, {0.38, 0.72, 0.90, 0.30, 0.17, 0.12},
        {0.54, 0.51, 0.93, 0.47, 0.17, 0.12}, {0.68, 0.32, 0.75, 0.70, 0.15, 0.13}, {0.83, 0.16, 0.48, 0.83, 0.25, 0.07},
        {0.98, 0.00, 0.35, 0.61, 0.46, 0.09}, {1.13, -0.12, 0.23, 0.28, 0.60, 0.20}, {1.35, -0.06, 0.04, 0.18, 0.28, 0.45},
        {1.61, 0.03, -0.04, 0.14, 0.14, 0.28}, {1.97, 0.18, -0.02, -0.04, 0.08, 0.06}, {2.41, 0.41, 0.08, -0.04, -0.04, 0.05},
        {3.10, 0.90, 0.15, 0.00, -0.02, 0.02}};
    private static final int COLOURS = 5;
    private static final Curve[] RED_COLOUR = curves(RED);
    private static final Curve[] BLUE_COLOUR = curves(BLUE);
    private static final double[] RED_SCATTER = {0.45, 0.16, 0.13, 0.09, 0.08};
    private static final double[] BLUE_SCATTER = {0.22, 0.14, 0.12, 0.09, 0.09};
    private static final double SIZE_SCATTER_DEX = 0.18;

    private final Dice dice;

    GalaxyModel(Dice dice) {
        this.dice = dice;
    }

    private static Curve[] curves(double[][] table) {
        Curve[] curves = new Curve[COLOURS];
        for (int c = 0; c < COLOURS; c++) {
            curves[c] = Curve.column(table, c + 1);
        }
        return curves;
    }

    /**
     * Draws galaxy n.
     *
     * @param mags receives its magnitudes, u to y
     * @return its redshift
     */
    double draw(long n, double[] mags) {
        Dice own = dice.stream(n);
        double iMag = I_MAG.at(own.uniform(0));
        double product = 1;
        for (int k = 1; k <= 4; k++) {
            product *= 1 - own.uniform(k);
        }
        double redshift = -Math.log(product) / MEDIAN_OF_GAMMA_4 * MEDIAN_REDSHIFT.at(iMag);
        redshift = Math.min(LARGEST_REDSHIFT, Math.max(0.02, redshift));
        boolean red = own.chance(5, RED_SHARE.at(iMag) * RED_SHARE_LEFT.at(redshift));
        double[] colour = new double[COLOURS];
        for (int c = 0; c < COLOURS; c++) {
            colour[c] = (red ? RED_COLOUR : BLUE_COLOUR)[c].at(redshift) + (red ? RED_SCATTER : BLUE_SCATTER)[c] * own.gaussian(6 + c);
        }
        fill(mags, iMag, colour);
        return redshift;
    }

    /** Magnitudes from that in i and the five colours. */
    static void fill(double[] mags, double iMag, double[] colour) {
        mags[3] = iMag;
        mags[2] = iMag + colour[2];
        mags[1] = mags[2] + colour[1];
        mags[0] = mags[1] + colour[0];
        mags[4] = iMag - colour[3];
        mags[5] = mags[4] - colour[4];
    }

    /** Half-light radius in arcsec of galaxy n. */
    double radiusArcsec(long n, double iMag) {
        return Math.pow(10, -0.35 - 0.085 * (iMag - 24) + SIZE_SCATTER_DEX * dice.stream("size").gaussian(n));
    }
}
