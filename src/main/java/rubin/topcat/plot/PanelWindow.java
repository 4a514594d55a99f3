package rubin.topcat.plot;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.Action;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JSplitPane;
import rubin.figure.Axis;
import rubin.figure.Extent;
import rubin.figure.Layer;
import rubin.figure.Panel;
import rubin.figure.SourceClass;
import rubin.figure.draw.MarkerStyle;
import rubin.topcat.Session;
import rubin.topcat.table.TableArrivals;
import rubin.topcat.table.TableScan;
import rubin.topcat.widget.LabelledRows;
import rubin.topcat.widget.WindowTiling;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.ConfigControl;
import uk.ac.starlink.topcat.plot2.Control;
import uk.ac.starlink.topcat.plot2.ControlStackModel;
import uk.ac.starlink.topcat.plot2.FormLayerControl;
import uk.ac.starlink.topcat.plot2.LayerCommand;
import uk.ac.starlink.topcat.plot2.LayerException;
import uk.ac.starlink.topcat.plot2.PlotWindowType;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot.Style;
import uk.ac.starlink.ttools.plot2.Plotter;
import uk.ac.starlink.ttools.plot2.config.ConfigException;
import uk.ac.starlink.ttools.plot2.config.ConfigMap;
import uk.ac.starlink.ttools.plot2.config.StyleKeys;
import uk.ac.starlink.ttools.plot2.data.Coord;
import uk.ac.starlink.ttools.plot2.data.Input;
import uk.ac.starlink.ttools.plot2.geom.PlanePlotType;
import uk.ac.starlink.ttools.plot2.layer.MarkerShape;
import uk.ac.starlink.ttools.plot2.layer.ModePlotter;
import uk.ac.starlink.ttools.plot2.layer.ShapeMode;

/** Shows a panel of a figure in a plane window of the host's. */
final class PanelWindow {

    /** LabelledRows from which on markers are drawn a pixel smaller, and smallest. */
    private static final long MANY = 25_000;
    private static final long CROWD = 250_000;

    /** Windows of less height need it for the plot, and would cut off their last line. */
    private static final int SMALL_HEIGHT = 480;
    private static final String HINTS = "Show Navigation Help";

    private final Session session;
    private final TopcatModel model;
    private final TableScan survey;
    private final Panel panel;
    private StackPlotWindow<?, ?> window;

    /** A part of opening the window, for one event of the event thread. */
    @FunctionalInterface
    interface Step {

        /**
         * Does it.
         *
         * @throws LayerException if the host cannot make the layer
         * @throws ConfigException if it does not take a setting
         * @throws ReflectiveOperationException if its axes cannot be reached
         */
        void run() throws LayerException, ConfigException, ReflectiveOperationException;
    }

    /**
     * @param survey what is known of the model's table
     * @param panel what to show of it
     */
    PanelWindow(Session session, TopcatModel model, TableScan survey, Panel panel) {
        this.session = session;
        this.model = model;
        this.survey = survey;
        this.panel = panel;
    }

    /**
     * What there is to do to open the window, in steps of which each is short enough for one event. Their order is the host's: packed
     * before anything is set, because a plot that is asked for while the window has no size never comes; axes before points, because a plot
     * that is being drawn when they are set keeps the range that it found itself.
     */
    List<Step> opening(Rectangle bounds) {
        List<Step> steps = new ArrayList<>(List.of(this::create, () -> PlotControls.configure(window, settings()), this::addPoints, this::colourClasses));
        for (Layer layer : panel.layers()) {
            if (layer instanceof Layer.Line line) {
                steps.add(() -> addLine(line));
            }
        }
        steps.add(() -> show(bounds));
        return steps;
    }

    /** The window, from the first step on. */
    Optional<StackPlotWindow<?, ?>> window() {
        return Optional.ofNullable(window);
    }

    private void create() {
        window = PlotWindowType.PLANE.createWindow(session.host(), session.host().getTablesListModel());
        window.pack();
    }

    private void show(Rectangle bounds) {
        window.setTitle(panel.title() + " - " + model);
        if (bounds.height < SMALL_HEIGHT) {
            hideHints();
        }
        givePlotTheRoom();
        WindowTiling.put(window, bounds);
        window.setVisible(true);
    }

    private void addPoints() throws LayerException {
        ConfigMap style = new ConfigMap();
        style.put(StyleKeys.SIZE, survey.rows() < MANY ? 2 : survey.rows() < CROWD ? 1 : 0);
        style.put(StyleKeys.MARKER_SHAPE, MarkerShape.FILLED_CIRCLE);
        window.getControlManager().addLayer(command(markers(), coordinates(points()), style, subset(points().get(0).sources())));
    }

    private void colourClasses() {
        Map<RowSubset, SourceClass> subsets = new LinkedHashMap<>();
        points().forEach(layer -> subsets.put(subset(layer.sources()), layer.sources()));
        FormLayerControl control = (FormLayerControl) window.getControlStack().getStackModel().getControlAt(0);
        subsets.forEach((subset, sources) -> {
            ConfigMap look = new ConfigMap();
            look.put(StyleKeys.COLOR, sources.color());
            look.put(StyleKeys.LABEL, sources.name());
            control.getSubsetManager().setConfig(subset.getKey(), look);
        });
        control.getSubsetStack().setSelectedSubsets(subsets.keySet().toArray(new RowSubset[0]));
    }

