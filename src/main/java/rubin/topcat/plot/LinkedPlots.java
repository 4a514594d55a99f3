package rubin.topcat.plot;

import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.SwingUtilities;
import rubin.figure.Panel;
import rubin.topcat.Session;
import rubin.topcat.hover.Hover;
import rubin.topcat.table.SelectionColours;
import rubin.topcat.table.TableScan;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.WindowTiling;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatEvent;
import uk.ac.starlink.topcat.TopcatListener;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.LayerException;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot2.config.ConfigException;

/** Sets of plot windows that show one table, tiled on the screen, and the hovering over them. */
public final class LinkedPlots {

    private final Session session;
    private final List<Hover> hovers = new ArrayList<>();
    private final Map<TopcatModel, TopcatListener> selections = new HashMap<>();

    public LinkedPlots(Session session) {
        this.session = session;
    }

    /** Has windows go with their table, but for those to which the user has added another one's points. */
    public void closeWithTables() {
        session.onLostTable(() -> hovers().stream().filter(hover -> !session.has(hover.model()))
                .flatMap(hover -> hover.windows().stream()).filter(PlotControls::isBare).forEach(Window::dispose));
    }

    /** What hovers over the windows that are open. */
    public List<Hover> hovers() {
        return List.copyOf(hovers);
    }

    /**
     * Opens windows, step by step so that TOPCAT stays alive between them. What the table has no columns for is left out.
     *
     * @param figures names of figures of {@link PlotPlan}
     */
    public void open(TopcatModel model, TableScan survey, List<String> figures) {
        List<Panel> panels = figures.stream().filter(survey.plan().panels()::containsKey).map(survey.plan().panels()::get).toList();
        Opening opening = new Opening(model, survey, panels);
        // The first look at a plotter loads the host's plotting classes, which takes long enough to be felt.
        Background.run(PanelWindow::markers, markers -> opening.step(), opening::fail);
    }

    /** A set of windows on its way to the screen. */
    private final class Opening {

        private final TopcatModel model;
        private final TableScan survey;
        private final List<PanelWindow> windows = new ArrayList<>();
        private final Deque<PanelWindow.Step> steps = new ArrayDeque<>();

        Opening(TopcatModel model, TableScan survey, List<Panel> panels) {
            this.model = model;
            this.survey = survey;
            Rectangle area = WindowTiling.free(session.host().getGraphicsConfiguration());
            for (Panel panel : panels) {
                Rectangle place = WindowTiling.place(area, windows.size(), panels.size());
                PanelWindow window = new PanelWindow(session, model, survey, panel);
                windows.add(window);
                steps.addAll(window.opening(place));
            }
        }

        void step() {
            if (!session.has(model)) {
                windows.forEach(window -> window.window().ifPresent(Window::dispose));
                return;    // The table was deleted while its plots were being opened.
            }
            try {
                if (steps.isEmpty()) {
                    link();
                } else {
                    steps.poll().run();
                    SwingUtilities.invokeLater(this::step);
                }
            } catch (LayerException | ConfigException | ReflectiveOperationException | RuntimeException | LinkageError e) {
                fail(e);
            }
        }

        /** Leaves the windows that are open already as they are. */
        void fail(Throwable trouble) {
            windows.forEach(window -> window.window().filter(w -> !w.isVisible()).ifPresent(Window::dispose));
            FailureMessage.show(session.host(), "Rubin plots", "The table \"" + model.getLabel() + "\" is here, but its plots cannot be opened", trouble);
        }

        private void link() {
            List<StackPlotWindow<?, ?>> open = new ArrayList<>();
            windows.forEach(window -> window.window().filter(Window::isVisible).ifPresent(open::add));
            if (open.isEmpty()) {
                return;
            }
            hovers.add(new Hover(session, model, survey, open, () -> {
                hovers.removeIf(Hover::isOver);
                if (hoversOf(model).isEmpty()) {
                    model.removeTopcatListener(selections.remove(model));
                    session.selectionLine().hide(model);
                }
            }));
            selections.computeIfAbsent(model, watched -> watch(watched, survey));
        }
    }

    private List<Hover> hoversOf(TopcatModel model) {
        return hovers.stream().filter(hover -> hover.model() == model).toList();
    }

    /** Colours and reports every subset that the user makes of a table from now on. */
    private TopcatListener watch(TopcatModel model, TableScan survey) {
        SelectionColours colours = new SelectionColours();
        TopcatListener listener = event -> {
            if (event.getCode() == TopcatEvent.SHOW_SUBSET && event.getDatum() instanceof RowSubset subset
                    && !survey.subsets().containsKey(subset.getName())) {
                colours.dress(model, subset, hoversOf(model).stream().flatMap(hover -> hover.windows().stream()).toList());
                session.selectionLine().report(model, survey, subset);
            }
        };
        model.addTopcatListener(listener);
        return listener;
    }
}
