package rubin.topcat.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.swing.AbstractButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.figure.SourceClass;
import rubin.topcat.Hands;
import rubin.topcat.RunningTopcat;
import rubin.topcat.hover.Hover;
import rubin.topcat.hover.PlottedPoints;
import rubin.topcat.query.QueryWindow;
import rubin.topcat.table.TableArrivals;
import rubin.topcat.table.TableScan;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.FormLayerControl;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot2.config.StyleKeys;

/** Linked plots under a real mouse. */
@Timeout(240)
class LinkedPlotsGui {

    private RunningTopcat topcat;
    private TopcatModel model;
    private Hover hover;

    @BeforeEach
    void open() throws IOException {
        topcat = RunningTopcat.get();
        QueryWindow window = topcat.openQueryWindow();
        model = topcat.run(window);
        hover = topcat.linkedPlots(model, 4);
    }

    @AfterEach
    void closeThem() {
        Hands.onEventThread(() -> {
            hover.windows().forEach(Window::dispose);
            return hover;
        });
    }

    @Test
    void thePointerOverAPointShowsItsRowAndMarksItElsewhereAndAClickSelectsIt() throws IOException {
        StackPlotWindow<?, ?> cmd = topcat.plot(hover, "Colour-magnitude");
        StackPlotWindow<?, ?> sky = topcat.plot(hover, "Position");
        int row = loneStar();
        Point place = onScreen(cmd, row);
        Point elsewhere = onScreen(sky, row);
        BufferedImage before = topcat.hands().look(around(elsewhere));

        topcat.hands().move(place);

        topcat.hands().await("the star's row", Duration.ofSeconds(10), () -> hover.shownRow() == row);
        String id = String.valueOf(cell(row, "objectId"));
        topcat.hands().await("its tooltip", Duration.ofSeconds(10), () -> hover.tip().isShowing() && hover.tip().text().contains("objectId " + id));
        topcat.hands().await("its marker at " + elsewhere.x + ", " + elsewhere.y, Duration.ofSeconds(10),
                () -> differs(before, topcat.hands().look(around(elsewhere))));
        topcat.hands().picture("hover");
        long selected = Hands.onEventThread(() -> topcat.session().selectedRow(model));
        assertThat(selected).as("hovering selects nothing, so no activation action runs").isEqualTo(-1);

        topcat.hands().click(place);

        topcat.hands().await("the row selected", Duration.ofSeconds(10), () -> topcat.session().selectedRow(model) == row);
    }

    @Test
    void aRegionDrawnInOneWindowShowsInAllAndOnlyItsStarsAmongTheStars() {
        StackPlotWindow<?, ?> cmd = topcat.plot(hover, "Colour-magnitude");
        Hands.onEventThread(() -> {
            cmd.toFront();
            return cmd;
        });
        AbstractButton lasso = Hands.one(cmd.getToolBar(), AbstractButton.class,
                button -> button.getToolTipText() != null && button.getToolTipText().contains("freehand region"));
        topcat.hands().click(lasso);
        Rectangle plot = Hands.onEventThread(() -> {
            Rectangle area = cmd.getPlotPanel().getSurface(0).getPlotBounds();
            Point corner = cmd.getPlotPanel().getLocationOnScreen();
            return new Rectangle(corner.x + area.x, corner.y + area.y, area.width, area.height);
        });
        List<Point> line = new ArrayList<>();
        double[][] corners = {{0.3, 0.05}, {0.6, 0.05}, {0.6, 0.6}, {0.3, 0.6}, {0.3, 0.06}};
        for (double[] corner : corners) {
            line.add(new Point(plot.x + (int) (corner[0] * plot.width), plot.y + (int) (corner[1] * plot.height)));
        }
        topcat.hands().drag(line);
        topcat.hands().click(lasso);
        topcat.hands().await("the host asks for a name", Duration.ofSeconds(10), () -> Hands.window("New Subset").isPresent());
        Window question = Hands.window("New Subset").orElseThrow();
        topcat.hands().type(Hands.one(question, JTextField.class, JTextField::isShowing), "bright");
        topcat.hands().press(KeyEvent.VK_TAB);
        topcat.hands().click(topcat.button(question, "Add Subset"));

        topcat.hands().await("the subset", Duration.ofSeconds(10), () -> TableArrivals.find(model, "bright") != null);
        RowSubset bright = TableArrivals.find(model, "bright");
        for (StackPlotWindow<?, ?> window : hover.windows()) {
            topcat.hands().await("it shows in " + window.getTitle(), Duration.ofSeconds(10), () -> shown(window).contains(bright));
        }
        assertThat(colours(bright)).hasSize(1).doesNotContain(SourceClass.GALAXY, SourceClass.STAR, SourceClass.SUPERNOVA);
        topcat.hands().await("the line that says what it holds", Duration.ofSeconds(10), () -> topcat.session().selectionLine().text().startsWith("bright: "));
        topcat.hands().picture("brushed");
        StackPlotWindow<?, ?> stars = topcat.plot(hover, "Colour-colour");
        long plottedOthers = Hands.onEventThread(() -> {
            long others = 0;
            for (int row = 0; row < model.getDataModel().getRowCount(); row++) {
                boolean plotted = hover.points(stars).orElseThrow().placeOf(row).isPresent();
                others += plotted && ((Number) cell(row, "truth_type")).intValue() != 2 ? 1 : 0;
            }
            return others;
        });
        assertThat(plottedOthers).isZero();
    }

