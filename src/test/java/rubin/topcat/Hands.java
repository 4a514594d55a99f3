package rubin.topcat;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/** A mouse, a keyboard and eyes for the real screen of a test. */
public final class Hands {

    private static final int POLL_MS = 25;
    /** Characters that lie above another one on the keys of an American keyboard. */
    private static final Map<Character, Character> SHIFTED = Map.of(':', ';', '_', '-', '(', '9', ')', '0');
    private static final File PICTURES = new File("target/screenshots");

    private final Robot robot;

    Hands() {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException("this test needs a display", e);
        }
        robot.setAutoDelay(15);
    }

    /** Runs something on the event thread and gives its result. */
    public static <T> T onEventThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            if (SwingUtilities.isEventDispatchThread()) {
                task.run();
            } else {
                SwingUtilities.invokeAndWait(task);
            }
            return task.get();
        } catch (InvocationTargetException | ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something holds on the event thread; a test that waits in vain fails with a picture of the screen. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!onEventThread(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                String name = "failed-" + what.replaceAll("[^A-Za-z0-9]+", "-");
                picture(name);
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "; see target/screenshots/" + name + ".png");
            }
            robot.delay(POLL_MS);
        }
    }

    /** Waits until something has been the same for a second. */
    public void awaitRest(String what, Callable<?> state) {
        Object[] last = {null};
        long[] since = {System.nanoTime()};
        await(what, Duration.ofSeconds(30), () -> {
            Object now = onEventThread(state);
            if (!now.equals(last[0])) {
                last[0] = now;
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > 1_000_000_000L;
        });
    }

    /** Clicks in the middle of what is to be seen of a component. */
    public void click(Component component) {
        Rectangle area = place(component);
        Rectangle seen = onEventThread(() -> component instanceof JComponent swing ? swing.getVisibleRect() : new Rectangle(component.getSize()));
        click(new Point(area.x + seen.x + seen.width / 2, area.y + seen.y + seen.height / 2));
    }

    /** Where a component is on the screen, once its window has come to rest there. */
    public Rectangle place(Component component) {
        Rectangle[] last = {null};
        int[] same = {0};
        await(component.getClass().getSimpleName() + " at rest", Duration.ofSeconds(10), () -> {
            Rectangle now = component.isShowing() ? new Rectangle(component.getLocationOnScreen(), component.getSize()) : null;
            same[0] = now != null && now.equals(last[0]) ? same[0] + 1 : 0;
            last[0] = now;
            return same[0] >= 5;
        });
        return last[0];
    }

    public void click(Point place) {
        move(place);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
    }

    /** Moves in two steps, as a hand does: one alone might be taken for none. */
    public void move(Point place) {
        robot.mouseMove(place.x - 2, place.y - 1);
        robot.mouseMove(place.x, place.y);
    }

    /** Drags along a line of points. */
    public void drag(List<Point> line) {
        robot.mouseMove(line.get(0).x, line.get(0).y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        for (Point point : line) {
            robot.mouseMove(point.x, point.y);
            robot.delay(60);
        }
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
    }

    /** Types over what a text field holds. */
    public void type(Component field, String text) {
        click(field);
        await("the field has the keyboard", Duration.ofSeconds(5), field::isFocusOwner);
        robot.keyPress(KeyEvent.VK_CONTROL);
        press(KeyEvent.VK_A);
        robot.keyRelease(KeyEvent.VK_CONTROL);
        text.chars().forEach(c -> {
            if (c == '<' || c == '>') {
                throw new IllegalArgumentException("no key for " + (char) c);
            }
            boolean shift = Character.isUpperCase(c) || SHIFTED.containsKey((char) c);
            if (shift) {
                robot.keyPress(KeyEvent.VK_SHIFT);
            }
            press(KeyEvent.getExtendedKeyCodeForChar(SHIFTED.getOrDefault((char) c, (char) c)));
            if (shift) {
                robot.keyRelease(KeyEvent.VK_SHIFT);
            }
        });
    }

    public void press(int key) {
        robot.keyPress(key);
        robot.keyRelease(key);
    }

    /** A part of the screen. */
    public BufferedImage look(Rectangle area) {
        return robot.createScreenCapture(area);
    }

    /** Keeps a picture of the screen in target/screenshots. */
    public void picture(String name) {
        try {
            PICTURES.mkdirs();
            ImageIO.write(look(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png", new File(PICTURES, name + ".png"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The showing window of a title that starts so. */
    public static Optional<Window> window(String title) {
        for (Window window : Window.getWindows()) {
            String name = window instanceof java.awt.Frame frame ? frame.getTitle() : window instanceof java.awt.Dialog dialog ? dialog.getTitle() : "";
            if (window.isShowing() && name != null && name.startsWith(title)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    /** Every component of a kind inside another one that meets a condition. */
    public static <T extends Component> List<T> all(Component root, Class<T> kind, Predicate<T> condition) {
        List<T> found = new ArrayList<>();
        collect(root, kind, condition, found);
        return found;
    }

    public static <T extends Component> T one(Component root, Class<T> kind, Predicate<T> condition) {
        return onEventThread(() -> all(root, kind, condition).stream().findFirst()
                .orElseThrow(() -> new AssertionError("there is no such " + kind.getSimpleName())));
    }

    private static <T extends Component> void collect(Component component, Class<T> kind, Predicate<T> condition, List<T> found) {
        if (kind.isInstance(component) && condition.test(kind.cast(component))) {
            found.add(kind.cast(component));
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                collect(child, kind, condition, found);
            }
        }
    }
}
