package rubin.topcat.query;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The query as it will be sent. It follows the form until the user edits it, and again after "Back to the form". */
final class AdqlEditor extends JPanel {

    private static final Color WRONG = new Color(0xa00000);

    private final JTextPane area = new JTextPane();
    private final JLabel state = new JLabel();
    private final JButton back = new JButton("Back to the form");
    private final Runnable whenBack;
    private String offered = "";
    private boolean following = true;
    private boolean setting;

    /**
     * @param whenBack called when the text is to follow the form again
     */
    AdqlEditor(Runnable whenBack) {
        super(new BorderLayout(0, 2));
        this.whenBack = whenBack;
        area.setFont(new Font(Font.MONOSPACED, Font.PLAIN, UIManager.getFont("TextField.font").getSize()));
        area.setToolTipText("The query that will be sent, in ADQL; it may be edited");
        // Tab goes on to the buttons, as from any other field; it would edit the query unseen.
        area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        area.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                edited();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                edited();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                // Colours only.
            }
        });
        back.setToolTipText("Forget what was edited; the text follows the form again");
        back.setVisible(false);
        back.addActionListener(event -> {
            following = true;
            back.setVisible(false);
            whenBack.run();
        });
        JPanel top = new JPanel(new BorderLayout());
        top.add(state, BorderLayout.CENTER);
        top.add(back, BorderLayout.LINE_END);
        add(top, BorderLayout.NORTH);
        add(new JScrollPane(area), BorderLayout.CENTER);
        say("ADQL", false);
    }

    /** Whether the text is the user's own. */
    boolean isEdited() {
        return !following;
    }

    String text() {
        return area.getText();
    }

    /** Shows the form's query, unless the user has one of his own. */
    void offer(String adql) {
        if (following) {
            if (!adql.equals(offered)) {
                offered = adql;
                set(adql);
            }
            say("ADQL", false);
        }
    }

    /** Says why the form gives no query. */
    void refuse(String reason) {
        if (following) {
            say(reason, true);
        }
    }

    private void set(String adql) {
        setting = true;
        area.setText(adql);
        area.setCaretPosition(0);
        setting = false;
        AdqlColours.apply(area.getStyledDocument());
    }

    private void edited() {
        if (!setting) {
            following = false;
            offered = "";
            back.setVisible(true);
            say("ADQL, edited: the form no longer counts", false);
            AdqlColours.applyLater(area.getStyledDocument());
        }
    }

    private void say(String text, boolean wrong) {
        state.setText(text);
        state.setForeground(wrong ? WRONG : UIManager.getColor("Label.foreground"));
        state.setToolTipText(text);
    }
}
