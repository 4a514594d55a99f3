package rubin.topcat.plot;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import rubin.topcat.HelpPages;
import rubin.topcat.Session;
import rubin.topcat.table.TableScan;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.LabelledRows;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.TopcatModel;

/** Lets the user choose which plots of a table to open, and says which columns the others lack. */
public final class PlotDialog extends JDialog {

    private PlotDialog(Session session, TopcatModel model, TableScan survey, List<String> figures) {
        super(session.host(), "Rubin plots", false);
        LabelledRows rows = new LabelledRows();
        rows.addWide(new JLabel("Plots of " + model + ":"), 0);
        Map<String, JCheckBox> boxes = new LinkedHashMap<>();
        for (String figure : figures) {
            List<String> missing = survey.plan().missing().get(figure);
            JCheckBox box = new JCheckBox(PlotPlan.title(figure), missing == null);
            box.setEnabled(missing == null);
            boxes.put(figure, box);
            rows.addWide(box, 0);
            if (missing != null) {
                JLabel reason = new JLabel("<html><body style='width: 300px; margin-left: 20px'>needs " + String.join("; ", missing) + "</body></html>");
                rows.addWide(reason, 0);
            }
        }
        JButton open = new JButton("Open");
        open.setEnabled(boxes.values().stream().anyMatch(JCheckBox::isEnabled));
        open.addActionListener(event -> {
            dispose();
            if (!session.has(model)) {
                FailureMessage.show(session.host(), "Rubin plots", "The table \"" + model.getLabel() + "\" is no longer in TOPCAT; load it again.");
                return;
            }
            session.tables().furnish(model, survey);
            session.plots().open(model, survey, figures.stream().filter(figure -> boxes.get(figure).isSelected()).toList());
        });
        JButton cancel = new JButton("Cancel");
        cancel.addActionListener(event -> dispose());
        JPanel buttons = new JPanel();
        buttons.add(open);
        buttons.add(cancel);
        buttons.add(HelpPages.button(session.host(), HelpPages.PLOTS));
        JPanel body = new JPanel(new BorderLayout(0, 8));
        body.setBorder(BorderFactory.createEmptyBorder(8, 8, 4, 8));
        body.add(rows, BorderLayout.CENTER);
        body.add(buttons, BorderLayout.SOUTH);
        setContentPane(body);
        getRootPane().setDefaultButton(open);
        getRootPane().registerKeyboardAction(event -> dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), JComponent.WHEN_IN_FOCUSED_WINDOW);
        pack();
        setMinimumSize(new Dimension(getWidth(), getHeight()));
        setLocationRelativeTo(session.host());
    }

    /** Reads the table and then opens. */
    public static void open(Session session, TopcatModel model, List<String> figures) {
        StarTable table = model.getDataModel();
        Background.run(() -> TableScan.of(table), survey -> {
            if (survey.rows() == 0) {
                FailureMessage.show(session.host(), "Rubin plots", "The table \"" + model.getLabel() + "\" has no rows to plot.");
            } else if (session.has(model)) {
                new PlotDialog(session, model, survey, figures).setVisible(true);
            }
        }, trouble -> FailureMessage.show(session.host(), "Rubin plots", trouble));
    }
}
