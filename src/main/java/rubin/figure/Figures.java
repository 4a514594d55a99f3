package rubin.figure;

import static rubin.figure.Quantity.Kind.COLOUR;
import static rubin.figure.Quantity.Kind.FLUX;
import static rubin.figure.Quantity.Kind.FLUX_RATIO;
import static rubin.figure.Quantity.Kind.MAG;
import static rubin.figure.Quantity.Kind.RESIDUAL_DEC;
import static rubin.figure.Quantity.Kind.RESIDUAL_RA;
import static rubin.figure.Quantity.Kind.TARGET_DEC;
import static rubin.figure.Quantity.Kind.TARGET_RA;
import static rubin.figure.Quantity.Kind.TRUE_COLOUR;
import static rubin.figure.Quantity.Kind.TRUE_FLUX;
import static rubin.figure.Quantity.Kind.TRUE_MAG;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rubin.figure.Panel.Legend;

/**
 * The tutorial's figures. Ranges, directions and colours are those of the notebook's plots (CMD, linked panels, flux ratio) and of
 * Rubin's later DP0.2 notebooks (residual offsets, magnitude against magnitude, six-band fluxes, true and measured diagrams).
 */
public final class Figures {

    private static final Color REFERENCE = new Color(0x303030);

    /** Builds a figure from the columns of a table. */
    @FunctionalInterface
    private interface Definition {
        Figure of(QuantityFinder columns, FigureOptions options);
    }

    private static final Map<String, Definition> DEFINITIONS = new LinkedHashMap<>();

    static {
        DEFINITIONS.put("cmd", (c, o) -> alone("cmd", cmd(c, o)));
        DEFINITIONS.put("cmd-gr", (c, o) -> alone("cmd-gr", cmdGr(c, o)));
        DEFINITIONS.put("colour", (c, o) -> alone("colour", colour(c, o)));
        DEFINITIONS.put("spatial", (c, o) -> alone("spatial", spatial(c, o)));
        DEFINITIONS.put("linked", (c, o) -> new Figure("linked", "Position, magnitude and colours", 3, List.of(spatial(c, o), cmdGr(c, o), colour(c, o))));
        DEFINITIONS.put("ratio", (c, o) -> alone("ratio", ratio(c, o)));
        DEFINITIONS.put("offsets", (c, o) -> alone("offsets", offsets(c, o)));
        DEFINITIONS.put("magmag", (c, o) -> alone("magmag", magmag(c, o)));
        DEFINITIONS.put("fluxflux", Figures::fluxflux);
        DEFINITIONS.put("truecmd", Figures::truecmd);
        DEFINITIONS.put("hist", (c, o) -> new Figure("hist", "Magnitudes and classes", 2, histograms(c, o)));
    }

    private Figures() {
    }

    /** The names of the figures, in the order in which they are listed. */
    public static List<String> names() {
        return List.copyOf(DEFINITIONS.keySet());
    }

    /**
     * A figure for a table.
     *
     * @param name one of {@link #names}
     * @throws MissingColumnsException if the table lacks what the figure shows
     * @throws IllegalArgumentException if there is no such figure
     */
    public static Figure build(String name, ColumnBinder columns, FigureOptions options) throws MissingColumnsException {
        QuantityFinder lookup = new QuantityFinder(columns);
        Figure figure = definition(name).of(lookup, options);
        lookup.check(name);
        return figure;
    }

    /**
     * A figure for a table that may have fluxes of several kinds.
     *
     * @param kinds the table's columns, for each kind that may be shown; the first that has all that the figure shows is
     * @throws MissingColumnsException if none has, saying what the first lacks
     */
    public static Figure build(String name, List<ColumnBinder> kinds, FigureOptions options) throws MissingColumnsException {
        for (ColumnBinder columns : kinds) {
            QuantityFinder lookup = new QuantityFinder(columns);
            Figure figure = definition(name).of(lookup, options);
            if (lookup.isComplete()) {
                return figure;
            }
        }
        return build(name, kinds.get(0), options);
    }

    /**
     * What figures need of a table to show all that they can.
     *
     * @param names some of {@link #names}
     * @param flux kind of measured flux
     * @throws IllegalArgumentException if there is no such figure
     */
    public static FigureInputs needs(List<String> names, String flux, FigureOptions options) {
        QuantityFinder lookup = new QuantityFinder(ColumnBinder.ofEverything(flux));
        names.forEach(name -> definition(name).of(lookup, options));
        return FigureInputs.of(lookup.asked(), flux);
    }

