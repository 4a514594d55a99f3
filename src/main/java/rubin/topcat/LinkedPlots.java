package rubin.topcat;

import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.swing.SwingUtilities;
import rubin.figure.Panel;
import uk.ac.starlink.topcat.TopcatListener;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.LayerException;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot2.config.ConfigException;

/** Sets of plot windows that show one table, tiled on the screen, and the hovering over them. */
final class LinkedPlots {

    private final Session session;
    private final List<Hover> hovers = new ArrayList<>();

    LinkedPlots(Session session) {
        this.session = session;
    }

    /** What hovers over the windows that are open. */
    List<Hover> hovers() {
        return List.copyOf(hovers);
    }

    /**
     * Opens windows, one after another so that TOPCAT stays alive between them. What the table has no columns for is left out.
     *
     * @param figures names of figures of {@link PlotPlan}
     */
    void open(TopcatModel model, Survey survey, List<String> figures) {
        List<Panel> panels = figures.stream().filter(survey.plan().panels()::containsKey).map(survey.plan().panels()::get).toList();
        Rectangle area = Tiles.free(session.host().getGraphicsConfiguration());
        Deque<PanelWindow> waiting = new ArrayDeque<>();
        List<Rectangle> places = new ArrayList<>();
        for (Panel panel : panels) {
            places.add(Tiles.place(area, waiting.size(), panels.size()));
            waiting.add(new PanelWindow(session, model, survey, panel));
        }
        openNext(model, survey, waiting, places, new ArrayList<>());
    }

    private void openNext(TopcatModel model, Survey survey, Deque<PanelWindow> waiting, List<Rectangle> places, List<StackPlotWindow<?, ?>> open) {
        if (!session.has(model)) {
            open.forEach(StackPlotWindow::dispose);    // deleted while its plots were being opened
            return;
        }
        if (waiting.isEmpty()) {
            if (!open.isEmpty()) {
                TopcatListener selections = session.selectionLine().watch(model, survey);
                hovers.add(new Hover(session, model, survey, open, () -> {
                    hovers.removeIf(Hover::isOver);
                    model.removeTopcatListener(selections);
                    session.selectionLine().hide();
                }));
            }
            return;
        }
        try {
            open.add(waiting.poll().open(places.remove(0)));
            SwingUtilities.invokeLater(() -> openNext(model, survey, waiting, places, open));
        } catch (LayerException | ConfigException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            Trouble.show(session.host(), "Rubin plots", "The table \"" + model.getLabel() + "\" is here, but its plots cannot be opened", e);
        }
    }
}
