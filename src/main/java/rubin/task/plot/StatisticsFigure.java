package rubin.task.plot;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rubin.figure.Axis;
import rubin.figure.Figure;
import rubin.figure.Layer;
import rubin.figure.Panel;
import rubin.figure.SourceClass;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot2.PlotUtil;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** The result of {@code rubinstats} as a picture: each kind of statistics against the magnitude that bins it, by group. */
public final class StatisticsFigure {

    private static final Color REFERENCE = new Color(0x303030);
    /** For groups that are no classes of sources. */
    private static final List<Color> OTHERS = List.of(SourceClass.ANY, new Color(0xd2691e), new Color(0x6a5acd), new Color(0x2e8b57),
            new Color(0xb8860b), new Color(0xc71585), new Color(0x4682b4), new Color(0x556b2f));
    private static final Color GALAXY = new Color(0x808080);
    private static final String ALL = "all";
    /** How far from 1 a scale of ratios reaches at most: at the limit of detection they can be anything. */
    private static final double FARTHEST_RATIO = 1;

    /**
     * One kind of panel.
     *
     * @param stats the kind of statistics in the result
     * @param column the column of values
     * @param below how far the bar reaches below the value, an expression
     * @param above how far it reaches above
     */
    private record Kind(String stats, String column, String below, String above, String title, String label, Panel.Legend legend) {

        static Kind proportion(String stats, String column, String title, Panel.Legend legend) {
            return new Kind(stats, column, column + "-" + column + "_lo", column + "_hi-" + column, title, "fraction", legend);
        }

        boolean isProportion() {
            return label.equals("fraction");
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("flux", "ratio_median", "ratio_s68", "ratio_s68", "Measured / true flux", "median and half of 68 %", Panel.Legend.TOP_LEFT),
            new Kind("position", "offset_median", "0.0", "offset_p95-offset_median", "Distance from true position",
                    "median and 95 % / arcsec", Panel.Legend.TOP_LEFT),
            Kind.proportion("class", "completeness", "Completeness: stars point-like, galaxies extended", Panel.Legend.BOTTOM_LEFT),
            Kind.proportion("class", "contamination", "Contamination: others that look like them", Panel.Legend.TOP_LEFT),
            Kind.proportion("completeness", "completeness", "Completeness: true sources with an object", Panel.Legend.BOTTOM_LEFT),
            Kind.proportion("purity", "purity", "Purity: objects with a true source", Panel.Legend.BOTTOM_LEFT));

    private final PictureFile file;

    /**
     * Gets ready, without touching the disk.
     *
     * @param file where the picture goes; its ending tells the format
     * @throws TaskException in one line, if there is no such format or directory
     */
    public StatisticsFigure(String file) throws TaskException {
        this.file = new PictureFile(Path.of(file), Optional.empty(), "figure");
    }

    /**
     * Draws and writes the picture.
     *
     * @param statistics what rubin.stats computed
     * @throws TaskException if there is nothing to draw
     */
    public void write(StarTable statistics) throws TaskException, IOException {
        Figure figure = of(StatisticsBin.read(statistics));
        FigureRenderer renderer = new FigureRenderer(new MapEnvironment(), Set.of(), FigureRenderer.Whole.USUAL);
        file.write(PlotUtil.toPicture(renderer.icon(figure, renderer.load(statistics, List.of(figure)))));
    }

    private static Figure of(List<StatisticsBin> bins) throws TaskException {
        List<Panel> panels = new ArrayList<>();
        for (Kind kind : KINDS) {
            List<StatisticsBin> ofKind = bins.stream().filter(bin -> bin.stats().equals(kind.stats) && bin.values().containsKey(kind.column)).toList();
            for (String band : new LinkedHashSet<>(ofKind.stream().map(StatisticsBin::band).toList())) {
                panels.add(panel(kind, band, ofKind.stream().filter(bin -> bin.band().equals(band)).toList()));
            }
        }
        if (panels.isEmpty()) {
            throw new ExecutionException("figure=: there is nothing to draw against magnitude; the table needs rows, and by= the word mag");
        }
        int columns = panels.size() == 4 ? 2 : Math.min(panels.size(), 3);
        return new Figure("statistics", panels.size() == 1 ? panels.get(0).title() : "Measured against true", columns, panels);
    }

    private static Panel panel(Kind kind, String band, List<StatisticsBin> bins) {
        Set<String> groups = new LinkedHashSet<>(bins.stream().map(StatisticsBin::group).toList());
        if (groups.size() > 1) {
            groups.remove(ALL);
        }
        List<Layer> layers = new ArrayList<>();
        groups.stream().limit(OTHERS.size()).forEach(group -> layers.add(layer(kind, band, group, layers.size())));
        if (kind.stats.equals("flux")) {
            layers.add(0, new Layer.Line("equal", "1", REFERENCE));
        }
        double from = bins.stream().mapToDouble(StatisticsBin::low).min().orElseThrow();
        double to = bins.stream().mapToDouble(StatisticsBin::high).max().orElseThrow();
        String flux = bins.get(0).flux();
        String magnitude = (kind.stats.equals("purity") ? flux + " " : "true ") + band + " / mag";
        return new Panel((kind.stats + "-" + kind.column + "-" + band).replace('_', '-'), kind.title + (kind.stats.equals("flux") ? ", " + band + " band (" + flux + ")" : ""),
                Axis.of(magnitude, from, to), axis(kind, bins), false, kind.legend, true, layers);
    }

    private static Layer layer(Kind kind, String band, String group, int number) {
        String selection = equal("stats", kind.stats) + (band.isEmpty() ? "" : " && " + equal("band", band)) + " && " + equal("group", group);
        Color color = switch (group) {
            case "galaxy" -> GALAXY;
            case "star" -> SourceClass.STAR;
            case "SNe" -> SourceClass.SUPERNOVA;
            default -> OTHERS.get(number);
        };
        return new Layer.Trend(new SourceClass(group, Optional.of(selection), color), "mag", kind.column, kind.below, kind.above);
    }

    private static String equal(String column, String text) {
        return "equals(" + column + ",\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
    }

    private static Axis axis(Kind kind, List<StatisticsBin> bins) {
        if (kind.isProportion()) {
            return Axis.of(kind.label, -0.03, 1.03);
        }
        if (kind.stats.equals("flux")) {
            double reach = bins.stream().mapToDouble(bin -> Math.abs(bin.value("ratio_median") - 1) + bin.value("ratio_s68")).max().orElseThrow();
            double shown = Math.min(FARTHEST_RATIO, Math.max(0.1, 1.05 * reach));
            return Axis.of(kind.label, 1 - shown, 1 + shown);
        }
        return Axis.of(kind.label, 0, 1.05 * Math.max(0.01, bins.stream().mapToDouble(bin -> bin.value("offset_p95")).max().orElseThrow()));
    }
}
