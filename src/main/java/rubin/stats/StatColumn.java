package rubin.stats;

/** The columns of the result. A kind of statistics fills those that it has; columns that nobody fills are left out. */
public enum StatColumn {
    STATS("stats", String.class, "", "kind of statistics: flux, position, class, completeness or purity"),
    BAND("band", String.class, "", "band of the fluxes, or of the magnitude that bins"),
    GROUP("group", String.class, "", "truth class, or the value of the column that by= names; all for all of them"),
    MAG_OF("mag_of", String.class, "", "the magnitude that bins: that of the truth, or measured"),
    MAG_LO("mag_lo", Double.class, "mag", "bin's lower edge, inclusive; NULL on rows over all magnitudes"),
    MAG_HI("mag_hi", Double.class, "mag", "bin's upper edge, exclusive"),
    MAG("mag", Double.class, "mag", "bin's centre"),
    N("n", Long.class, "", "rows used; the denominator of every fraction in this row"),
    N_NULL("n_null", Long.class, "", "rows left out because the measurement is NULL or NaN"),

    RATIO_MEDIAN("ratio_median", Double.class, "", "median of measured/true flux"),
    RATIO_MEAN("ratio_mean", Double.class, "", "mean of measured/true flux"),
    RATIO_MAD("ratio_mad", Double.class, "", "1.4826 x median absolute deviation of the flux ratio"),
    RATIO_S68("ratio_s68", Double.class, "", "(p84 - p16)/2 of the flux ratio"),
    OUTLIER_FRACTION("outlier_fraction", Double.class, "", "fraction of flux ratios beyond outlier x ratio_mad from the median"),
    N_DMAG("n_dmag", Long.class, "", "rows with a magnitude residual: measured flux > 0"),
    DMAG_MEDIAN("dmag_median", Double.class, "mag", "median of measured - true magnitude"),
    DMAG_MEAN("dmag_mean", Double.class, "mag", "mean of measured - true magnitude"),
    DMAG_MAD("dmag_mad", Double.class, "mag", "1.4826 x median absolute deviation of measured - true magnitude"),
    N_PULL("n_pull", Long.class, "", "rows with a pull: quoted error > 0"),
    PULL_MEDIAN("pull_median", Double.class, "", "median of (measured - true flux)/quoted error"),
    PULL_MEAN("pull_mean", Double.class, "", "mean of (measured - true flux)/quoted error"),
    PULL_MAD("pull_mad", Double.class, "", "1.4826 x median absolute deviation of the pull; 1 if the errors are right"),

    OFFSET_MEDIAN("offset_median", Double.class, "arcsec", "median angular distance of measured and true position"),
    OFFSET_P95("offset_p95", Double.class, "arcsec", "95th percentile of that distance"),
    DRA_MEDIAN("dra_median", Double.class, "arcsec", "median of (measured - true RA) cos(true Dec)"),
    DDEC_MEDIAN("ddec_median", Double.class, "arcsec", "median of measured - true Dec"),
    EXACT("exact", Boolean.class, "", "whether quantiles are exact; if not, within 0.3 % in rank (t-digest)"),

    N_POINT("n_point", Long.class, "", "of n, measured as point-like"),
    N_EXTENDED("n_extended", Long.class, "", "of n, measured as extended"),
    POINT_FRACTION("point_fraction", Double.class, "", "n_point / n"),
    EXTENDED_FRACTION("extended_fraction", Double.class, "", "n_extended / n"),
    N_FOUND("n_found", Long.class, "", "of n, those with a counterpart"),
    COMPLETENESS("completeness", Double.class, "", "fraction of n that was found, or classified as what it is"),
    COMPLETENESS_LO("completeness_lo", Double.class, "", "lower end of its Wilson interval"),
    COMPLETENESS_HI("completeness_hi", Double.class, "", "upper end of its Wilson interval"),
    CONTAMINATION("contamination", Double.class, "", "fraction of those measured as this class that are something else"),
    CONTAMINATION_LO("contamination_lo", Double.class, "", "lower end of its Wilson interval"),
    CONTAMINATION_HI("contamination_hi", Double.class, "", "upper end of its Wilson interval"),
    PURITY("purity", Double.class, "", "fraction of n that has a truth counterpart"),
    PURITY_LO("purity_lo", Double.class, "", "lower end of its Wilson interval"),
    PURITY_HI("purity_hi", Double.class, "", "upper end of its Wilson interval"),
    DENOMINATOR("denominator", String.class, "", "what n counts"),
    FLUX("flux", String.class, "", "kind of the measured flux, such as cModel or psf");

    /** What {@link #MAG_OF} says of true magnitudes; a column of the word true would be read as one of truth values. */
    public static final String OF_TRUTH = "truth";

    private final String columnName;
    private final Class<?> type;
    private final String unit;
    private final String description;

    StatColumn(String columnName, Class<?> type, String unit, String description) {
        this.columnName = columnName;
        this.type = type;
        this.unit = unit;
        this.description = description;
    }

    String columnName() {
        return columnName;
    }

    Class<?> type() {
        return type;
    }

    /** VOUnit, or empty. */
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }
}
