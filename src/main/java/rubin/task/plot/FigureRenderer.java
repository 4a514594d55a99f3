package rubin.task.plot;

import java.awt.GridLayout;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JPanel;
import rubin.catalog.DataOrigin;
import rubin.figure.Figure;
import rubin.figure.Layer;
import rubin.figure.Panel;
import rubin.figure.draw.FigureData;
import rubin.figure.draw.TiledIcon;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot2.task.PlanePlot2Task;
import uk.ac.starlink.ttools.task.TableEnvironment;

/**
 * Has STILTS' plot2plane draw figures, a panel at a time, from data that were read once. The user's own plot2plane parameters go
 * before the figure's.
 */
public final class FigureRenderer {

    /** What the user chose for the whole picture, whatever the number of its panels: pixels, points, and the title. */
    public record Whole(Optional<Integer> width, Optional<Integer> height, Optional<Integer> fontSize, Optional<String> title) {

        /** Leaves everything as it is usual. */
        public static final Whole USUAL = new Whole(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static final PlaneScript.Format ALONE = new PlaneScript.Format(760, 700, 16);
    private static final PlaneScript.Format ABREAST = new PlaneScript.Format(520, 500, 14);
    private static final PlaneScript.Format SMALL = new PlaneScript.Format(380, 360, 10);
    private static final int SHEET_COLUMNS = 3;

    private final TableEnvironment user;
    private final Set<String> taken;
    private final Whole whole;

    /**
     * @param user the user's parameters
     * @param taken names, in lower case, of those that are not plot2plane's
     */
    public FigureRenderer(TableEnvironment user, Set<String> taken, Whole whole) {
        this.user = user;
        this.taken = Set.copyOf(taken);
        this.whole = whole;
    }

    /** Reads what figures need, in one pass over the table. */
    public Loaded load(StarTable table, List<Figure> figures) throws IOException {
        List<Panel> panels = figures.stream().flatMap(figure -> figure.panels().stream()).toList();
        return new Loaded(table, FigureData.read(table, panels, Runtime.getRuntime().maxMemory() * 2 / 3));
    }

    /** A table and what was read of it. */
    public record Loaded(StarTable table, FigureData data) {

        /** A figure's own title, which also says so if the data are not real. */
        String titled(String title) {
            return DataOrigin.isSynthetic(table) ? title + " (synthetic)" : title;
        }
    }

    /**
     * Reads every plot2plane parameter that the user gave, and refuses wrong ones, without drawing.
     *
     * @throws TaskException saying what is wrong
     */
    public void check(List<Figure> figures, Loaded loaded) throws TaskException {
        for (Figure figure : figures) {
            for (Panel panel : figure.panels()) {
                new PlanePlot2Task().testEnv(environment(figure, panel, loaded, format(figure)));
            }
        }
    }

    /** A figure as a picture, which is drawn as often as it is painted. */
    public Icon icon(Figure figure, Loaded loaded) throws TaskException, IOException {
        return icon(figure, loaded, format(figure));
    }

    private Icon icon(Figure figure, Loaded loaded, PlaneScript.Format format) throws TaskException, IOException {
        List<Icon> panels = new ArrayList<>();
        for (Panel panel : figure.panels()) {
            panels.add(create(environment(figure, panel, loaded, format), (task, environment) -> task.createPlotIcon(environment)));
        }
        return panels.size() == 1 ? panels.get(0) : new TiledIcon(whole.title().orElse(loaded.titled(figure.title())), figure.columns(), panels);
    }

    /** Every figure, small: as many abreast as there is room for, in their order but where a later one fills a gap. */
    public Icon contactSheet(List<Figure> figures, Loaded loaded) throws TaskException, IOException {
        FigureRenderer small = new FigureRenderer(user, taken, Whole.USUAL);
        int width = whole.width().map(pixels -> pixels / SHEET_COLUMNS).orElse(SMALL.width());
        PlaneScript.Format format = new PlaneScript.Format(width, width * SMALL.height() / SMALL.width(), whole.fontSize().orElse(SMALL.fontSize()));
        List<List<Icon>> rows = new ArrayList<>();
        List<Integer> room = new ArrayList<>();
        List<Integer> heights = new ArrayList<>();
        for (Figure figure : figures) {
            int row = 0;
            while (row < rows.size() && (room.get(row) < figure.columns() || heights.get(row) != figure.rows())) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(new ArrayList<>());
                room.add(SHEET_COLUMNS);
                heights.add(figure.rows());
            }
            rows.get(row).add(small.icon(figure, loaded, format));
            room.set(row, room.get(row) - figure.columns());
        }
        List<Icon> strips = new ArrayList<>();
        rows.forEach(row -> strips.add(new TiledIcon("", row.size(), row)));
        return new TiledIcon(whole.title().orElse(""), 1, strips);
    }

