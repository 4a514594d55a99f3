package rubin.topcat;

import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;

/** Places for windows, side by side on a screen. Pure but for {@link #free}. */
final class Tiles {

    private Tiles() {
    }

    /** The part of a screen that no panel of the desktop takes. */
    static Rectangle free(GraphicsConfiguration screen) {
        Rectangle all = screen.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        return new Rectangle(all.x + taken.left, all.y + taken.top, all.width - taken.left - taken.right, all.height - taken.top - taken.bottom);
    }

    /** The place of one of {@code count} windows, rows from the top, as near to a square of windows as it gets. */
    static Rectangle place(Rectangle area, int index, int count) {
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        int left = area.width * (index % columns) / columns;
        int right = area.width * (index % columns + 1) / columns;
        int top = area.height * (index / columns) / rows;
        int bottom = area.height * (index / columns + 1) / rows;
        return new Rectangle(area.x + left, area.y + top, right - left, bottom - top);
    }
}
