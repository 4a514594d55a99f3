package rubin.task;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import rubin.tap.base.Progress;

/**
 * Progress on standard error. The job's URL is always printed; the rest only on a terminal, on one line that is written over
 * and cleared in the end.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {

    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream err;
    private final boolean terminal;
    private final Consumer<URI> onJob;

    public ConsoleProgress(PrintStream err) {
        this(err, job -> { });
    }

    /** @param onJob told of the job */
    public ConsoleProgress(PrintStream err, Consumer<URI> onJob) {
        this.err = err;
        this.terminal = Terminal.isThere();
        this.onJob = onJob;
    }

    @Override
    public void jobCreated(URI job) {
        err.println("Job: " + job);
        onJob.accept(job);
    }

    @Override
    public void phase(String phase, OptionalDouble percent) {
        show(phase + (percent.isPresent() ? String.format(Locale.ROOT, " %.0f %%", percent.getAsDouble()) : ""));
    }

    @Override
    public void retrying(String reason, Duration wait) {
        show(reason + "; trying again" + (wait.isZero() ? "" : " in " + Math.max(1, wait.toSeconds()) + " s"));
    }

    @Override
    public void reading(long rows, long bytes) {
        show(rows + " rows, " + bytes / 1_000_000 + " MB");
    }

    @Override
    public void remark(String sentence) {
        close();
        err.println("Note: " + sentence + ".");
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (terminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void show(String text) {
        if (terminal) {
            err.print(CLEAR_LINE + text);
            err.flush();
        }
    }
}
