package rubin.topcat;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import rubin.tap.TapException;

/** What goes wrong, in one sentence, with the rest on request. */
final class Trouble {

    private static final Dimension DETAILS_SIZE = new Dimension(640, 320);

    private Trouble() {
    }

    /** One sentence for the user. */
    static String sentence(Throwable trouble) {
        if (trouble instanceof OutOfMemoryError) {
            return "TOPCAT has no memory left for this; start it with more, such as bin/topcat -Xmx4g";
        }
        if (trouble instanceof LinkageError) {
            return "this version of TOPCAT differs from those that the plugin knows (" + trouble.getMessage() + "); the table is usable, the rest is not";
        }
        String message = trouble.getMessage();
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
    static void show(Component parent, String title, Throwable trouble) {
        JPanel panel = new JPanel(new BorderLayout(0, 8));
        panel.add(message(sentence(trouble)), BorderLayout.CENTER);
        JButton details = new JButton("Show details");
        details.addActionListener(e -> showDetails(parent, trouble));
        JPanel line = new JPanel();
        line.add(details);
        panel.add(line, BorderLayout.SOUTH);
        show(parent, title, JOptionPane.WARNING_MESSAGE, panel);
    }

    /** Says something in a window that holds nothing up. */
    static void show(Component parent, String title, String text) {
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
