package rubin.topcat.widget;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import rubin.tap.base.TapException;
import rubin.topcat.jobs.JobBoard;

/** What goes wrong, in one sentence, with the rest on request. */
public final class FailureMessage {

    private static final Dimension DETAILS_SIZE = new Dimension(640, 320);

    private static final String HOST_DIFFERS = "this version of TOPCAT differs from those that the plugin knows (%s); the table can be used, but not this";
    /** Remedies that commands have, and what they are in a window. */
    private static final Map<String, String> WINDOW_WORDS = Map.of(
            "put it into ~/.rubin/token and run 'chmod 600 ~/.rubin/token', or give token=@file", "store it with Token in the Rubin menu",
            "and give token=@file", "and store it with Token in the Rubin menu",
            "check tapurl", "check the service's URL",
            "check that tapurl is", "check that the service's URL is",
            "has moved; give tapurl=", "has moved; the service to choose is ",
            "give tapurl=https://...", "give a URL that starts with https://",
            "abort one with rubinjob", "abort one in the JobBoard window",
            "which rubinschema shows", "which TOPCAT's TAP window shows",
            "query asynchronously, with sync=false", "try again later");

    private FailureMessage() {
    }

    /** A sentence that commands share, with a window's remedies for theirs. */
    public static String inWindowWords(String sentence) {
        String text = sentence;
        for (Map.Entry<String, String> words : WINDOW_WORDS.entrySet()) {
            text = text.replace(words.getKey(), words.getValue());
        }
        return text;
    }

    /** One sentence for the user. */
    public static String sentence(Throwable trouble) {
        if (trouble instanceof OutOfMemoryError) {
            return "TOPCAT has no memory left for this; start it with more, such as bin/topcat -Xmx4g";
        }
        if (trouble instanceof LinkageError) {
            return HOST_DIFFERS.formatted(trouble.getMessage());
        }
        if (trouble instanceof ReflectiveOperationException) {
            return HOST_DIFFERS.formatted(trouble.getClass().getSimpleName() + " " + trouble.getMessage());
        }
        String message = trouble.getMessage() == null ? null : inWindowWords(trouble.getMessage());
        boolean plain = message != null && !message.isBlank();
        return plain && (trouble instanceof TapException || message.contains(" ")) ? message
                : trouble.getClass().getSimpleName() + (plain ? ": " + message : "");
    }

    /** The whole of it, for a report. */
    static String details(Throwable trouble) {
        StringWriter text = new StringWriter();
        trouble.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Shows the whole of it in a window of its own. */
    static void showDetails(Component parent, Throwable trouble) {
        JTextArea area = new JTextArea(details(trouble));
        area.setEditable(false);
        area.setCaretPosition(0);
        JScrollPane scroller = new JScrollPane(area);
        scroller.setPreferredSize(DETAILS_SIZE);
        show(parent, "Details", JOptionPane.PLAIN_MESSAGE, scroller);
    }

    /** Says it in a window that holds nothing up. */
    public static void show(Component parent, String title, Throwable trouble) {
        showAll(parent, title, sentence(trouble), trouble);
    }

    /** Says what of a user's wish could not be had, and why. */
    public static void show(Component parent, String title, String what, Throwable trouble) {
        showAll(parent, title, what + ": " + sentence(trouble), trouble);
    }

    private static void showAll(Component parent, String title, String text, Throwable trouble) {
        JPanel panel = new JPanel(new BorderLayout(0, 8));
        panel.add(message(text), BorderLayout.CENTER);
        JButton details = new JButton("Show details");
        details.addActionListener(e -> showDetails(parent, trouble));
        JPanel line = new JPanel();
        line.add(details);
        panel.add(line, BorderLayout.SOUTH);
        show(parent, title, JOptionPane.WARNING_MESSAGE, panel);
    }

    /** Says something in a window that holds nothing up. */
    public static void show(Component parent, String title, String text) {
        show(parent, title, JOptionPane.INFORMATION_MESSAGE, message(text));
    }

    private static JTextArea message(String text) {
        JTextArea area = new JTextArea(text);
        area.setEditable(false);
        area.setOpaque(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setColumns(48);
        area.setSize(area.getPreferredSize().width, Short.MAX_VALUE);
        return area;
    }

    private static void show(Component parent, String title, int type, Component content) {
        var dialog = new JOptionPane(content, type).createDialog(SwingUtilities.getRoot(parent), title);
        dialog.setModal(false);
        dialog.setResizable(true);
        dialog.pack();
        dialog.setVisible(true);
    }
}
