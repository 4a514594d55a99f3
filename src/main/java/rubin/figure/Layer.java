package rubin.figure;

import java.awt.Color;
import java.util.Objects;

/**
 * One thing drawn in a panel. Expressions are in the language that STILTS and TOPCAT share, over the columns of one table.
 */
public sealed interface Layer {

    /** What the legend calls it. */
    String label();

    Color color();

    /** A layer that is drawn from rows. */
    sealed interface OfRows extends Layer {
        SourceClass sources();

        String x();

        @Override
        default String label() {
            return sources().name();
        }

        @Override
        default Color color() {
            return sources().color();
        }
    }

    /** A marker for every row of a class. */
    record Points(SourceClass sources, String x, String y) implements OfRows {
    }

    /**
     * How many rows of a class fall into each bin of x.
     *
     * @param binWidth in x's unit, above 0
     */
    record Histogram(SourceClass sources, String x, double binWidth) implements OfRows {
        public Histogram {
            if (!(binWidth > 0)) {
                throw new IllegalArgumentException("histogram bin of width " + binWidth + ": must be above 0");
            }
        }
    }

    /** The median of the rows' positions, and the ellipse about it that holds this fraction of them. */
    record Enclosing(String label, SourceClass sources, String x, String y, double fraction, Color color) implements OfRows {
        public Enclosing {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException("ellipse around the fraction " + fraction + ": must be between 0 and 1");
            }
        }
    }

    /**
     * A value for each row, with a bar from low to high, and a line from each to the next: what was computed for bins of x.
     *
     * @param below how far the bar reaches below y, an expression as y
     * @param above how far it reaches above y
     */
    record Trend(SourceClass sources, String x, String y, String below, String above) implements OfRows {
    }

    /**
     * A line to compare with: y as a function of x.
     *
     * @param y an expression in {@code x}, such as {@code 1} or {@code x}
     */
    record Line(String label, String y, Color color) implements Layer {
        public Line {
            Objects.requireNonNull(y);
        }
    }
}
