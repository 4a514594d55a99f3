package rubin.topcat.hover;

import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import rubin.topcat.Session;
import rubin.topcat.table.TableScan;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.PlotPanel;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot2.SubCloud;
import uk.ac.starlink.ttools.plot2.Surface;
import uk.ac.starlink.ttools.plot2.data.DataStore;

/**
 * Hovering over linked plot windows: the point next to the pointer gets a tooltip, and a marker in all of them. Both lie over the
 * plots. The host's row highlight would run the activation actions that the user has ticked, and have all windows plot anew.
 */
public final class Hover {

    /** How near the pointer must be, in pixels. */
    public static final double REACH = 6;
    /** Points a window from which on there is no hovering: the index would take too much memory. */
    public static final int MAX_POINTS = 2_000_000;

    private final Session session;
    private final TopcatModel model;
    private final TableScan survey;
    private final List<Pane> panes = new ArrayList<>();
    private final Runnable whenOver;
    private final HoverTip tip = new HoverTip();
    private HoverText text;
    private int shownRow = -1;

    /**
     * Starts hovering.
     *
     * @param windows windows that show this model's table
     * @param whenOver called when the last of them is closed
     */
    public Hover(Session session, TopcatModel model, TableScan survey, List<StackPlotWindow<?, ?>> windows, Runnable whenOver) {
        this.session = session;
        this.model = model;
        this.survey = survey;
        this.whenOver = whenOver;
        readText(false);
        windows.forEach(window -> panes.add(new Pane(window)));
        panes.forEach(Pane::watch);
    }

    /** What the windows show. */
    public TopcatModel model() {
        return model;
    }

    /** The windows that are open. */
    public List<StackPlotWindow<?, ?>> windows() {
        List<StackPlotWindow<?, ?>> windows = new ArrayList<>();
        panes.forEach(pane -> windows.add(pane.window));
        return windows;
    }

    public boolean isOver() {
        return panes.isEmpty();
    }

    /** The tooltip, which is in the window under the pointer or nowhere. */
    public HoverTip tip() {
        return tip;
    }

    /** The row that the tooltip shows, or -1. */
    public int shownRow() {
        return shownRow;
    }

    /** What is plotted in one of the windows, once that has been read. */
    public Optional<PlottedPoints> points(StackPlotWindow<?, ?> window) {
        return panes.stream().filter(pane -> pane.window == window).findFirst().flatMap(pane -> Optional.ofNullable(pane.points));
    }

    /**
     * Makes the tooltip's text anew, off the event thread, because it compiles expressions.
     *
     * @param justChosen whether the user has just chosen its columns, and is to hear which of them this table cannot show
     */
    public void readText(boolean justChosen) {
        List<String> columns = session.hoverColumns();
        Background.run(() -> HoverText.of(model.getDataModel(), survey, columns), made -> {
            text = made;
            if (justChosen && !made.leftOut().isEmpty()) {
                String reasons = made.leftOut().entrySet().stream().map(e -> e.getKey() + " (" + e.getValue().replaceFirst("\\.$", "") + ")").collect(Collectors.joining(", "));
                FailureMessage.show(session.host(), "Hover", "The tooltip of the table \"" + model.getLabel() + "\" leaves out " + reasons
                        + ". Hover columns in the Rubin menu changes it.");
            }
        }, trouble -> FailureMessage.show(session.host(), "Hover", trouble));
    }

    /** Takes the tooltip and the markers away. */
    public void clear() {
        shownRow = -1;
        tip.remove();
        panes.forEach(pane -> pane.mark.setVisible(false));
    }

    /** What the pointer at a place of a window does. */
    private void pointAt(Pane pane, Point place) {
        int row = session.isHovering() && pane.points != null ? pane.points.rowAt(place, REACH).orElse(-1) : -1;
        if (row < 0) {
            clear();
        } else if (row != shownRow) {
            shownRow = row;
            showTip(pane.panel, place, row);
            panes.forEach(Pane::markShown);
        }
    }