    private List<Layer.Points> points() {
        return panel.layers().stream().filter(Layer.Points.class::isInstance).map(Layer.Points.class::cast).toList();
    }

    private RowSubset subset(SourceClass sources) {
        RowSubset subset = sources.selection().isPresent() ? TableArrivals.find(model, sources.name()) : RowSubset.ALL;
        return subset == null ? RowSubset.ALL : subset;
    }

    /**
     * The expressions to plot, by the host's name of the coordinate. A window for one class gives the others no position: a subset
     * that is brushed elsewhere then shows here with its members of that class only.
     */
    private Map<String, String> coordinates(List<Layer.Points> layers) {
        Layer.Points points = layers.get(0);
        Optional<String> only = layers.size() == 1 && survey.classes().size() > 1 ? points.sources().selection() : Optional.empty();
        List<String> expressions = new ArrayList<>();
        for (String expression : List.of(points.x(), points.y())) {
            expressions.add(only.map(condition -> condition + " ? toDouble(" + expression + ") : NaN").orElse(expression));
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Coord coord : PlanePlotType.getInstance().getPointDataGeoms()[0].getPosCoords()) {
            for (Input input : coord.getInputs()) {
                inputs.put(LayerCommand.getInputName(input), expressions.get(inputs.size()));
            }
        }
        return inputs;
    }

    private <S extends Style> LayerCommand<S> command(Plotter<S> plotter, Map<String, String> inputs, ConfigMap style, RowSubset subset) {
        return new LayerCommand<>(plotter, model, inputs, style, subset);
    }

    /**
     * The plotter for points.
     *
     * @throws LayerException if this host has none
     */
    static Plotter<?> markers() throws LayerException {
        for (Plotter<?> plotter : PlanePlotType.getInstance().getPlotters()) {
            if (plotter instanceof ModePlotter<?> mode && mode.getForm().getFormName().equals("Mark") && mode.getMode() == ShapeMode.AUTO) {
                return plotter;
            }
        }
        throw new LayerException("this version of TOPCAT has no markers for plane plots");
    }

    /** Through the window's own action, since the control behind it is made differently from one version to the next. */
    private void addLine(Layer.Line line) throws ConfigException {
        for (Action action : window.getControlManager().getStackActions()) {
            if (String.valueOf(action.getValue(Action.NAME)).contains("Function")) {
                ControlStackModel stack = window.getControlStack().getStackModel();
                List<Control> before = controls(stack);
                action.actionPerformed(null);
                for (Control control : controls(stack)) {
                    if (!before.contains(control) && control instanceof ConfigControl config) {
                        PlotControls.configure(config, Map.of("fexpr", line.y(), "color", MarkerStyle.hex(line.color()), "label", line.label()));
                    }
                }
                return;
            }
        }
    }

    private static List<Control> controls(ControlStackModel stack) {
        List<Control> controls = new ArrayList<>();
        for (int i = 0; i < stack.getSize(); i++) {
            controls.add(stack.getControlAt(i));
        }
        return controls;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("title", panel.title() + ", " + model.getLabel());
        axis(settings, "x", panel.x());
        axis(settings, "y", panel.y());
        if (panel.equalScale()) {
            settings.put("aspect", "1");
        }
        settings.put("grid", String.valueOf(panel.grid()));
        return settings;
    }

    private void axis(Map<String, String> settings, String name, Axis axis) {
        settings.put(name + "label", axis.label());
        settings.put(name + "flip", String.valueOf(axis.flipped()));
        if (axis.log()) {
            settings.put(name + "log", "true");
            settings.put(name + "scale", "log");
        }
        if (axis.extent() instanceof Extent.Fixed range) {
            settings.put(name + "min", String.valueOf(range.min()));
            settings.put(name + "max", String.valueOf(range.max()));
        } else if (survey.reaches().containsKey(panel.key())) {
            double reach = survey.reaches().get(panel.key());
            settings.put(name + "min", String.valueOf(-reach));
            settings.put(name + "max", String.valueOf(reach));
        }
    }

    /** The line of mouse hints, which the Plot menu brings back. */
    private void hideHints() {
        JMenuBar bar = window.getJMenuBar();
        for (int i = 0; i < bar.getMenuCount(); i++) {
            for (Component item : bar.getMenu(i).getMenuComponents()) {
                if (item instanceof JMenuItem hints && HINTS.equals(hints.getText()) && hints.isSelected()) {
                    hints.doClick(0);
                }
            }
        }
    }

    private void givePlotTheRoom() {
        PlotControls.walk(window.getContentPane(), component -> {
            if (component instanceof JSplitPane split && split.getOrientation() == JSplitPane.VERTICAL_SPLIT) {
                // Its own least height is more than a small window has, which would cut off the line below it.
                split.setMinimumSize(new Dimension());
                RoomForPlot.in(split);
            }
        });
    }
}
