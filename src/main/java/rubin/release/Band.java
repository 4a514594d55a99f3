package rubin.release;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** An LSST filter band, in order of wavelength. */
public enum Band {
    U, G, R, I, Z, Y;

    /** The band's letter as column names have it, in lower case. */
    public String letter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column name that a pattern such as {@code {b}_cModelFlux} gives in this band. */
    public String column(String pattern) {
        return pattern.replace("{b}", letter());
    }

    /**
     * Reads band letters such as {@code gri}, in any order and case.
     *
     * @return the bands in order of wavelength
     * @throws IllegalArgumentException for no letter, or another letter than u, g, r, i, z, y
     */
    public static Set<Band> parse(String letters) {
        Set<Band> bands = EnumSet.noneOf(Band.class);
        for (char c : letters.replaceAll("[\\s,]", "").toCharArray()) {
            int index = "ugrizy".indexOf(Character.toLowerCase(c));
            if (index < 0) {
                throw new IllegalArgumentException("'" + c + "' is no band; use letters of ugrizy, such as gri");
            }
            bands.add(values()[index]);
        }
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("needs at least one letter of ugrizy, such as gri");
        }
        return bands;
    }
}
