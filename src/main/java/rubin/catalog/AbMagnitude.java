package rubin.catalog;

/**
 * AB magnitudes of fluxes in nanojansky, with the zero point that Rubin's services and documents use:
 * {@code m = 31.4 - 2.5 log10(f/nJy)}. It is 31.4 exactly, not the 31.4001 that 3631 Jy gives (sciSQL's
 * {@code nanojanskyToAbMag}).
 *
 * <p>What has no magnitude is NaN: a flux that is NaN, infinite, zero or negative.
 */
public final class AbMagnitude {

    /** Magnitude of 1 nJy. */
    public static final double ZERO_POINT = 31.4;

    /** The unit of DP0.1's PSF fluxes, as services write it. */
    static final String NANOMAGGIE = "nmgy";

    /** A nanomaggie has the AB magnitude 22.5 (SDSS); DP0.1 has its PSF fluxes in them. */
    private static final double NANOJANSKY_PER_NANOMAGGIE = Math.pow(10, 0.4 * (ZERO_POINT - 22.5));

    private static final double MAG_PER_RELATIVE_ERROR = 2.5 / Math.log(10);

    private AbMagnitude() {
    }

    /**
     * AB magnitude of a flux.
     *
     * @param flux in nJy
     */
    public static double ofFlux(double flux) {
        return flux > 0 && flux < Double.POSITIVE_INFINITY ? ZERO_POINT - 2.5 * Math.log10(flux) : Double.NaN;
    }

    /**
     * 1-sigma error of a magnitude, to first order: {@code 2.5/ln(10) * fluxErr/flux}.
     *
     * @param flux in nJy
     * @param fluxErr its 1-sigma error in nJy
     */
    public static double errorOfFlux(double flux, double fluxErr) {
        return flux > 0 && fluxErr >= 0 && Double.isFinite(flux) && Double.isFinite(fluxErr) ? MAG_PER_RELATIVE_ERROR * (fluxErr / flux) : Double.NaN;
    }

    /**
     * How many nJy one of a column's units is.
     *
     * @param unit unit as the service gives it: nmgy is nanomaggies, anything else, and null, counts as nJy
     */
    public static double nanojanskyPer(String unit) {
        return NANOMAGGIE.equalsIgnoreCase(unit) ? NANOJANSKY_PER_NANOMAGGIE : 1;
    }

    /** Flux in nJy of an AB magnitude. */
    public static double toFlux(double magnitude) {
        return Math.pow(10, 0.4 * (ZERO_POINT - magnitude));
    }

    /**
     * 1-sigma error of a flux, to first order.
     *
     * @param flux in nJy
     * @param magErr error of its magnitude
     */
    public static double toFluxError(double flux, double magErr) {
        return flux * magErr / MAG_PER_RELATIVE_ERROR;
    }
}
