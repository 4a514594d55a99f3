package rubin.topcat.hover;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;

/**
 * The marker of the point under the pointer: the host's ring with four ticks, lying over a plot. The host's own marker is part of
 * the plot, which it would plan and draw anew in every window for every point that the pointer passes.
 */
final class HoverMark extends JComponent {

    private static final int RING = 6;
    private static final int REACH = 9;
    private static final int SIZE = 2 * REACH + 3;

    HoverMark() {
        setSize(SIZE, SIZE);
        setVisible(false);
    }

    /**
     * Puts it on a point.
     *
     * @param plot where the point is
     * @param place in the plot's coordinates
     */
    void show(JComponent plot, Point place) {
        JRootPane root = plot.getRootPane();
        if (root == null) {
            return;
        }
        if (getParent() != root.getLayeredPane()) {
            root.getLayeredPane().add(this, JLayeredPane.PALETTE_LAYER);
        }
        Point centre = SwingUtilities.convertPoint(plot, place, root.getLayeredPane());
        setLocation(centre.x - SIZE / 2, centre.y - SIZE / 2);
        setVisible(true);
    }

    /** For the mouse it is not there. */
    @Override
    public boolean contains(int x, int y) {
        return false;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D drawing = (Graphics2D) graphics.create();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.translate(SIZE / 2 + 0.5, SIZE / 2 + 0.5);
        // Light under dark, to be seen on every ground.
        draw(drawing, new Color(255, 255, 255, 200), 3.5f);
        draw(drawing, Color.BLACK, 1.6f);
        drawing.dispose();
    }

    private static void draw(Graphics2D drawing, Color color, float width) {
        drawing.setColor(color);
        drawing.setStroke(new BasicStroke(width));
        drawing.draw(new Ellipse2D.Double(-RING, -RING, 2 * RING, 2 * RING));
        for (int[] way : new int[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}) {
            drawing.draw(new Line2D.Double(way[0] * (RING - 2), way[1] * (RING - 2), way[0] * REACH, way[1] * REACH));
        }
    }
}
