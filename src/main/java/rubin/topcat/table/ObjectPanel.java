package rubin.topcat.table;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.DefaultTableModel;
import rubin.topcat.widget.WindowTiling;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.ControlWindow;

/** A small window with a row's measured values beside its true ones. It stays above the plots, and where the user puts it. */
public final class ObjectPanel {

    private static final int GAP = 12;
    /** As wide as what a window manager puts beside a title, at the size of its letters. */
    private static final String ROOM_FOR_BUTTONS = "MMMMMMMMMMMM";

    private final JDialog dialog = new JDialog(ControlWindow.getInstance(), false);
    private final DefaultTableModel cells = new DefaultTableModel() {
        @Override
        public boolean isCellEditable(int row, int column) {
            return false;
        }
    };
    private final JTable table = new JTable(cells);

    public ObjectPanel() {
        dialog.setFocusableWindowState(false);
        dialog.setAlwaysOnTop(true);
        dialog.setContentPane(new JScrollPane(table));
        table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 2);
        table.getTableHeader().setReorderingAllowed(false);
    }

    /** Shows a row; gives its name. */
    public String show(StarTable source, long row) throws IOException {
        List<ObjectLine> lines = ObjectLine.of(source, row);
        boolean truth = lines.stream().anyMatch(line -> !line.truth().isEmpty());
        boolean ratios = lines.stream().anyMatch(line -> !line.ratio().isEmpty());
        cells.setDataVector(lines.stream().map(line -> cut(truth, ratios, line.label(), line.measured(), line.truth(), line.ratio())).toArray(Object[][]::new),
                cut(truth, ratios, "", "measured", "true", "measured / true"));
        String name = lines.stream().filter(line -> line.label().equals("identifier") && !line.measured().isEmpty())
                .findFirst().map(line -> "Object " + line.measured()).orElse("Row " + (row + 1));
        dialog.setTitle(name);
        fit(table.getFontMetrics(table.getFont()).stringWidth(name + ROOM_FOR_BUTTONS));
        return name;
    }

    /** Takes it off the screen for good. */
    public void close() {
        dialog.dispose();
    }

    /** Without the columns that this table has nothing for. */
    private static Object[] cut(boolean truth, boolean ratios, String... columns) {
        return List.of(columns).subList(0, ratios ? 4 : truth ? 3 : 2).toArray();
    }

    /** Makes room for all that is shown: values that are cut off are none. */
    private void fit(int titleWidth) {
        int width = 0;
        for (int column = 0; column < table.getColumnCount(); column++) {
            DefaultTableCellRenderer renderer = new DefaultTableCellRenderer();
            renderer.setHorizontalAlignment(column == 0 ? SwingConstants.LEADING : SwingConstants.TRAILING);
            table.getColumnModel().getColumn(column).setCellRenderer(renderer);
            Component header = table.getTableHeader().getDefaultRenderer()
                    .getTableCellRendererComponent(table, table.getColumnName(column), false, false, -1, column);
            int widest = header.getPreferredSize().width;
            for (int row = 0; row < table.getRowCount(); row++) {
                widest = Math.max(widest, table.prepareRenderer(renderer, row, column).getPreferredSize().width);
            }
            table.getColumnModel().getColumn(column).setPreferredWidth(widest + GAP);
            width += widest + GAP;
        }
        table.setPreferredScrollableViewportSize(new Dimension(Math.max(width, titleWidth), table.getRowCount() * table.getRowHeight()));
        Dimension needed = dialog.getPreferredSize();
        if (!dialog.isDisplayable()) {
            dialog.pack();
            Rectangle free = WindowTiling.free(dialog.getGraphicsConfiguration());
            dialog.setLocation(free.x + free.width - dialog.getWidth(), free.y + (free.height - dialog.getHeight()) / 2);
        } else if (needed.width > dialog.getWidth() || needed.height > dialog.getHeight()) {
            dialog.setSize(Math.max(needed.width, dialog.getWidth()), Math.max(needed.height, dialog.getHeight()));
        }
        dialog.setVisible(true);
        dialog.validate();
    }
}
