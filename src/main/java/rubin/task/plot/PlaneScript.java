package rubin.task.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import rubin.catalog.Quantiles;
import rubin.figure.Axis;
import rubin.figure.Extent;
import rubin.figure.Layer;
import rubin.figure.Panel;
import rubin.figure.PositionEllipse;
import rubin.figure.SourceClass;
import rubin.figure.draw.FigureData;
import rubin.figure.draw.MarkerStyle;

/**
 * A panel in the words of STILTS' plot2plane: its parameters, and which layer draws which rows. A layer's suffix is an underscore and
 * its label, so {@code color_star=red} means what it says.
 *
 * @param parameters parameter values by name, in the order in which layers are drawn; without the input tables
 * @param inputs the layers that are drawn from rows of the table, by suffix
 */
public record PlaneScript(Map<String, String> parameters, Map<String, Layer.OfRows> inputs) {

    /** A table whose column i counts degrees around an ellipse, and one with a single row, for positions given as numbers. */
    static final String ROUND = ":loop:0,361";
    static final String ONCE = ":loop:1";

    /** Size of a panel, in pixels, and of its text, in points. */
    record Format(int width, int height, int fontSize) {
    }

    /** The suffixes of all layers. */
    List<String> suffixes() {
        return parameters.keySet().stream().filter(name -> name.startsWith("layer_")).map(name -> name.substring("layer".length())).toList();
    }

    /** The parameters that draw a panel of these data. */
    static PlaneScript of(Panel panel, FigureData data, Format format) {
        return new Builder(panel, data, format).build();
    }

    /** The same with every label as LaTeX text; LaTeX would take it for a formula, and drop its spaces. */
    PlaneScript inLatex() {
        Map<String, String> marked = new LinkedHashMap<>(parameters);
        marked.replaceAll((name, value) -> name.equals("title") || name.endsWith("label") || name.startsWith("leglabel")
                ? "\\text{" + value.replaceAll("([%_&#])", "\\\\$1") + "}" : value);
        return new PlaneScript(marked, inputs);
    }

