package rubin.topcat.widget;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** Work off the event thread whose outcome is delivered on it. */
public final class Background {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "rubin");
        thread.setDaemon(true);
        return thread;
    });

    private Background() {
    }

    /**
     * Starts some work.
     *
     * @param done takes what it gave, on the event thread
     * @param failed takes what it threw, on the event thread; linkage errors of a host that differs from the one we know included
     * @return a handle to interrupt it by
     */
    public static <T> Future<?> run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return THREADS.submit(() -> {
            try {
                T value = work.call();
                SwingUtilities.invokeLater(() -> done.accept(value));
            } catch (Exception | LinkageError | OutOfMemoryError e) {
                SwingUtilities.invokeLater(() -> failed.accept(e));
            }
        });
    }
}
