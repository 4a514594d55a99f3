package rubin.figure;

import java.util.Objects;

/**
 * One axis of a panel.
 *
 * @param label what it shows, with the unit, in ASCII so that every output format and text renderer has the glyphs
 * @param extent its range
 * @param flipped true if values fall to the right, or upwards: magnitudes on a vertical axis, right ascension on a horizontal one
 * @param log true for a logarithmic scale
 */
public record Axis(String label, Extent extent, boolean flipped, boolean log) {

    public Axis {
        Objects.requireNonNull(label);
        Objects.requireNonNull(extent);
    }

    /** A linear axis of a fixed range, rising to the right or upwards. */
    public static Axis of(String label, double min, double max) {
        return new Axis(label, new Extent.Fixed(min, max), false, false);
    }

    /** This axis the other way round. */
    public Axis flip() {
        return new Axis(label, extent, !flipped, log);
    }

    /** This axis on a logarithmic scale. */
    public Axis logarithmic() {
        return new Axis(label, extent, flipped, true);
    }
}