    @Test
    void windowsThatAreClosedAreNotHoveredOverAnyMore() {
        Hands.onEventThread(() -> {
            List.copyOf(hover.windows()).forEach(Window::dispose);
            return hover;
        });

        topcat.hands().await("hovering is over", Duration.ofSeconds(10), hover::isOver);
        assertThat(topcat.session().plots().hovers()).doesNotContain(hover);
    }

    /** Its colours in all the windows. */
    private Set<Color> colours(RowSubset subset) {
        return Hands.onEventThread(() -> {
            Set<Color> colours = new HashSet<>();
            for (StackPlotWindow<?, ?> window : hover.windows()) {
                FormLayerControl layer = (FormLayerControl) window.getControlStack().getStackModel().getControlAt(0);
                colours.add(layer.getSubsetManager().getConfigger(subset.getKey()).getConfig().get(StyleKeys.COLOR));
            }
            return colours;
        });
    }

    private List<RowSubset> shown(StackPlotWindow<?, ?> window) {
        var stack = window.getControlStack().getStackModel();
        for (int i = 0; i < stack.getSize(); i++) {
            if (stack.getControlAt(i) instanceof FormLayerControl control) {
                return List.of(control.getSubsetStack().getSelectedSubsets());
            }
        }
        return List.of();
    }

    /** A bright star with nothing else near it in the colour-magnitude diagram, by a search through all rows. */
    private int loneStar() {
        PlottedPoints points = hover.points(topcat.plot(hover, "Colour-magnitude")).orElseThrow();
        List<Point> places = new ArrayList<>();
        for (int row = 0; row < model.getDataModel().getRowCount(); row++) {
            places.add(points.placeOf(row).orElse(null));
        }
        for (int row = 0; row < places.size(); row++) {
            Point place = places.get(row);
            if (place != null && ((Number) cell(row, "truth_type")).intValue() == 2
                    && places.stream().filter(other -> other != null && other.distance(place) < 3 * Hover.REACH).count() == 1) {
                return row;
            }
        }
        throw new AssertionError("no star stands alone");
    }

    private Object cell(long row, String column) {
        StarTable table = model.getDataModel();
        try {
            return table.getCell(row, TableScan.column(table, column).orElseThrow());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Point onScreen(StackPlotWindow<?, ?> window, int row) {
        return Hands.onEventThread(() -> {
            Point place = hover.points(window).orElseThrow().placeOf(row).orElseThrow();
            Point corner = window.getPlotPanel().getLocationOnScreen();
            return new Point(corner.x + place.x, corner.y + place.y);
        });
    }

    private static Rectangle around(Point place) {
        return new Rectangle(place.x - 5, place.y - 5, 11, 11);
    }

    private static boolean differs(BufferedImage before, BufferedImage after) {
        for (int x = 0; x < before.getWidth(); x++) {
            for (int y = 0; y < before.getHeight(); y++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
