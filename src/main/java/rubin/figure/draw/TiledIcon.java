package rubin.figure.draw;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.RenderingHints;
import java.util.List;
import javax.swing.Icon;

/**
 * Pictures in rows, each row as tall as its tallest, on white, under a title if that is not empty.
 *
 * @param title text above all
 * @param columns pictures abreast
 * @param tiles the pictures, from the left and the top
 */
public record TiledIcon(String title, int columns, List<Icon> tiles) implements Icon {

    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    /** Height of a title, in pixels. */
    public static final int TITLE_HEIGHT = 34;

    public TiledIcon {
        tiles = List.copyOf(tiles);
    }

    @Override
    public int getIconWidth() {
        int width = 0;
        for (int first = 0; first < tiles.size(); first += columns) {
            width = Math.max(width, row(first).stream().mapToInt(Icon::getIconWidth).sum());
        }
        return width;
    }

    @Override
    public int getIconHeight() {
        int height = titleHeight();
        for (int first = 0; first < tiles.size(); first += columns) {
            height += rowHeight(first);
        }
        return height;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(Color.WHITE);
        g.fillRect(x, y, getIconWidth(), getIconHeight());
        if (titleHeight() > 0) {
            paintTitle(g, x, y);
        }
        int top = y + titleHeight();
        for (int first = 0; first < tiles.size(); first += columns) {
            int left = x;
            for (Icon tile : row(first)) {
                tile.paintIcon(component, g, left, top);
                left += tile.getIconWidth();
            }
            top += rowHeight(first);
        }
        g.dispose();
    }

    private void paintTitle(Graphics2D g, int x, int y) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.BLACK);
        g.setFont(TITLE);
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(title, x + (getIconWidth() - metrics.stringWidth(title)) / 2, y + (TITLE_HEIGHT + metrics.getAscent()) / 2);
    }

    private int titleHeight() {
        return title.isEmpty() ? 0 : TITLE_HEIGHT;
    }

    private List<Icon> row(int first) {
        return tiles.subList(first, Math.min(tiles.size(), first + columns));
    }

    private int rowHeight(int first) {
        return row(first).stream().mapToInt(Icon::getIconHeight).max().orElse(0);
    }
}
