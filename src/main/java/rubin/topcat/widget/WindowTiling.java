package rubin.topcat.widget;

import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.Timer;

/** Places for windows on a screen. */
public final class WindowTiling {

    /** So that a form that is cut off at the bottom has room for its scroll bar at the side. */
    private static final int SCROLLBAR = 24;

    private static final int FRAMED_MS = 250;

    private WindowTiling() {
    }

    /** Has a window come up as a whole in the middle of the screen: the host puts large ones half off a small one. */
    public static void centre(Window window) {
        window.pack();
        Rectangle free = free(window.getGraphicsConfiguration());
        int width = Math.min(window.getWidth() + SCROLLBAR, free.width);
        int height = Math.min(window.getHeight(), free.height);
        put(window, new Rectangle(free.x + (free.width - width) / 2, free.y + (free.height - height) / 2, width, height));
    }

    /**
     * Has a window come up at a place. Said before it is shown, since a window manager that is asked for two places at once may leave
     * Java with the wrong idea of where the window is; and by the preferred size, since the host packs its windows when it shows
     * them. How much of the size the frame takes, the window manager tells a little later.
     */
    public static void put(Window window, Rectangle bounds) {
        window.setPreferredSize(bounds.getSize());
        window.setLocation(bounds.getLocation());
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                window.setPreferredSize(null);
                Timer framed = new Timer(FRAMED_MS, later -> window.setSize(bounds.getSize()));
                framed.setRepeats(false);
                framed.start();
            }
        });
    }

    /** The part of a screen that no panel of the desktop takes. */
    public static Rectangle free(GraphicsConfiguration screen) {
        Rectangle all = screen.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        return new Rectangle(all.x + taken.left, all.y + taken.top, all.width - taken.left - taken.right, all.height - taken.top - taken.bottom);
    }

    /** The place of one of {@code count} windows, rows from the top, as near to a square of windows as it gets. One leaves half of the area free. */
    public static Rectangle place(Rectangle area, int index, int count) {
        int columns = Math.max(2, (int) Math.ceil(Math.sqrt(count)));
        int rows = (count + columns - 1) / columns;
        int left = area.width * (index % columns) / columns;
        int right = area.width * (index % columns + 1) / columns;
        int top = area.height * (index / columns) / rows;
        int bottom = area.height * (index / columns + 1) / rows;
        return new Rectangle(area.x + left, area.y + top, right - left, bottom - top);
    }
}
