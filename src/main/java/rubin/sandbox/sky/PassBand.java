package rubin.sandbox.sky;

import java.util.Locale;

/**
 * The six bands and what the survey reaches in them after five years.
 *
 * <p>Noise was measured on cosmoDC2 galaxies with ten-year mock errors (LSSTDESC rail_base, test_dc2_training_9816):
 * errors between 0.02 and 0.3 mag, less a floor of 0.005 mag in quadrature, are a constant flux error of 56.8, 11.85,
 * 10.9, 15.8, 28.1, 64.6 nJy in u to y, to one per cent; times the square root of two for half the exposures.
 */
enum PassBand {
    U(80.3, 28, 0.95, 4.145, 350e-9, 400e-9),
    G(16.8, 40, 0.90, 3.237, 400e-9, 552e-9),
    R(15.4, 92, 0.85, 2.273, 552e-9, 691e-9),
    I(22.4, 92, 0.82, 1.684, 691e-9, 818e-9),
    Z(39.7, 88, 0.80, 1.323, 818e-9, 922e-9),
    Y(91.4, 92, 0.82, 1.088, 950e-9, 1080e-9);

    /** In order of wavelength. */
    static final PassBand[] ALL = values();

    /** Zero point of AB magnitudes for fluxes in nJy. */
    static final double ZERO_POINT = 31.4;

    /** Relative flux error that no brightness undercuts: 0.005 mag. */
    static final double RELATIVE_ERROR_FLOOR = 0.005 * Math.log(10) / 2.5;

    private final double coaddErrNJy;
    private final int visits;
    private final double seeingArcsec;
    private final double extinctionPerReddening;
    private final double shortestMetre;
    private final double longestMetre;

    PassBand(double coaddErrNJy, int visits, double seeingArcsec, double extinctionPerReddening, double shortestMetre,
            double longestMetre) {
        this.coaddErrNJy = coaddErrNJy;
        this.visits = visits;
        this.seeingArcsec = seeingArcsec;
        this.extinctionPerReddening = extinctionPerReddening;
        this.shortestMetre = shortestMetre;
        this.longestMetre = longestMetre;
    }

    /** The letter that names it. */
    String letter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The band of a letter. */
    static PassBand of(char letter) {
        return valueOf(String.valueOf(Character.toUpperCase(letter)));
    }

    /** Flux error of a faint compact source on the coadd, in nJy. */
    double coaddErrNJy() {
        return coaddErrNJy;
    }

    /** Flux error of a faint point source on a typical visit, in nJy. */
    double visitErrNJy() {
        return coaddErrNJy * Math.sqrt(visits);
    }

    /** Visits of a place in five years. */
    int visits() {
        return visits;
    }

    /** Median width of the PSF, full width at half maximum, in arcsec. */
    double seeingArcsec() {
        return seeingArcsec;
    }

    /** Extinction in magnitudes per E(B-V) (Schlafly and Finkbeiner 2011, LSST bands). */
    double extinctionPerReddening() {
        return extinctionPerReddening;
    }

    /** Shortest wavelength, in metres. */
    double shortestMetre() {
        return shortestMetre;
    }

    /** Longest wavelength, in metres. */
    double longestMetre() {
        return longestMetre;
    }

    /** Flux in nJy of an AB magnitude. */
    static double fluxNJy(double mag) {
        return Math.pow(10, (ZERO_POINT - mag) / 2.5);
    }

    /** AB magnitude of a flux in nJy, NaN unless it is positive. */
    static double mag(double fluxNJy) {
        return fluxNJy > 0 ? ZERO_POINT - 2.5 * Math.log10(fluxNJy) : Double.NaN;
    }
}
