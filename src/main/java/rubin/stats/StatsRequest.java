package rubin.stats;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to compute.
 *
 * @param kinds kinds of statistics; empty: all that the table has columns for, the others noted
 * @param bands bands among ugrizy; empty: all that the table has measured and true fluxes for
 * @param flux flux measurement, such as {@code cModel} or {@code psf}; empty: cModel if the table has it, else the first that it has
 * @param binMag width of the bins of magnitude, {@value #MIN_BIN_MAG} to {@value #MAX_BIN_MAG}; empty: no bins
 * @param groupBy column whose values part the rows; empty for the truth class
 * @param grouped whether rows are parted at all
 * @param classifier how point-like and extended are told apart
 * @param outlierSigmas a flux ratio is an outlier beyond this many robust standard deviations, above 0
 * @param intervalSigmas half-width of the binomial intervals in standard deviations of a normal: 1 is 68.3 %, above 0
 * @param truthSide whether the table holds the truth rows that no object matched
 */
public record StatsRequest(Set<StatsKind> kinds, List<String> bands, Optional<String> flux, Optional<Double> binMag,
                           Optional<String> groupBy, boolean grouped, Classifier classifier, double outlierSigmas,
                           double intervalSigmas, TruthSide truthSide) {

    /** The bands of the survey, blue to red. */
    public static final List<String> ALL_BANDS = List.of("u", "g", "r", "i", "z", "y");

    /** Narrowest bins in mag: the numbers of bins of every possible flux are far within an int. */
    public static final double MIN_BIN_MAG = 0.001;

    /** Widest bins in mag. */
    public static final double MAX_BIN_MAG = 100;

    public StatsRequest {
        kinds = Set.copyOf(kinds);
        bands = List.copyOf(bands);
        for (String band : bands) {
            require(ALL_BANDS.contains(band), "band=" + band + ": must be made of the letters ugrizy");
        }
        require(binMag.isEmpty() || binMag.get() >= MIN_BIN_MAG && binMag.get() <= MAX_BIN_MAG,
                "bin=" + binMag.orElse(0.0) + ": must be " + MIN_BIN_MAG + " to 100 mag");
        require(outlierSigmas > 0, "outlier=" + outlierSigmas + ": must be > 0");
        require(intervalSigmas > 0, "sigma=" + intervalSigmas + ": must be > 0");
    }

    /** Everything that the table has columns for, by truth class and magnitude, as the command does by default. */
    public static StatsRequest standard() {
        return new StatsRequest(Set.of(), List.of(), Optional.empty(), Optional.of(1.0), Optional.empty(), true,
                Classifier.standard(), 5, 1, TruthSide.AUTO);
    }

    /** The same for these kinds only. */
    public StatsRequest withKinds(Set<StatsKind> only) {
        return new StatsRequest(only, bands, flux, binMag, groupBy, grouped, classifier, outlierSigmas, intervalSigmas,
                truthSide);
    }

    /** The same for these bands only. */
    public StatsRequest withBands(List<String> only) {
        return new StatsRequest(kinds, only, flux, binMag, groupBy, grouped, classifier, outlierSigmas, intervalSigmas,
                truthSide);
    }

    /** The same with another classifier. */
    public StatsRequest withClassifier(Classifier other) {
        return new StatsRequest(kinds, bands, flux, binMag, groupBy, grouped, other, outlierSigmas, intervalSigmas,
                truthSide);
    }

    /** The same with another claim about the unmatched truth rows. */
    public StatsRequest withTruthSide(TruthSide other) {
        return new StatsRequest(kinds, bands, flux, binMag, groupBy, grouped, classifier, outlierSigmas, intervalSigmas,
                other);
    }

    /** The bands that may be compared. */
    List<String> bandsOrAll() {
        return bands.isEmpty() ? ALL_BANDS : bands;
    }

    /** Whether this kind is to be computed if possible. */
    boolean wants(StatsKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Whether this kind was asked for by name, so that it is an error if it cannot be computed. */
    boolean demands(StatsKind kind) {
        return kinds.contains(kind);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Whether the table holds truth rows that no object matched; completeness has no meaning without them. */
    public enum TruthSide {
        /** It does if there is at least one. */
        AUTO,
        /** It does, even if every one is matched. */
        YES,
        /** It does not: completeness is not computed. */
        NO
    }

    /**
     * How point-like and extended are told apart.
     *
     * @param method an extendedness column, or a threshold on magnitudes
     * @param thresholdMag extended if psf - cModel magnitude is above this
     */
    public record Classifier(Method method, double thresholdMag) {

        /**
         * Where the pipeline's own extendedness cuts: PSF flux below 0.985 of the model flux, as a magnitude difference.
         */
        public static final double PIPELINE_THRESHOLD_MAG = 0.0164;

        /** refExtendedness where it is, else psf - cModel at the pipeline's own threshold. */
        public static Classifier standard() {
            return new Classifier(Method.AUTO, PIPELINE_THRESHOLD_MAG);
        }

        /** The column or columns that classify. */
        public enum Method {
            /** The extendedness column if there is one, else the magnitudes. */
            AUTO,
            /** refExtendedness (DP0.1: extendedness): 1 extended, 0 point-like. */
            EXTENDEDNESS,
            /** psf - cModel magnitude in the reference band. */
            PSFMAG
        }
    }
}
