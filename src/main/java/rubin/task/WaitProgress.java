package rubin.task;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rubin.tap.JobPhase;
import rubin.tap.base.Progress;

/**
 * How a job goes on, on standard error: on a terminal a bar with the time that was waited, on one line that is written over;
 * elsewhere a line whenever the phase changes, up to the last, which is the command's to say.
 */
public final class WaitProgress implements Progress, AutoCloseable {

    private static final String CLEAR_LINE = "\r\033[K";
    private static final int BAR = 30;
    private static final Set<String> FINAL = Stream.of(JobPhase.values()).filter(JobPhase::isFinal).map(JobPhase::name).collect(Collectors.toSet());

    private final PrintStream err;
    private final boolean terminal;
    private final Clock clock;
    private final Instant start;
    private String last = "UNKNOWN";

    public WaitProgress(PrintStream err, boolean terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** The phase that was told last; unknown if none was. */
    public String lastPhase() {
        return last;
    }

    @Override
    public void phase(String phase, OptionalDouble percent) {
        if (terminal) {
            err.print(CLEAR_LINE + line(phase, percent, Duration.between(start, clock.instant())));
            err.flush();
        } else if (!phase.equals(last) && !FINAL.contains(phase)) {
            err.println(phase);
        }
        last = phase;
    }

    @Override
    public void retrying(String reason, Duration wait) {
        String text = reason + "; trying again" + (wait.isZero() ? "" : " in " + Math.max(1, wait.toSeconds()) + " s");
        if (terminal) {
            err.print(CLEAR_LINE + text);
            err.flush();
        } else {
            err.println(text);
        }
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (terminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    /** Such as {@code EXECUTING [######------------------------] 20 %  1:05}. */
    static String line(String phase, OptionalDouble percent, Duration waited) {
        String bar = "";
        if (percent.isPresent()) {
            int done = (int) Math.round(percent.getAsDouble() * BAR / 100);
            bar = String.format(Locale.ROOT, " [%s%s] %.0f %%", "#".repeat(done), "-".repeat(BAR - done), percent.getAsDouble());
        }
        long seconds = waited.toSeconds();
        String time = seconds < 3600 ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return phase + bar + "  " + time;
    }
}
