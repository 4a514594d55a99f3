package rubin.sandbox.sky;

/**
 * Magnitudes and colours of stars.
 *
 * <p>Parameters restate, rounded, what was measured on the 2,985 stars of LSSTDESC skyCatalogs' ci_sample: counts per
 * magnitude in i; quantiles of g-i against i; the other colours along the locus of g-i, with z-y less 0.18, because that
 * sample's y zero point is uncertain by as much (its hottest stars would not have z-y near 0).
 */
final class StarModel {

    private static final Curve I_MAG = Curve.quantiles(
            new double[] {15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28},
            new double[] {32, 46, 76, 100, 157, 193, 251, 298, 323, 347, 432, 471, 205});
    private static final double[] SHARES = {0, 0.10, 0.25, 0.40, 0.50, 0.60, 0.75, 0.90, 1};
    /** i, then g-i at the shares above. */
    private static final double[][] G_MINUS_I = {
        {15.5, 0.13, 0.19, 0.26, 0.33, 0.41, 0.48, 0.67, 1.83, 2.42}, {18, 0.12, 0.24, 0.40, 0.54, 0.72, 1.20, 1.82, 2.30, 2.80},
        {20, 0.10, 0.18, 0.30, 0.52, 1.00, 1.63, 2.10, 2.42, 2.95}, {22, 0.08, 0.21, 0.40, 0.77, 1.43, 1.94, 2.18, 2.42, 2.96},
        {24, 0.00, 0.38, 1.00, 1.57, 1.82, 1.98, 2.25, 2.75, 3.00}, {26, -0.15, 1.20, 1.76, 1.95, 2.05, 2.18, 2.33, 2.95, 3.10},
        {28, -0.60, 0.46, 1.40, 1.87, 1.92, 1.98, 2.11, 2.25, 2.42}};
    private static final Curve[] G_MINUS_I_AT = new Curve[SHARES.length];
    /** g-i, then u-g, g-r, i-z, z-y, and the scatter of u-g. */
    private static final double[][] LOCUS = {
        {-0.60, -0.25, -0.30, -0.22, -0.15, 0.12}, {-0.26, -0.14, -0.05, -0.12, -0.10, 0.12}, {0.21, 0.31, 0.23, 0.01, 0.00, 0.08},
        {0.34, 0.46, 0.33, 0.03, 0.01, 0.09}, {0.45, 0.59, 0.40, 0.05, 0.03, 0.10}, {0.57, 0.79, 0.49, 0.07, 0.04, 0.11},
        {0.71, 1.03, 0.59, 0.09, 0.05, 0.13}, {0.90, 1.31, 0.73, 0.12, 0.08, 0.12}, {1.10, 1.55, 0.86, 0.15, 0.10, 0.09},
        {1.32, 1.68, 1.01, 0.19, 0.11, 0.06}, {1.53, 1.74, 1.13, 0.24, 0.13, 0.04}, {1.69, 1.80, 1.19, 0.29, 0.16, 0.04},
        {1.91, 1.88, 1.21, 0.38, 0.19, 0.03}, {2.11, 1.87, 1.16, 0.47, 0.23, 0.03}, {2.25, 1.91, 1.16, 0.53, 0.25, 0.03},
        {2.42, 1.99, 1.13, 0.59, 0.28, 0.03}, {2.95, 1.73, 1.34, 0.86, 0.57, 0.03}, {3.30, 1.75, 1.40, 1.05, 0.65, 0.05}};
    private static final Curve U_MINUS_G = Curve.column(LOCUS, 1);
    private static final Curve G_MINUS_R = Curve.column(LOCUS, 2);
    private static final Curve I_MINUS_Z = Curve.column(LOCUS, 3);
    private static final Curve Z_MINUS_Y = Curve.column(LOCUS, 4);
    private static final Curve U_SCATTER = Curve.column(LOCUS, 5);
    private static final double SCATTER = 0.02;

    static {
        for (int q = 0; q < SHARES.length; q++) {
            G_MINUS_I_AT[q] = Curve.column(G_MINUS_I, q + 1);
        }
    }

    private final Dice dice;

    StarModel(Dice dice) {
        this.dice = dice;
    }

    /**
     * Draws star n.
     *
     * @param mags receives its magnitudes, u to y
     */
    void draw(long n, double[] mags) {
        Dice own = dice.stream(n);
        double iMag = I_MAG.at(own.uniform(0));
        double share = own.uniform(1);
        int q = 1;
        while (SHARES[q] < share) {
            q++;
        }
        double below = G_MINUS_I_AT[q - 1].at(iMag);
        double gMinusI = below + (share - SHARES[q - 1]) / (SHARES[q] - SHARES[q - 1]) * (G_MINUS_I_AT[q].at(iMag) - below);
        double gMinusR = G_MINUS_R.at(gMinusI) + SCATTER * own.gaussian(2);
        GalaxyModel.fill(mags, iMag, new double[] {
            U_MINUS_G.at(gMinusI) + U_SCATTER.at(gMinusI) * own.gaussian(3), gMinusR, gMinusI - gMinusR,
            I_MINUS_Z.at(gMinusI) + SCATTER * own.gaussian(4), Z_MINUS_Y.at(gMinusI) + SCATTER * own.gaussian(5)});
    }
}