    private static Definition definition(String name) {
        Definition definition = DEFINITIONS.get(name);
        if (definition == null) {
            throw new IllegalArgumentException("figure=" + name + ": must be one of " + String.join(", ", names()) + " or all");
        }
        return definition;
    }

    private static Figure alone(String name, Panel panel) {
        return new Figure(name, panel.title(), 1, List.of(panel));
    }

    private static Panel cmd(QuantityFinder c, FigureOptions o) {
        String x = c.get(Quantity.of(COLOUR, "g", "i"));
        String y = c.get(Quantity.of(MAG, "g"));
        return new Panel("cmd", "Colour-magnitude diagram", Axis.of(c.measured("g - i / mag"), -1.8, 4.3), Axis.of(c.measured("g / mag"), 16, 29.5).flip(),
                false, Legend.TOP_LEFT, true, points(c.classes(o.sourcesOr(Classes.Wanted.ALL)), x, y));
    }

    private static Panel cmdGr(QuantityFinder c, FigureOptions o) {
        String x = c.get(Quantity.of(COLOUR, "g", "r"));
        String y = c.get(Quantity.of(MAG, "g"));
        return new Panel("cmd-gr", "Colour-magnitude diagram", Axis.of(c.measured("g - r / mag"), -1, 3.5), Axis.of(c.measured("g / mag"), 16, 29.5).flip(),
                false, Legend.TOP_RIGHT, true, points(c.classes(o.sourcesOr(Classes.Wanted.STAR)), x, y));
    }

    private static Panel colour(QuantityFinder c, FigureOptions o) {
        String x = c.get(Quantity.of(COLOUR, "g", "r"));
        String y = c.get(Quantity.of(COLOUR, "r", "i"));
        return new Panel("colour", "Colour-colour diagram", Axis.of(c.measured("g - r / mag"), -1, 3.5), Axis.of(c.measured("r - i / mag"), -1, 3.5),
                true, Legend.TOP_RIGHT, true, points(c.classes(o.sourcesOr(Classes.Wanted.STAR)), x, y));
    }

    private static Panel spatial(QuantityFinder c, FigureOptions o) {
        String x = c.get(Quantity.of(TARGET_RA));
        String y = c.get(Quantity.of(TARGET_DEC));
        Extent reach = new Extent.Centred(1, 0.1);
        return new Panel("spatial", "Position about the centre", new Axis("RA offset * cos(Dec) / deg", reach, true, false),
                new Axis("Dec offset / deg", reach, false, false), true, Legend.TOP_RIGHT, true,
                points(c.classes(o.sourcesOr(Classes.Wanted.STAR)), x, y));
    }

    private static Panel ratio(QuantityFinder c, FigureOptions o) {
        String band = o.band();
        String x = c.get(Quantity.of(TRUE_MAG, band));
        String y = c.get(Quantity.of(FLUX_RATIO, band));
        List<Layer> layers = points(c.classes(o.sourcesOr(Classes.Wanted.ALL)), x, y);
        // Above the crowd, but below the rare, whose brightest members lie on it.
        layers.add(Math.min(1, layers.size()), new Layer.Line("equal", "1", REFERENCE));
        return new Panel("ratio", "Measured over true flux, " + band + " band", Axis.of("true " + band + " / mag", 16, 29.5),
                Axis.of(c.measured("flux / true flux"), 0.15, 2.4), false, Legend.TOP_LEFT, true, layers);
    }

    private static Panel offsets(QuantityFinder c, FigureOptions o) {
        String x = c.get(Quantity.of(RESIDUAL_RA));
        String y = c.get(Quantity.of(RESIDUAL_DEC));
        List<SourceClass> classes = c.classes(o.sourcesOr(Classes.Wanted.ALL));
        List<Layer> layers = points(classes, x, y);
        SourceClass shown = classes.size() == 1 ? classes.get(0) : new SourceClass("all", Optional.empty(), REFERENCE);
        layers.add(new Layer.Enclosing("median, 68 %", shown, x, y, 0.68, Color.BLACK));
        Extent reach = new Extent.Centred(0.99, 0.5);
        return new Panel("offsets", "True minus measured position", new Axis("RA difference * cos(Dec) / arcsec", reach, true, false),
                new Axis("Dec difference / arcsec", reach, false, false), true, Legend.TOP_RIGHT, true, layers);
    }

    private static Panel magmag(QuantityFinder c, FigureOptions o) {
        String band = o.band();
        String x = c.get(Quantity.of(TRUE_MAG, band));
        String y = c.get(Quantity.of(MAG, band));
        List<Layer> layers = points(c.measuredClasses(), x, y);
        layers.add(new Layer.Line("equal", "x", REFERENCE));
        return new Panel("magmag", "Measured against true magnitude", Axis.of("true " + band + " / mag", 18, 30),
                Axis.of(c.measured(band + " / mag"), 18, 30), true, Legend.TOP_LEFT, true, layers);
    }