    /** A figure as a live component: each panel can be zoomed and moved. To be called on Swing's thread. */
    public JComponent component(Figure figure, Loaded loaded) throws TaskException, IOException {
        JPanel holder = new JPanel(new GridLayout(0, figure.columns()));
        for (Panel panel : figure.panels()) {
            JComponent component = create(environment(figure, panel, loaded, format(figure)), (task, environment) -> task.createPlotComponent(environment, true));
            holder.add(component);
        }
        return holder;
    }

    /** The stock command that draws a panel by itself. */
    public String stockCommand(Figure figure, Panel panel, Loaded loaded, StockCommand.Input input, Optional<String> out) throws TaskException {
        PlaneScript script = script(figure, panel, loaded, format(figure));
        return StockCommand.of(script, overlaid(script, script.parameters()), user, input, out);
    }

    private PlaneScript script(Figure figure, Panel panel, Loaded loaded, PlaneScript.Format format) throws TaskException {
        PlaneScript script = PlaneScript.of(panel, loaded.data(), format);
        boolean alone = figure.panels().size() == 1;
        if (alone) {
            script.parameters().put("title", loaded.titled(panel.title()));
        }
        StringParameter text = new StringParameter("texttype");
        text.setNullPermitted(true);
        if ("latex".equalsIgnoreCase(text.stringValue(user))) {
            script = script.inLatex();
        }
        if (alone) {
            script.parameters().putAll(whole.title().map(title -> Map.of("title", title)).orElse(Map.of()));
        }
        return script;
    }

    private PlaneScript.Format format(Figure figure) {
        PlaneScript.Format usual = figure.panels().size() == 1 ? ALONE : ABREAST;
        int title = figure.panels().size() == 1 ? 0 : TiledIcon.TITLE_HEIGHT;
        return new PlaneScript.Format(whole.width().map(width -> width / figure.columns()).orElse(usual.width()),
                whole.height().map(height -> (height - title) / figure.rows()).orElse(usual.height()), whole.fontSize().orElse(usual.fontSize()));
    }

    /** The rows come from memory if they are all there and the user did not ask for other expressions on the axes. */
    private OverlaidEnvironment environment(Figure figure, Panel panel, Loaded loaded, PlaneScript.Format format) throws TaskException {
        PlaneScript script = script(figure, panel, loaded, format);
        Set<String> standing = overlaid(script, script.parameters()).ourNames();
        Map<String, Object> values = new LinkedHashMap<>(script.parameters());
        values.put("in", loaded.table());
        for (Map.Entry<String, Layer.OfRows> input : script.inputs().entrySet()) {
            String suffix = input.getKey();
            Layer.OfRows layer = input.getValue();
            Set<String> coordinates = FigureData.coordinates(layer).keySet();
            if (loaded.data().isComplete() && coordinates.stream().allMatch(name -> standing.contains(name + suffix))) {
                values.put("in" + suffix, loaded.data().table(layer));
                coordinates.forEach(name -> values.put(name + suffix, name));
            } else {
                layer.sources().selection().ifPresent(selection -> values.put("icmd" + suffix, StockCommand.select(selection)));
            }
        }
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (value.getKey().startsWith("in_") && value.getValue() instanceof String scheme) {
                value.setValue(table(scheme));
            }
        }
        return overlaid(script, values);
    }

    private OverlaidEnvironment overlaid(PlaneScript script, Map<String, ?> values) {
        return new OverlaidEnvironment(user, taken, values, script.suffixes());
    }

    private StarTable table(String scheme) throws TaskException {
        try {
            return user.getTableFactory().makeStarTable(scheme);
        } catch (IOException e) {
            throw new TaskException("cannot make the table " + scheme + ": " + e.getMessage(), e);
        }
    }

    /** One of plot2plane's ways to make a picture. */
    @FunctionalInterface
    private interface Maker<T> {
        T make(PlanePlot2Task task, OverlaidEnvironment environment) throws TaskException, IOException, InterruptedException;
    }

    private static <T> T create(OverlaidEnvironment environment, Maker<T> maker) throws TaskException, IOException {
        try {
            return maker.make(new PlanePlot2Task(), environment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading the data to plot").initCause(e);
        }
    }
}
