package rubin.figure.draw;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the points of one class are marked, by their number: large and plain while they stand apart, small and shaded by density once
 * they would run into a blot.
 *
 * @param parameters plot2plane's parameters, without the layer's suffix
 */
public record MarkerStyle(Map<String, String> parameters) {

    private static final int RARE = 50;
    private static final int FEW = 500;
    private static final int MANY = 25_000;
    /** From a class's colour towards black, where its points are densest. */
    private static final double DARKER = 0.45;
    /** From a crowd's colour towards white, where its points are sparse. */
    private static final double LIGHTER = 0.35;

    /** The style for a number of points in a panel of a width in pixels. */
    public static MarkerStyle of(long points, Color color, int width) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int larger = width >= 600 ? 1 : 0;
        String hex = hex(color);
        String dark = hex(mixed(color, Color.BLACK, DARKER));
        if (points <= FEW) {
            parameters.put("shading", "flat");
            parameters.put("size", String.valueOf(2 + (points <= RARE ? larger : 0)));
        } else {
            parameters.put("shading", "density");
            parameters.put("densemap", points <= MANY ? hex + "-" + dark : hex(mixed(color, Color.WHITE, LIGHTER)) + "-" + hex + "-" + dark);
            parameters.put("size", String.valueOf(points <= MANY ? 1 + larger : 0));
        }
        parameters.put("color", hex);
        return new MarkerStyle(parameters);
    }

    private static Color mixed(Color color, Color other, double share) {
        return new Color(mixed(color.getRed(), other.getRed(), share), mixed(color.getGreen(), other.getGreen(), share),
                mixed(color.getBlue(), other.getBlue(), share));
    }

    private static int mixed(int value, int other, double share) {
        return (int) Math.round(value + share * (other - value));
    }

    /** A colour as STILTS writes it. */
    public static String hex(Color color) {
        return String.format(Locale.ROOT, "%06x", color.getRGB() & 0xffffff);
    }
}
