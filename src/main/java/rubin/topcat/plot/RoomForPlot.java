package rubin.topcat.plot;

import java.awt.Component;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicSplitPaneUI;

/**
 * Keeps a plot window's divider at the bottom, whatever sizes the window goes through, until the user pulls the controls up. Set
 * only between events: a divider that is moved inside one of its own leaves the plot at its old size.
 */
final class RoomForPlot extends ComponentAdapter {

    private final JSplitPane split;
    private boolean over;

    private RoomForPlot(JSplitPane split) {
        this.split = split;
    }

    /** Starts keeping. */
    static void in(JSplitPane split) {
        RoomForPlot keeper = new RoomForPlot(split);
        split.addComponentListener(keeper);
        if (split.getUI() instanceof BasicSplitPaneUI look) {
            MouseAdapter pull = new MouseAdapter() {
                @Override
                public void mousePressed(MouseEvent event) {
                    keeper.over = true;
                    split.removeComponentListener(keeper);
                }
            };
            look.getDivider().addMouseListener(pull);
            for (Component arrow : look.getDivider().getComponents()) {
                arrow.addMouseListener(pull);
            }
        }
        keeper.componentResized(null);
    }

    @Override
    public void componentResized(ComponentEvent event) {
        SwingUtilities.invokeLater(() -> {
            if (!over) {
                split.setDividerLocation(1.0);
            }
        });
    }
}
