package rubin.stats;

/** The kinds of statistics that can be asked for. */
public enum StatsKind {
    /** Measured against true flux, per band. */
    FLUX,
    /** Measured against true position. */
    POSITION,
    /** Point-like or extended, against true stars and galaxies. */
    CLASS,
    /** How many of the true sources were found, and how many of the objects are true. */
    COMPLETENESS;

    /** The word in {@code stats=} and in the result's column of that name. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
