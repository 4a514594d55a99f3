package rubin.figure;

import java.awt.Color;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows that are drawn alike.
 *
 * @param name what the legend calls them
 * @param selection boolean expression, in the expression language of STILTS and TOPCAT, that is true for them; empty for every row
 * @param color their colour
 */
public record SourceClass(String name, Optional<String> selection, Color color) {

    /** Stars, and what is point-like where there is no truth. */
    public static final Color STAR = new Color(0x8b0000);
    /** Galaxies, and what is extended: the notebook's light grey, a shade darker so that single points show on white. */
    public static final Color GALAXY = new Color(0xbebebe);
    public static final Color SUPERNOVA = Color.BLUE;
    /** Rows of no known class. */
    public static final Color ANY = new Color(0x008080);

    public SourceClass {
        Objects.requireNonNull(selection);
        Objects.requireNonNull(color);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a class of sources needs a name");
        }
    }

    /** The colour by which Rubin's tutorials show a band, one of u, g, r, i, z, y. */
    public static Color ofBand(String band) {
        return switch (band) {
            case "u" -> new Color(0x0c71ff);
            case "g" -> new Color(0x49be61);
            case "r" -> new Color(0xc61c00);
            case "i" -> new Color(0xffc200);
            case "z" -> new Color(0xf341a2);
            case "y" -> new Color(0x5d0000);
            default -> throw new IllegalArgumentException("band=" + band + ": must be one of u, g, r, i, z, y");
        };
    }
}
