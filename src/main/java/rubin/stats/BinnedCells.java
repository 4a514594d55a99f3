package rubin.stats;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One accumulator for each group and magnitude bin, and for all of either.
 *
 * @param <A> the accumulator
 */
public final class BinnedCells<A> {

    /** More than this is a column of identifiers, not of groups; also what bounds the memory. */
    private static final int MAX_CELLS = 5_000;

    private final Optional<Double> binMag;
    private final Supplier<A> factory;
    private final Map<CellKey, A> cells = new HashMap<>();

    /**
     * @param binMag width of the magnitude bins; empty for none
     * @param factory makes an empty accumulator
     */
    public BinnedCells(Optional<Double> binMag, Supplier<A> factory) {
        this.binMag = binMag;
        this.factory = factory;
    }

    /**
     * Hands the accumulators that a row belongs to, up to four, to an action.
     *
     * @param band band, or empty
     * @param group the row's group, or empty if it counts under "all" only
     * @param magnitude the magnitude that bins; NaN if the row counts under all magnitudes only
     * @throws IllegalArgumentException if there are too many groups
     */
    public void forRow(String band, Optional<String> group, double magnitude, Consumer<A> action) {
        boolean binned = binMag.isPresent() && Double.isFinite(magnitude);
        int bin = binned ? (int) Math.floor(magnitude / binMag.get()) : CellKey.ALL_MAGS;
        action.accept(cell(new CellKey(band, CellKey.ALL, CellKey.ALL_MAGS)));
        if (binned) {
            action.accept(cell(new CellKey(band, CellKey.ALL, bin)));
        }
        if (group.isPresent()) {
            action.accept(cell(new CellKey(band, group.get(), CellKey.ALL_MAGS)));
            if (binned) {
                action.accept(cell(new CellKey(band, group.get(), bin)));
            }
        }
    }

    /** The accumulators in the result's order. */
    public SortedMap<CellKey, A> sorted() {
        SortedMap<CellKey, A> sorted = new TreeMap<>(CellKey.ORDER);
        sorted.putAll(cells);
        return sorted;
    }

    private A cell(CellKey key) {
        A found = cells.get(key);
        if (found == null) {
            if (cells.size() == MAX_CELLS) {
                throw new IllegalArgumentException("more than " + MAX_CELLS
                        + " groups and bins: by= must name a column of few values, or bin= be wider");
            }
            found = factory.get();
            cells.put(key, found);
        }
        return found;
    }
}
