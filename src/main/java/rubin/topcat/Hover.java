package rubin.topcat;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Future;
import javax.swing.JToolTip;
import javax.swing.Popup;
import javax.swing.PopupFactory;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.PlotPanel;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot2.SubCloud;
import uk.ac.starlink.ttools.plot2.Surface;
import uk.ac.starlink.ttools.plot2.data.DataStore;

/**
 * Hovering over linked plot windows: the point next to the pointer gets a tooltip, and a marker in all of them. It marks through
 * the plot panels and not through the host's row highlight, which would run the activation actions that the user has ticked.
 */
final class Hover {

    /** How near the pointer must be, in pixels. */
    static final double REACH = 6;
    /** Points a window from which on there is no hovering: the index would take too much memory. */
    static final int MAX_POINTS = 2_000_000;

    private static final int COALESCE_MS = 30;
    private static final int OFFSET = 14;

    private final Session session;
    private final TopcatModel model;
    private final Survey survey;
    private final List<Pane> panes = new ArrayList<>();
    private final Runnable whenOver;
    private HoverText text;
    private Popup popup;
    private int shownRow = -1;

    /**
     * Starts hovering.
     *
     * @param windows windows that show this model's table
     * @param whenOver called when the last of them is closed
     */
    Hover(Session session, TopcatModel model, Survey survey, List<StackPlotWindow<?, ?>> windows, Runnable whenOver) {
        this.session = session;
        this.model = model;
        this.survey = survey;
        this.whenOver = whenOver;
        readText();
        windows.forEach(window -> panes.add(new Pane(window)));
        panes.forEach(Pane::watch);
    }

    /** What the windows show. */
    TopcatModel model() {
        return model;
    }

    /** The windows that are open. */
    List<StackPlotWindow<?, ?>> windows() {
        List<StackPlotWindow<?, ?>> windows = new ArrayList<>();
        panes.forEach(pane -> windows.add(pane.window));
        return windows;
    }

    boolean isOver() {
        return panes.isEmpty();
    }

    /** The row that the tooltip shows, or -1. */
    int shownRow() {
        return shownRow;
    }

    /** What is plotted in one of the windows, once that has been read. */
    Optional<PlottedPoints> points(StackPlotWindow<?, ?> window) {
        return panes.stream().filter(pane -> pane.window == window).findFirst().flatMap(pane -> Optional.ofNullable(pane.points));
    }

    /** Makes the tooltip's text anew, after the user chose its columns. */
    void readText() {
        try {
            text = HoverText.of(model.getDataModel(), survey, session.hoverColumns());
        } catch (IOException e) {
            Trouble.show(session.host(), "Hover", e);
        }
    }

    /** Takes the tooltip and the markers away. */
    void clear() {
        mark(-1);
        hidePopup();
    }

    /** What the pointer at a place of a window does. */
    void pointAt(StackPlotWindow<?, ?> window, Point place, Point onScreen) {
        panes.stream().filter(pane -> pane.window == window).findFirst().ifPresent(pane -> show(pane, place, onScreen));
    }

    private void show(Pane pane, Point place, Point onScreen) {
        OptionalInt found = session.isHovering() && pane.points != null ? pane.points.rowAt(place, REACH) : OptionalInt.empty();
        int row = found.orElse(-1);
        if (row == shownRow) {
            return;
        }
        hidePopup();
        mark(row);
        if (row >= 0) {
            showPopup(pane.panel, onScreen, row);
        }
    }

    /**
     * Marks a row, one window an event so that none takes long. Where nothing is under the pointer, the row that was selected by a
     * click gets its marker back.
     */
    private void mark(int row) {
        if (row == shownRow) {
            return;
        }
        shownRow = row;
        int marked = row < 0 ? (int) session.selectedRow(model) : row;
        for (Pane pane : panes) {
            SwingUtilities.invokeLater(() -> {
                if (shownRow == row && pane.points != null) {
                    pane.panel.setHighlights(marked < 0 ? Map.of() : pane.points.highlight(marked));
                }
            });
        }
    }

    /** At the pointer's own place on the screen: where the window is, a window manager may not have told yet. */
    private void showPopup(PlotPanel<?, ?> panel, Point onScreen, int row) {
        try {
            JToolTip tip = panel.createToolTip();
            tip.setTipText(text == null ? "row " + (row + 1) : text.html(row));
            popup = PopupFactory.getSharedInstance().getPopup(panel, tip, onScreen.x + OFFSET, onScreen.y + OFFSET);
            popup.show();
        } catch (IOException e) {
            session.setHovering(false);
            Trouble.show(session.host(), "Hover is off: the row cannot be read", e);
        }
    }

    private void hidePopup() {
        if (popup != null) {
            popup.hide();
            popup = null;
        }
    }

    /** One of the windows, with what is plotted in it. */
    private final class Pane extends MouseAdapter {

        private final StackPlotWindow<?, ?> window;
        private final PlotPanel<?, ?> panel;
        private final Timer settle = new Timer(COALESCE_MS, event -> look());
        private PlottedPoints points;
        private Surface plottedSurface;
        private Set<SubCloud> plottedClouds = Set.of();
        private Future<?> reading;
        private Point pointer;
        private Point pointerOnScreen;

        Pane(StackPlotWindow<?, ?> window) {
            this.window = window;
            this.panel = window.getPlotPanel();
            settle.setRepeats(false);
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
                    hidePopup();
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
                }
            }, trouble -> {
                points = null;
                Trouble.show(window, "Hover", trouble);
            });
        }

        @Override
        public void mouseMoved(MouseEvent event) {
            pointer = event.getPoint();
            pointerOnScreen = event.getLocationOnScreen();
            if (!settle.isRunning()) {
                settle.start();
            }
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            pointer = null;
            clear();
        }

        @Override
        public void mousePressed(MouseEvent event) {
            hidePopup();
        }

        @Override
        public void mouseExited(MouseEvent event) {
            pointer = null;
            clear();
        }

        private void look() {
            if (pointer != null) {
                pointAt(window, pointer, pointerOnScreen);
            }
        }

        private void close() {
            if (!panes.contains(this)) {
                return;
            }
            clear();
            panes.remove(this);
            settle.stop();
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