    /** The bands that the table has; all six are asked for, and none found means that the r band is reported as missing. */
    private static Figure fluxflux(QuantityFinder c, FigureOptions o) {
        List<String> bands = new ArrayList<>();
        for (String band : List.of("u", "g", "r", "i", "z", "y")) {
            if (c.has(Quantity.of(FLUX, band)) && c.has(Quantity.of(TRUE_FLUX, band))) {
                bands.add(band);
            }
        }
        if (bands.isEmpty()) {
            bands.add("r");
        }
        List<Panel> panels = new ArrayList<>();
        for (String band : bands) {
            SourceClass sources = new SourceClass(band, Optional.empty(), SourceClass.ofBand(band));
            List<Layer> layers = points(List.of(sources), c.get(Quantity.of(TRUE_FLUX, band)), c.get(Quantity.of(FLUX, band)));
            layers.add(new Layer.Line("equal", "x", REFERENCE));
            panels.add(new Panel(band, band + " band", Axis.of("true flux / nJy", 0.1, 1e6).logarithmic(),
                    Axis.of(c.measured("flux / nJy"), 0.1, 1e6).logarithmic(), true, Legend.NONE, true, layers));
        }
        return new Figure("fluxflux", "Measured against true flux", Math.min(3, panels.size()), panels);
    }

    /** With i and z bands a second pair of panels, (i - z, r). */
    private static Figure truecmd(QuantityFinder c, FigureOptions o) {
        List<Panel> panels = new ArrayList<>(pair(c, o, "g", "r"));
        if (c.has(Quantity.of(COLOUR, "i", "z")) && c.has(Quantity.of(TRUE_COLOUR, "i", "z"))) {
            panels.addAll(pair(c, o, "i", "z"));
        }
        return new Figure("truecmd", "True and measured colour and magnitude", 2, panels);
    }

    private static List<Panel> pair(QuantityFinder c, FigureOptions o, String blue, String red) {
        String x = blue + " - " + red + " / mag";
        String y = "r / mag";
        List<SourceClass> classes = c.classes(o.sourcesOr(Classes.Wanted.ALL));
        return List.of(
                new Panel("true-" + blue + red, "True", pairX("true " + x), pairY("true " + y), false, Legend.TOP_RIGHT, true,
                        points(classes, c.get(Quantity.of(TRUE_COLOUR, blue, red)), c.get(Quantity.of(TRUE_MAG, "r")))),
                new Panel("measured-" + blue + red, "Measured", pairX(c.measured(x)), pairY(c.measured(y)), false, Legend.TOP_RIGHT, true,
                        points(classes, c.get(Quantity.of(COLOUR, blue, red)), c.get(Quantity.of(MAG, "r")))));
    }

    private static Axis pairX(String label) {
        return Axis.of(label, -2, 4);
    }

    private static Axis pairY(String label) {
        return Axis.of(label, 18, 30).flip();
    }

    private static List<Panel> histograms(QuantityFinder c, FigureOptions o) {
        String x = c.get(Quantity.of(MAG, o.band()));
        List<SourceClass> classes = c.classes(o.sourcesOr(Classes.Wanted.ALL));
        List<Layer> magnitudes = new ArrayList<>();
        List<Layer> bars = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (SourceClass sources : classes) {
            magnitudes.add(new Layer.Histogram(sources, x, 0.25));
            order.add(classes.size() == 1 ? sources.name() : order.size() + 1 + " " + sources.name());
            bars.add(new Layer.Histogram(sources, String.valueOf(order.size()), 1));
        }
        Axis count = new Axis("objects in 0.25 mag", new Extent.FromZero(), false, true);
        Axis total = new Axis("objects", new Extent.FromZero(), false, true);
        return List.of(
                new Panel("magnitude", "Magnitudes", Axis.of(c.measured(o.band() + " / mag"), 16, 29.5), count, false, Legend.TOP_LEFT, true, magnitudes),
                new Panel("class", "Classes", Axis.of(String.join(", ", order), 0.4, classes.size() + 0.6), total, false, Legend.TOP_RIGHT, true, bars));
    }

    private static List<Layer> points(List<SourceClass> classes, String x, String y) {
        List<Layer> layers = new ArrayList<>();
        for (SourceClass sources : classes) {
            layers.add(new Layer.Points(sources, x, y));
        }
        return layers;
    }
}