    private void showTip(PlotPanel<?, ?> panel, Point place, int row) {
        try {
            tip.show(panel, place, text == null ? List.of(new HoverTip.Line("row", String.valueOf(row + 1))) : text.lines(row));
        } catch (IOException e) {
            session.setHovering(false);
            FailureMessage.show(session.host(), "Hover is off: the row cannot be read", e);
        }
    }

    /** One of the windows, with what is plotted in it. */
    private final class Pane extends MouseAdapter {

        private final StackPlotWindow<?, ?> window;
        private final PlotPanel<?, ?> panel;
        private PlottedPoints points;
        private Surface plottedSurface;
        private Set<SubCloud> plottedClouds = Set.of();
        private Future<?> reading;
        private final HoverMark mark = new HoverMark();
        private boolean pressed;

        Pane(StackPlotWindow<?, ?> window) {
            this.window = window;
            this.panel = window.getPlotPanel();
        }

        void watch() {
            panel.addChangeListener(event -> replotted(), false);
            panel.addMouseListener(this);
            panel.addMouseMotionListener(this);
            window.addWindowListener(new WindowAdapter() {
                @Override
                public void windowClosing(WindowEvent event) {
                    close();
                }

                @Override
                public void windowClosed(WindowEvent event) {
                    close();
                }

                @Override
                public void windowDeactivated(WindowEvent event) {
                    tip.remove();
                }
            });
            replotted();
        }

        /** Compares the points' source, not the layers: a highlight makes new layers of the same points. */
        private void replotted() {
            if (panel.getZoneCount() < 1 || !panes.contains(this)) {
                return;
            }
            Surface surface = panel.getSurface(0);
            DataStore store = panel.getDataStore();
            if (surface == null || store == null) {
                return;
            }
            SubCloud[] clouds = SubCloud.createSubClouds(panel.getPlotLayers(0), true);
            Set<SubCloud> now = new HashSet<>(Arrays.asList(clouds));
            if (surface.equals(plottedSurface) && now.equals(plottedClouds)) {
                return;
            }
            plottedSurface = surface;
            plottedClouds = now;
            clear();
            if (reading != null) {
                reading.cancel(true);
            }
            Surface wanted = surface;
            reading = Background.run(() -> PlottedPoints.read(wanted, clouds, store, MAX_POINTS), read -> {
                if (plottedSurface == wanted && panes.contains(this)) {
                    points = read.orElse(null);
                    if (read.isEmpty()) {
                        session.noteHoverOff(model);
                    }
                    lookAgain();
                }
            }, trouble -> {
                points = null;
                FailureMessage.show(window, "Hover", trouble);
            });
        }

        private void markShown() {
            Optional<Point> place = points == null ? Optional.empty() : points.placeOf(shownRow);
            place.ifPresentOrElse(found -> mark.show(panel, found), () -> mark.setVisible(false));
        }

        /** The points have moved under a pointer that may be at rest. */
        private void lookAgain() {
            Point pointer = pressed ? null : panel.getMousePosition();
            if (pointer != null) {
                pointAt(this, pointer);
            }
        }

        @Override
        public void mouseMoved(MouseEvent event) {
            pointAt(this, event.getPoint());
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            clear();
        }

        @Override
        public void mousePressed(MouseEvent event) {
            pressed = true;
            tip.remove();
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            pressed = false;
        }

        @Override
        public void mouseExited(MouseEvent event) {
            clear();
        }

        private void close() {
            if (!panes.contains(this)) {
                return;
            }
            clear();
            panes.remove(this);
            panel.removeMouseListener(this);
            panel.removeMouseMotionListener(this);
            if (reading != null) {
                reading.cancel(true);
            }
            points = null;
            plottedClouds = Set.of();
            if (panes.isEmpty()) {
                whenOver.run();
            }
        }
    }
}
