package rubin.sandbox.sky;

/** Maps values to whole numbers of the same order, so that one kind of index serves all columns. */
public final class Keys {

    /** Stands for no value; no value maps to it. */
    public static final long NULL = Long.MIN_VALUE;

    private Keys() {
    }

    /** The key of a number; NaN has none. Negative zero counts as zero. */
    public static long of(double value) {
        if (Double.isNaN(value)) {
            return NULL;
        }
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The key of a truth identifier such as {@code 9752536104_1}; other texts have none. Equality only, no order. */
    public static long of(String truthId) {
        return truthId == null ? NULL : TruthId.parse(truthId).map(TruthId::key).orElse(NULL);
    }

    /** The key of a row's value. */
    static long of(SkyCells cells, int row) {
        if (cells instanceof SkyCells.Longs longs) {
            return longs.at(row);
        }
        return cells instanceof SkyCells.Doubles doubles ? of(doubles.at(row)) : of(((SkyCells.Texts) cells).at(row));
    }
}
