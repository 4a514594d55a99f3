package rubin.catalog;

/**
 * Functions for Rubin catalogues: magnitudes of nanojansky fluxes, truth types of the DC2 simulation, offsets.
 *
 * <p>They can be used in every expression of TOPCAT and STILTS once the property {@code jel.classes} names this class.
 */
public final class RubinFunctions {

    private RubinFunctions() {
    }

    /**
     * Converts a flux in nanojansky to an AB magnitude, <code>31.4 - 2.5*log10(flux)</code>.
     * A flux that is zero, negative or infinite gives a blank.
     *
     * @example   <code>nJyToAbMag(148048.9327607) = 18.473986797397433</code>
     *
     * @param   flux   flux in nJy
     * @return  AB magnitude
     */
    public static double nJyToAbMag(double flux) {
        return AbMagnitude.ofFlux(flux);
    }

    /**
     * Gives the 1-sigma error of an AB magnitude, <code>2.5/ln(10)*fluxErr/flux</code>.
     *
     * @example   <code>nJyToAbMagErr(1000, 10) = 0.010857362047581294</code>
     *
     * @param   flux   flux in nJy
     * @param   fluxErr   1-sigma error of the flux in nJy
     * @return  error in magnitudes
     */
    public static double nJyToAbMagErr(double flux, double fluxErr) {
        return AbMagnitude.errorOfFlux(flux, fluxErr);
    }

    /**
     * Converts an AB magnitude to a flux in nanojansky.
     *
     * @example   <code>abMagToNJy(31.4) = 1</code>
     *
     * @param   mag   AB magnitude
     * @return  flux in nJy
     */
    public static double abMagToNJy(double mag) {
        return AbMagnitude.toFlux(mag);
    }

    /**
     * Names a truth type: 1 is <code>galaxy</code>, 2 <code>star</code>, 3 <code>SNe</code>,
     * another number n is <code>unknown(n)</code>.
     *
     * @example   <code>truthName(2) = "star"</code>
     *
     * @param   truthType   number as in the column truth_type
     * @return  name
     */
    public static String truthName(long truthType) {
        return TruthType.labelOf(truthType);
    }

    /**
     * Gives the number of a truth type's name; -1 for any other name.
     *
     * @example   <code>truthType("SNe") = 3</code>
     *
     * @param   name   <code>galaxy</code>, <code>star</code> or <code>SNe</code>, in any case
     * @return  number as in the column truth_type
     */
    public static int truthType(String name) {
        return name == null ? -1 : TruthType.ofLabel(name).map(TruthType::number).orElse(-1);
    }

    /**
     * Tells whether a truth type is a galaxy.
     *
     * @param   truthType   number as in the column truth_type
     * @return  true for 1
     */
    public static boolean isGalaxy(long truthType) {
        return truthType == TruthType.GALAXY.number();
    }

    /**
     * Tells whether a truth type is a star.
     *
     * @param   truthType   number as in the column truth_type
     * @return  true for 2
     */
    public static boolean isStar(long truthType) {
        return truthType == TruthType.STAR.number();
    }

    /**
     * Tells whether a truth type is a supernova.
     *
     * @param   truthType   number as in the column truth_type
     * @return  true for 3
     */
    public static boolean isSupernova(long truthType) {
        return truthType == TruthType.SUPERNOVA.number();
    }

    /**
     * Gives the difference of two right ascensions, without cos(dec), wrapped to -180..180.
     *
     * @example   <code>deltaRa(0.25, 359.75) = 0.5</code>
     *
     * @param   ra   right ascension in degrees
     * @param   ra0   right ascension to measure from, in degrees
     * @return  difference in degrees
     */
    public static double deltaRa(double ra, double ra0) {
        return Offsets.deltaRa(ra, ra0);
    }

    /**
     * Gives the difference of two declinations.
     *
     * @param   dec   declination in degrees
     * @param   dec0   declination to measure from, in degrees
     * @return  difference in degrees
     */
    public static double deltaDec(double dec, double dec0) {
        return Offsets.deltaDec(dec, dec0);
    }

    /**
     * Gives the ratio of a measured to a true flux; blank where the true flux is not positive, or either is infinite.
     *
     * @param   measured   measured flux
     * @param   truth   true flux in the same unit
     * @return  measured/truth
     */
    public static double fluxRatio(double measured, double truth) {
        return truth > 0 && Double.isFinite(truth) && Double.isFinite(measured) ? measured / truth : Double.NaN;
    }
}
