package rubin.topcat.widget;

import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** A form: labels in one column, what they label in another. */
public final class LabelledRows extends JPanel {

    private static final int GAP = 6;

    private int row;

    public LabelledRows() {
        super(new GridBagLayout());
    }

    /** Adds a line; the label gets the field's tooltip, and leads to it for readers of screens. */
    public void add(String label, JComponent field) {
        JLabel text = new JLabel(label + ":");
        text.setToolTipText(field.getToolTipText());
        text.setLabelFor(field);
        add(text, place(0, 1, 0));
        add(field, place(1, 1, 1));
        row++;
    }

    /** Adds something as wide as the form; all the height that is left goes to those with weight. */
    public void addWide(JComponent content, double weight) {
        GridBagConstraints place = place(0, 2, 1);
        place.weighty = weight;
        place.fill = weight > 0 ? GridBagConstraints.BOTH : GridBagConstraints.HORIZONTAL;
        add(content, place);
        row++;
    }

    /** Components side by side, as wide as they like to be. */
    public static JPanel abreast(Component... components) {
        JPanel line = new JPanel();
        line.setLayout(new BoxLayout(line, BoxLayout.X_AXIS));
        for (Component component : components) {
            if (line.getComponentCount() > 0) {
                line.add(javax.swing.Box.createHorizontalStrut(GAP));
            }
            line.add(component);
        }
        line.add(javax.swing.Box.createHorizontalGlue());
        return line;
    }

    private GridBagConstraints place(int column, int width, double weight) {
        return new GridBagConstraints(column, row, width, 1, weight, 0, GridBagConstraints.LINE_START,
                column == 0 && width == 1 ? GridBagConstraints.NONE : GridBagConstraints.HORIZONTAL, new Insets(2, GAP, 2, GAP), 0, 0);
    }
}
