package rubin.topcat.table;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import rubin.topcat.Session;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.LabelledRows;
import rubin.topcat.widget.WindowTiling;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatModel;

/** A line over the linked plots that says what the selection holds that was made last. It never takes the keyboard. */
public final class SelectionLine {

    private final Session session;
    private final JLabel text = new JLabel();
    private JDialog dialog;
    private TopcatModel shown;
    private boolean placed;

    public SelectionLine(Session session) {
        this.session = session;
    }

    /** Says what a subset of a table holds, once that has been counted. */
    public void report(TopcatModel model, TableScan survey, RowSubset subset) {
        Background.run(() -> SelectionReport.of(model.getDataModel(), survey, subset.getName(), subset::isIncluded),
                report -> show(model, report.toString()), trouble -> FailureMessage.show(session.host(), "Selection", trouble));
    }

    /** Takes the line away if it is of this table, until the next selection. */
    public void hide(TopcatModel model) {
        if (dialog != null && shown == model) {
            dialog.setVisible(false);
            shown = null;
        }
    }

    /** What it says now; empty before the first selection. */
    public String text() {
        return text.getText();
    }

    private void show(TopcatModel model, String line) {
        shown = model;
        text.setText(line);
        if (dialog == null) {
            dialog = new JDialog(session.host(), false);
            dialog.setFocusableWindowState(false);
            dialog.setAlwaysOnTop(true);
            JButton copy = new JButton("Copy");
            copy.setToolTipText("Copy the line as text");
            copy.addActionListener(event -> Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text.getText()), null));
            JPanel body = LabelledRows.abreast(text, copy);
            body.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
            dialog.setContentPane(body);
        }
        dialog.setTitle("Selection of " + model);
        dialog.pack();
        if (!placed) {
            placed = true;    // later it stays where the user has put it
            Rectangle free = WindowTiling.free(session.host().getGraphicsConfiguration());
            dialog.setLocation(free.x + (free.width - dialog.getWidth()) / 2, free.y + free.height - dialog.getHeight());
        }
        dialog.setVisible(true);
    }
}
