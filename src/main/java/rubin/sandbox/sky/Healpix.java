package rubin.sandbox.sky;

/** Pixel numbers of the simulated sky: HEALPix, ring order, nside 32 (Gorski et al. 2005), the equatorial belt only. */
final class Healpix {

    private static final int NSIDE = 32;
    private static final int IN_CAP = 2 * NSIDE * (NSIDE - 1);
    private static final double BELT_DEG = Math.toDegrees(Math.asin(2.0 / 3));

    private Healpix() {
    }

    /**
     * The pixel of a position.
     *
     * @throws IllegalArgumentException if |dec| exceeds 41.8 degrees, which the simulation does not reach
     */
    static int pixel(double ra, double dec) {
        if (!(Math.abs(dec) <= BELT_DEG)) {
            throw new IllegalArgumentException("dec=" + dec + ": must be >= -41.8 and <= 41.8");
        }
        double along = NSIDE * (0.5 + ra / 90);
        double across = 0.75 * NSIDE * Math.sin(Math.toRadians(dec));
        int down = (int) Math.floor(along - across);
        int up = (int) Math.floor(along + across);
        int ring = NSIDE + 1 + down - up;
        int shift = 1 - (ring & 1);
        int inRing = Math.floorMod((down + up - NSIDE + shift + 1) / 2, 4 * NSIDE);
        return IN_CAP + (ring - 1) * 4 * NSIDE + inRing;
    }
}
