package rubin.topcat.widget;

import java.awt.BorderLayout;
import java.awt.Color;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.Timer;
import javax.swing.UIManager;

/** How a query goes on: a bar, the time it has taken, and a line that says what happened last. */
public final class RunBar extends JPanel {

    private static final Color WRONG = new Color(0xa00000);
    private static final int TICK_MS = 200;
    private static final String TRYING = "Trying again";

    private final JProgressBar bar = new JProgressBar(0, 100);
    private final JTextArea line = new JTextArea(3, 40);
    private final JButton details = new JButton("Show details");
    private final Timer clock = new Timer(TICK_MS, event -> tick());
    private long startedNanos;
    private long nextTryNanos;
    private String doing = "";
    private Throwable trouble;
    private final StringBuilder remarks = new StringBuilder();

    public RunBar() {
        super(new BorderLayout(6, 2));
        line.setEditable(false);
        line.setFocusable(false);
        line.setOpaque(false);
        line.setLineWrap(true);
        line.setWrapStyleWord(true);
        line.setFont(UIManager.getFont("Label.font"));
        bar.setStringPainted(true);
        bar.setString("");
        details.setVisible(false);
        details.setToolTipText("All that is known of what went wrong");
        details.addActionListener(event -> FailureMessage.showDetails(this, trouble));
        add(bar, BorderLayout.NORTH);
        add(line, BorderLayout.CENTER);
        add(details, BorderLayout.LINE_END);
    }

    /** Starts the clock. */
    public void start() {
        startedNanos = System.nanoTime();
        clock.start();
        remarks.setLength(0);
        show("", null);
    }

    public void progress(String text, OptionalDouble percent) {
        if (doing.equals(TRYING)) {
            show(remarks.toString(), null);    // it has come through
        }
        doing = text;
        bar.setIndeterminate(percent.isEmpty());
        percent.ifPresent(value -> bar.setValue((int) value));
        tick();
    }

    /** Says what failed for now, and counts down to the next try. */
    public void retry(String reason, Duration wait) {
        nextTryNanos = System.nanoTime() + wait.toNanos();
        progress(TRYING, OptionalDouble.empty());
        line.setText(FailureMessage.inWindowWords(reason));
    }

    /** Says something of the table that comes, now and when it is there. */
    public void remark(String text) {
        remarks.append(remarks.isEmpty() ? "" : " ").append(sentence(text));
        show(remarks.toString(), null);
    }

    /** A remark as a sentence. */
    public static String sentence(String text) {
        String words = FailureMessage.inWindowWords(text);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** Stops the clock and says how it ended. */
    public void end(String text) {
        stop();
        show((text + " " + remarks).strip(), null);
        remarks.setLength(0);
    }

    /** Stops the clock and says what went wrong. */
    public void fail(Throwable cause) {
        stop();
        remarks.setLength(0);
        show(FailureMessage.sentence(cause), cause);
    }

    /** Says something below the bar. */
    public void say(String text) {
        show(text, null);
    }

    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private void stop() {
        clock.stop();
        bar.setIndeterminate(false);
        bar.setValue(0);
        bar.setString("");
    }

    private void tick() {
        long left = doing.equals(TRYING) ? (nextTryNanos - System.nanoTime()) / 1_000_000_000L : 0;
        bar.setString(String.format("%s%s, %.0f s", doing, left > 0 ? " in " + left + " s" : "", seconds()));
    }

    private void show(String text, Throwable cause) {
        trouble = cause;
        line.setText(text);
        line.setForeground(cause == null ? UIManager.getColor("Label.foreground") : WRONG);
        details.setVisible(cause != null && !(cause instanceof IllegalArgumentException));
    }
}
