package rubin.stats;

import java.util.Comparator;
import java.util.List;

/**
 * Where in the result a number belongs.
 *
 * @param band band, or empty where there is none
 * @param group class or other group, {@link #ALL} for all of them
 * @param bin number of the magnitude bin (its lower edge over the width), or {@link #ALL_MAGS}
 */
public record CellKey(String band, String group, int bin) {

    public static final String ALL = "all";
    public static final int ALL_MAGS = Integer.MIN_VALUE;

    private static final List<String> GROUP_ORDER =
            List.of(TruthColumns.GALAXY, TruthColumns.STAR, TruthColumns.SUPERNOVA);

    /** Bands blue to red; galaxies, stars, SNe, others, all; all magnitudes, then bright to faint. */
    static final Comparator<CellKey> ORDER = Comparator
            .comparingInt((CellKey key) -> StatsRequest.ALL_BANDS.indexOf(key.band))
            .thenComparingInt(key -> groupRank(key.group))
            .thenComparing(CellKey::group)
            .thenComparingInt(CellKey::bin);

    private static int groupRank(String group) {
        if (group.equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        int rank = GROUP_ORDER.indexOf(group);
        return rank < 0 ? GROUP_ORDER.size() : rank;
    }
}
