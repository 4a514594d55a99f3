package rubin.stats;

/** AB magnitudes of fluxes in nJy: m = 31.4 - 2.5 log10(f), Rubin's convention in DP0.2. */
final class Magnitudes {

    static final double ZERO_POINT = 31.4;

    private static final double LN10_OVER_2_5 = Math.log(10) / 2.5;

    private Magnitudes() {
    }

    /** AB magnitude; NaN for a flux that is not above 0. */
    static double magnitude(double fluxNjy) {
        return fluxNjy > 0 ? ZERO_POINT - 2.5 * Math.log10(fluxNjy) : Double.NaN;
    }

    /** Flux in nJy of an AB magnitude. */
    static double flux(double magnitude) {
        return Math.pow(10, (ZERO_POINT - magnitude) / 2.5);
    }

    /** Flux error in nJy of a magnitude error, to first order. */
    static double fluxError(double fluxNjy, double magnitudeError) {
        return fluxNjy * magnitudeError * LN10_OVER_2_5;
    }
}
