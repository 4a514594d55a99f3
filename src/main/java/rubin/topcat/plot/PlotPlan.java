package rubin.topcat.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rubin.figure.ColumnBinder;
import rubin.figure.Figure;
import rubin.figure.FigureOptions;
import rubin.figure.Figures;
import rubin.figure.MissingColumnsException;
import rubin.figure.Panel;

/**
 * Which of the figures that open as windows a table has the columns for.
 *
 * @param panels the panels by the name of their figure
 * @param missing for the other figures, the columns that they lack
 */
public record PlotPlan(Map<String, Panel> panels, Map<String, List<String>> missing) {

    /** What a query's rows are shown in. */
    public static final List<String> LINKED = List.of("cmd", "colour", "spatial", "ratio");
    /** What truth and measurement are compared in. */
    public static final List<String> TRUTH = List.of("ratio", "magmag", "offsets");
    private static final Map<String, String> TITLES = Map.of("cmd", "Colour-magnitude diagram", "colour", "Colour-colour diagram, stars only",
            "spatial", "Position about the centre", "ratio", "Measured over true flux", "magmag", "Measured against true magnitude",
            "offsets", "True minus measured position");

    /** Finds out for a table's columns, by kind of flux. */
    public static PlotPlan of(List<ColumnBinder> kinds) {
        Map<String, Panel> panels = new LinkedHashMap<>();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (String name : TITLES.keySet().stream().sorted().toList()) {
            try {
                panels.put(name, build(name, kinds));
            } catch (MissingColumnsException e) {
                missing.put(name, e.missing());
            }
        }
        return new PlotPlan(panels, missing);
    }

    /** What a figure shows, for a list to choose from. */
    static String title(String figure) {
        return TITLES.get(figure);
    }

    /** Every class where there is room for all; only stars in colours, or all rows of a table that cannot tell stars. */
    private static Panel build(String name, List<ColumnBinder> kinds) throws MissingColumnsException {
        FigureOptions all = new FigureOptions(Optional.of("all"), "r");
        Figure figure;
        if (name.equals("colour")) {
            try {
                figure = Figures.build(name, kinds, new FigureOptions(Optional.of("star"), "r"));
            } catch (MissingColumnsException e) {
                figure = Figures.build(name, kinds, all);
            }
        } else {
            figure = Figures.build(name, kinds, all);
        }
        return figure.panels().get(0);
    }
}
