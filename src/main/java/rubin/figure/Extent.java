package rubin.figure;

/** How far an axis reaches, in the axis's unit. */
public sealed interface Extent {

    /**
     * From {@code min} to {@code max}, whatever the data; the direction is the axis's business.
     *
     * @throws IllegalArgumentException unless both are finite and min is below max
     */
    record Fixed(double min, double max) implements Extent {
        public Fixed {
            if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
                throw new IllegalArgumentException("axis range " + min + " to " + max + ": both ends must be finite, the first the lower");
            }
        }
    }

    /**
     * As far on either side of zero as it takes to show this fraction of the points; both axes of a panel get the wider of their two
     * reaches. {@code otherwise} is the reach when there are no points.
     *
     * @throws IllegalArgumentException unless 0 &lt; fraction ≤ 1 and the reach is above 0
     */
    record Centred(double fraction, double otherwise) implements Extent {
        public Centred {
            if (!(fraction > 0 && fraction <= 1) || !(otherwise > 0)) {
                throw new IllegalArgumentException("centred axis: fraction " + fraction + ", reach " + otherwise + ": need 0 < fraction <= 1, reach > 0");
            }
        }
    }

    /** From zero to wherever the data take it: the height of a histogram. */
    record FromZero() implements Extent {
    }
}
