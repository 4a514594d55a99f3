package rubin.figure;

import java.util.List;
import java.util.Objects;

/**
 * Something a figure shows, whatever the columns are called that hold it.
 *
 * @param kind what it is
 * @param band filter u, g, r, i, z or y, or empty where the kind has none
 * @param second the second filter of a colour, or empty
 */
public record Quantity(Kind kind, String band, String second) {

    /** Magnitudes are AB, fluxes nJy, offsets from the centre in degrees, residuals (true minus measured) in arcseconds. */
    public enum Kind {
        MAG("magnitude", false), TRUE_MAG("true magnitude", true), COLOUR("colour", false), TRUE_COLOUR("true colour", true),
        FLUX("flux", false), TRUE_FLUX("true flux", true), FLUX_RATIO("measured over true flux", true),
        TARGET_RA("offset in RA from the centre", false), TARGET_DEC("offset in Dec from the centre", false),
        RESIDUAL_RA("true minus measured RA", true), RESIDUAL_DEC("true minus measured Dec", true),
        CLASS("class of source", true), EXTENDED("measured extendedness", false);

        private final String text;
        private final boolean truth;

        Kind(String text, boolean truth) {
            this.text = text;
            this.truth = truth;
        }
    }

    public Quantity {
        Objects.requireNonNull(kind);
        for (String filter : List.of(band, second)) {
            if (!filter.isEmpty() && !"ugrizy".contains(filter)) {
                throw new IllegalArgumentException("band=" + filter + ": must be one of u, g, r, i, z, y");
            }
        }
    }

    /** A quantity that has no band. */
    public static Quantity of(Kind kind) {
        return new Quantity(kind, "", "");
    }

    /** A quantity in a band. */
    public static Quantity of(Kind kind, String band) {
        return new Quantity(kind, band, "");
    }

    /** The magnitude in {@code blue} minus that in {@code red}. */
    public static Quantity of(Kind kind, String blue, String red) {
        return new Quantity(kind, blue, red);
    }

    /** True if only a table joined to the simulation's truth can have it. */
    public boolean needsTruth() {
        return kind.truth;
    }

    /** For a message: {@code true magnitude in r}. */
    @Override
    public String toString() {
        String bands = second.isEmpty() ? band : band + "-" + second;
        return bands.isEmpty() ? kind.text : kind.text + (second.isEmpty() ? " in " : " ") + bands;
    }
}
