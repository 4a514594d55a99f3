package rubin.topcat;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatEvent;
import uk.ac.starlink.topcat.TopcatListener;
import uk.ac.starlink.topcat.TopcatModel;

/** A line over the linked plots that says what the selection holds that was made last. It never takes the keyboard. */
final class SelectionLine {

    private final Session session;
    private final JLabel text = new JLabel();
    private JDialog dialog;

    SelectionLine(Session session) {
        this.session = session;
    }

    /** Reports every subset that the user makes of a table from now on. */
    TopcatListener watch(TopcatModel model, Survey survey) {
        TopcatListener listener = event -> {
            if (event.getCode() == TopcatEvent.SHOW_SUBSET && event.getDatum() instanceof RowSubset subset
                    && !survey.subsets().containsKey(subset.getName())) {
                Background.run(() -> SelectionReport.of(model.getDataModel(), survey, subset.getName(), subset::isIncluded),
                        report -> show(report.toString()), trouble -> Trouble.show(session.host(), "Selection", trouble));
            }
        };
        model.addTopcatListener(listener);
        return listener;
    }

    /** Takes the line away, until the next selection. */
    void hide() {
        if (dialog != null) {
            dialog.setVisible(false);
        }
    }

    /** What it says now; empty before the first selection. */
    String text() {
        return text.getText();
    }

    private void show(String line) {
        text.setText(line);
        if (dialog == null) {
            dialog = new JDialog(session.host(), "Rubin selection", false);
            dialog.setFocusableWindowState(false);
            dialog.setAlwaysOnTop(true);
            JButton copy = new JButton("Copy");
            copy.setToolTipText("Copy the line as text");
            copy.addActionListener(event -> Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text.getText()), null));
            JPanel body = Rows.abreast(text, copy);
            body.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
            dialog.setContentPane(body);
        }
        dialog.pack();
        Rectangle free = Tiles.free(session.host().getGraphicsConfiguration());
        dialog.setLocation(free.x + (free.width - dialog.getWidth()) / 2, free.y + free.height - dialog.getHeight());
        dialog.setVisible(true);
    }
}