    /** A label as part of a parameter's name. */
    static String suffix(String label) {
        return "_" + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static final class Builder {
        private final Panel panel;
        private final FigureData data;
        private final Format format;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final Map<String, Layer.OfRows> inputs = new LinkedHashMap<>();
        private final List<String> legend = new ArrayList<>();

        Builder(Panel panel, FigureData data, Format format) {
            this.panel = panel;
            this.data = data;
            this.format = format;
        }

        PlaneScript build() {
            put("xpix", format.width());
            put("ypix", format.height());
            put("title", panel.title());
            put("fontsize", format.fontSize());
            put("texttype", "antialias");
            put("grid", panel.grid());
            axis("x", panel.x());
            axis("y", panel.y());
            put("insets", insets());
            panel.layers().forEach(this::layer);
            legend();
            return new PlaneScript(parameters, inputs);
        }

        private void put(String name, Object value) {
            parameters.put(name, String.valueOf(value));
        }

        private void axis(String name, Axis axis) {
            put(name + "label", axis.label());
            if (axis.flipped()) {
                put(name + "flip", true);
            }
            if (axis.log()) {
                put(name + "log", true);
            }
            if (axis.extent() instanceof Extent.Fixed fixed) {
                put(name + "min", number(fixed.min()));
                put(name + "max", number(fixed.max()));
            } else if (axis.extent() instanceof Extent.Centred) {
                double reach = Math.max(reach(panel.x()), reach(panel.y()));
                put(name + "min", number(-reach));
                put(name + "max", number(reach));
            } else {
                put(name + "min", axis.log() ? 0.5 : 0);
                if (data.rowCount() == 0) {
                    put(name + "max", 10);
                }
            }
        }

        /** Rounded up to two digits, with a little room; 0 for an axis that is not centred. */
        private double reach(Axis axis) {
            if (!(axis.extent() instanceof Extent.Centred centred)) {
                return 0;
            }
            DoubleStream distances = panel.rowLayers().stream().filter(Layer.Points.class::isInstance).map(Layer.Points.class::cast)
                    .flatMapToDouble(layer -> Arrays.stream(data.values(layer.sources(), axis == panel.x() ? layer.x() : layer.y())))
                    .filter(Double::isFinite).map(Math::abs);
            double farthest = centred.fraction() == 1 ? distances.max().orElse(0) : Quantiles.covering(distances.toArray(), centred.fraction());
            double reach = 1.05 * farthest;
            if (!(reach > 0)) {
                return centred.otherwise();
            }
            double unit = Math.pow(10, Math.floor(Math.log10(reach)) - 1);
            return Math.ceil(reach / unit) * unit;
        }

        /**
         * Margins, the same at top and bottom for panels side by side. Both axes of a panel of equal scale span the same range, so its
         * margins leave a square for the data.
         */
        private String insets() {
            int top = 2 * format.fontSize();
            int bottom = (int) (3.5 * format.fontSize());
            if (!panel.equalScale()) {
                return top + ",," + bottom + ",";
            }
            int left = (int) (4.5 * format.fontSize());
            int side = Math.max(1, Math.min(format.height() - top - bottom, format.width() - left - format.fontSize()));
            return top + "," + left + "," + (format.height() - top - side) + "," + (format.width() - left - side);
        }

        private void layer(Layer layer) {
            String suffix = suffix(layer.label());
            if (layer instanceof Layer.Points points) {
                points(suffix, points);
            } else if (layer instanceof Layer.Histogram histogram) {
                histogram(suffix, histogram);
            } else if (layer instanceof Layer.Enclosing enclosing) {
                enclosing(suffix, enclosing);
            } else if (layer instanceof Layer.Trend trend) {
                trend(suffix, trend);
            } else if (layer instanceof Layer.Line line) {
                line(suffix + "halo", line, "ffffff", 3);
                line(suffix, line, MarkerStyle.hex(line.color()), 1);
            }
        }

        /** In white under the colour, as all that has to show on any crowd. */
        private void line(String suffix, Layer.Line layer, String color, int thickness) {
            put("layer" + suffix, "function");
            put("fexpr" + suffix, layer.y());
            put("color" + suffix, color);
            put("thick" + suffix, thickness);
            put("antialias" + suffix, true);
        }

        private void points(String suffix, Layer.Points layer) {
            rows(suffix, "mark", layer);
            put("y" + suffix, layer.y());
            MarkerStyle.of(data.pointCount(layer), layer.color(), format.width()).parameters().forEach((name, value) -> put(name + suffix, value));
        }

        private void histogram(String suffix, Layer.Histogram layer) {
            rows(suffix, "histogram", layer);
            put("binsize" + suffix, number(layer.binWidth()));
            if (layer.binWidth() == 1) {
                put("phase" + suffix, 0.5);
            }
            put("color" + suffix, MarkerStyle.hex(layer.color()));
            put("barform" + suffix, "semi_filled");
            put("thick" + suffix, 2);
        }

        /** The bars are drawn apart, because a layer of theirs has no markers; the legend shows all three as one. */
        private void trend(String suffix, Layer.Trend layer) {
            Layer.Points points = new Layer.Points(layer.sources(), layer.x(), layer.y());
            Map<String, Layer.OfRows> parts = new LinkedHashMap<>();
            parts.put("xyerror", layer);
            parts.put("line", points);
            parts.put("mark", points);
            parts.forEach((type, part) -> {
                String name = suffix + type;
                put("layer" + name, type);
                inputs.put(name, part);
                FigureData.coordinates(part).forEach((coordinate, expression) -> put(coordinate + name, expression));
                put("color" + name, MarkerStyle.hex(layer.color()));
                put("leglabel" + name, layer.label());
                legend.add(name);
            });
            put("errorbar" + suffix + "xyerror", "capped_lines");
            put("thick" + suffix + "line", 1);
            put("antialias" + suffix + "line", true);
            for (String part : List.of("xyerror", "mark")) {
                put("shading" + suffix + part, "flat");
            }
            put("size" + suffix + "mark", 3);
        }

        private void rows(String suffix, String type, Layer.OfRows layer) {
            put("layer" + suffix, type);
            inputs.put(suffix, layer);
            put("x" + suffix, layer.x());
            put("leglabel" + suffix, String.format(Locale.ROOT, "%s (%s%,d)", layer.label(), data.isComplete() ? "" : "about ", data.pointCount(layer)));
            legend.add(suffix);
        }

        /** An outline and a cross. */
        private void enclosing(String suffix, Layer.Enclosing layer) {
            SourceClass sources = layer.sources();
            PositionEllipse spread = PositionEllipse.of(data.values(sources, layer.x()), data.values(sources, layer.y()), layer.fraction());
            if (!spread.isDefined()) {
                return;
            }
            String angle = "cosDeg($1)*%s+sinDeg($1)*%s";
            for (boolean halo : new boolean[] {true, false}) {
                String part = suffix + (halo ? "halo" : "");
                put("layer" + part + "line", "line");
                put("in" + part + "line", ROUND);
                put("x" + part + "line", plus(spread.x(), angle, spread.ax(), spread.bx()));
                put("y" + part + "line", plus(spread.y(), angle, spread.ay(), spread.by()));
                put("color" + part + "line", halo ? "ffffff" : MarkerStyle.hex(layer.color()));
                put("thick" + part + "line", halo ? 5 : 2);
                put("antialias" + part + "line", true);
                put("layer" + part + "mark", "mark");
                put("in" + part + "mark", ONCE);
                put("x" + part + "mark", number(spread.x()));
                put("y" + part + "mark", number(spread.y()));
                put("shading" + part + "mark", "flat");
                put("shape" + part + "mark", halo ? "filled_circle" : "cross");
                put("size" + part + "mark", halo ? 7 : 5);
                put("color" + part + "mark", halo ? "ffffff" : MarkerStyle.hex(layer.color()));
            }
            for (String part : List.of("line", "mark")) {
                put("leglabel" + suffix + part, layer.label());
                legend.add(suffix + part);
            }
        }

        private static String plus(double start, String angle, double cosine, double sine) {
            return number(start) + "+" + String.format(Locale.ROOT, angle, bracketed(cosine), bracketed(sine));
        }

        private static String bracketed(double value) {
            return value < 0 ? "(" + number(value) + ")" : number(value);
        }

        private void legend() {
            boolean shown = panel.legend() != Panel.Legend.NONE && !legend.isEmpty();
            put("legend", shown);
            if (!shown) {
                return;
            }
            put("legseq", legend.stream().collect(Collectors.joining(",")));
            String right = panel.legend() == Panel.Legend.TOP_RIGHT || panel.legend() == Panel.Legend.BOTTOM_RIGHT ? "0.98" : "0.02";
            String top = panel.legend() == Panel.Legend.TOP_LEFT || panel.legend() == Panel.Legend.TOP_RIGHT ? "0.98" : "0.02";
            put("legpos", right + "," + top);
        }

        /** As short as it gets without losing what a pixel could show. */
        private static String number(double value) {
            String text = String.format(Locale.ROOT, "%.6g", value);
            return text.contains("e") ? text : text.replaceAll("\\.0*$|(\\.\\d*?)0+$", "$1");
        }
    }
}
