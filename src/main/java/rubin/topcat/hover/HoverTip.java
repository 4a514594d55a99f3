package rubin.topcat.hover;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * The tooltip of a point: names and values in two columns. One component that lies over its window and is refilled and moved,
 * because a Swing tooltip is made anew for each text, which takes longer than the pointer needs to the next point.
 */
public final class HoverTip extends JComponent {

    /**
     * One line.
     *
     * @param label what it is
     * @param value the value, as text
     */
    record Line(String label, String value) {
    }

    /** Away from the pointer, right and down, or where there is no room left and up, in pixels. */
    private static final int OFFSET = 14;
    private static final int MARGIN = 4;

    private List<Line> lines = List.of();
    private int labelWidth;

    HoverTip() {
        setOpaque(true);
        setVisible(false);
        setBackground(UIManager.getColor("ToolTip.background"));
        setForeground(UIManager.getColor("ToolTip.foreground"));
        setFont(UIManager.getFont("ToolTip.font"));
        setBorder(BorderFactory.createCompoundBorder(UIManager.getBorder("ToolTip.border"), BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN)));
    }

    /**
     * Shows some lines next to a place, within the window of that place.
     *
     * @param component where the place is
     * @param place in the component's coordinates
     */
    void show(JComponent component, Point place, List<Line> text) {
        JRootPane root = component.getRootPane();
        if (root == null) {
            return;
        }
        JLayeredPane pane = root.getLayeredPane();
        if (getParent() != pane) {
            remove();
            pane.add(this, JLayeredPane.POPUP_LAYER);
        }
        lines = List.copyOf(text);
        Dimension size = layOut();
        Point pointer = SwingUtilities.convertPoint(component, place, pane);
        setBounds(new Rectangle(beside(pointer.x, size.width, pane.getWidth()), beside(pointer.y, size.height, pane.getHeight()), size.width, size.height));
        setVisible(true);
        repaint();
    }

    /** Takes it away. */
    void remove() {
        setVisible(false);
        if (getParent() != null) {
            getParent().remove(this);
        }
    }

    /** What it says, a line a line. */
    public String text() {
        return lines.stream().map(line -> line.label() + " " + line.value()).collect(Collectors.joining("\n"));
    }

    /** After the pointer where that fits, else before it, and never outside of the window. */
    private static int beside(int pointer, int length, int room) {
        int after = pointer + OFFSET;
        return after + length <= room ? after : Math.max(0, pointer - OFFSET - length);
    }

    private Dimension layOut() {
        FontMetrics font = getFontMetrics(getFont());
        labelWidth = lines.stream().mapToInt(line -> font.stringWidth(line.label())).max().orElse(0) + font.charWidth('M');
        int valueWidth = lines.stream().mapToInt(line -> font.stringWidth(line.value())).max().orElse(0);
        Insets insets = getInsets();
        return new Dimension(insets.left + labelWidth + valueWidth + insets.right, insets.top + lines.size() * font.getHeight() + insets.bottom);
    }

    /** For the mouse it is not there. */
    @Override
    public boolean contains(int x, int y) {
        return false;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D drawing = (Graphics2D) graphics.create();
        if (Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints") instanceof Map<?, ?> hints) {
            drawing.addRenderingHints(hints);
        } else {
            drawing.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        }
        drawing.setColor(getBackground());
        drawing.fillRect(0, 0, getWidth(), getHeight());
        drawing.setColor(getForeground());
        Insets insets = getInsets();
        FontMetrics font = drawing.getFontMetrics();
        int y = insets.top + font.getAscent();
        for (Line line : lines) {
            drawing.drawString(line.label(), insets.left, y);
            drawing.drawString(line.value(), insets.left + labelWidth, y);
            y += font.getHeight();
        }
        drawing.dispose();
    }
}
