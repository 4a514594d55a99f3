package rubin.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Kinds of columns in Rubin's catalogues, told by name: the 991 columns of DP0.2's Object carry no mark of importance. The
 * patterns are those of the DP0.2 schema's per-band families, with DP0.1's spelling beside; a column is of the first kind
 * whose pattern its name matches, bands taken out.
 */
public enum ColumnGroup {
    ID("identifiers, bands, tract and patch",
            "(.*_)?id|\\w*(object|source|visit)id|id_truth_type|host_galaxy|tract|patch|skymap|visit|detector|cosmodc2_hp|(ref)?band|physical_filter"),
    POSITION("positions and redshifts", "(\\w+_)?(ra|decl?)(err)?|centroid.*|[xy](err)?|xy_flag|(ll|ul|ur|lr)c(ra|dec)|redshift"),
    MAGNITUDE("magnitudes", "mag(err)?(_.*)?|snr(_.*)?"),
    PSF("PSF fluxes, for point sources", "(free_)?psfflux.*|psfdiffflux.*|psflux.*"),
    CMODEL("composite model fluxes, for galaxies; bulge and disk", "(free_)?cmodel.*|bd(chi2|e[12]|flux[bd]|re[bd]).*"),
    APERTURE("fluxes in fixed apertures", "ap[0-9]*flux.*|calibflux.*"),
    GAAP("Gaussian aperture and PSF fluxes, for colours", "gaap.*"),
    KRON("Kron fluxes", "kron.*"),
    FLUX("other fluxes", "(\\w*_)?\\w*flux.*"),
    CLASS("point-like or extended, and true classes", "(ref)?extendedness.*|blendedness.*|(truth_)?type|truth_type|is_(pointsource|variable)"),
    MATCH("matches of truth and objects", "match_.*|is_(good_match|nearest_neighbor|unique_truth_entry)"),
    SHAPE("sizes and shapes", "i(xx|xy|yy).*|i(psf)?_flag|hsmshape.*|(ref|psf_)?fwhm|shape_.*"),
    DETECTION("detection and deblending", "detect_.*|deblend_.*|merge_peak_sky|sky_(object|source)|footprint.*|parent.*|ndia.*"),
    QUALITY("flags of pixels, numbers of inputs", "pixelflags_.*|inputcount.*|good|clean"),
    CALIB("use in calibration", "calib_(astrometry|photometry|psf)_.*|local(background|photocalib|wcs)_.*"),
    TIME("times of observation", ".*mjd.*|exp(time|midpt).*|obsstart.*|midpoint.*|darktime"),
    OTHER("everything else", ".*");

    private final String title;
    private final Pattern pattern;

    ColumnGroup(String title, String pattern) {
        this.title = title;
        this.pattern = Pattern.compile(pattern);
    }

    /** What is in it, in a few words. */
    public String title() {
        return title;
    }

    /** The group's name as users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all groups. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ColumnGroup::label).toList();
    }

    /** The group of this name, ignoring case. */
    public static Optional<ColumnGroup> named(String label) {
        return Arrays.stream(values()).filter(g -> g.label().equalsIgnoreCase(label)).findFirst();
    }

    /**
     * The group of a column.
     *
     * @param name column name, or a family's with {@code {b}} in the place of the band
     */
    public static ColumnGroup of(String name) {
        String stem = name.replace("{b}", "").replaceAll("_{2,}", "_").replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(g -> g.pattern.matcher(stem).matches()).findFirst().orElse(OTHER);
    }
}
