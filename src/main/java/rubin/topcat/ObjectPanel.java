package rubin.topcat;

import java.awt.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Vector;
import javax.swing.JDialog;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.ControlWindow;

/** A small window with a row's measured values beside its true ones. */
final class ObjectPanel {

    private static final String[] COLUMNS = {"", "measured", "true"};
    private static final int LONGEST = 40;
    private static final int WIDTH = 420;

    private final JDialog dialog = new JDialog(ControlWindow.getInstance(), false);
    private final DefaultTableModel cells = new DefaultTableModel(COLUMNS, 0) {
        @Override
        public boolean isCellEditable(int row, int column) {
            return false;
        }
    };

    ObjectPanel() {
        dialog.setFocusableWindowState(false);
        JTable table = new JTable(cells);
        dialog.setContentPane(new JScrollPane(table));
        table.setPreferredScrollableViewportSize(new Dimension(WIDTH, 17 * table.getRowHeight()));
        dialog.pack();
        dialog.setLocationByPlatform(true);
    }

    /** Shows a row; gives its name. */
    String show(StarTable table, long row) throws IOException {
        List<String[]> lines = lines(table, row);
        cells.setRowCount(0);
        for (String[] line : lines) {
            cells.addRow(new Vector<>(List.of(line)));
        }
        String name = value(table, row, "objectId").map(id -> "Object " + id).orElse("Row " + (row + 1));
        dialog.setTitle(name);
        dialog.setVisible(true);
        return name;
    }

    /** Label, measured value, true value; lines of which the table has neither are left out. */
    static List<String[]> lines(StarTable table, long row) throws IOException {
        List<String[]> lines = new ArrayList<>();
        line(lines, "class", value(table, row, "refExtendedness", "r_extendedness")
                .map(extended -> extended.startsWith("1") ? "extended" : extended.startsWith("0") ? "point-like" : extended), value(table, row, "truth_class"));
        line(lines, "RA / deg", value(table, row, "coord_ra", "ra"), value(table, row, "truth_ra"));
        line(lines, "Dec / deg", value(table, row, "coord_dec", "dec"), value(table, row, "truth_dec"));
        for (String band : "u g r i z y".split(" ")) {
            line(lines, band + " / mag", value(table, row, "mag_" + band + "_cModel", "mag_" + band + "_psf"), value(table, row, "truth_mag_" + band));
        }
        for (String band : "u g r i z y".split(" ")) {
            line(lines, band + " flux / nJy", value(table, row, band + "_cModelFlux", band + "_psfFlux"), value(table, row, "flux_" + band));
        }
        for (String band : "u g r i z y".split(" ")) {
            line(lines, band + " measured / true", value(table, row, "flux_ratio_" + band), Optional.empty());
        }
        line(lines, "redshift", Optional.empty(), value(table, row, "redshift"));
        line(lines, "tract", value(table, row, "tract"), Optional.empty());
        line(lines, "patch", value(table, row, "patch"), Optional.empty());
        line(lines, "identifier", value(table, row, "objectId"), value(table, row, "id_truth_type"));
        return lines;
    }

    private static void line(List<String[]> lines, String label, Optional<String> measured, Optional<String> truth) {
        if (measured.isPresent() || truth.isPresent()) {
            lines.add(new String[] {label, measured.orElse(""), truth.orElse("")});
        }
    }

    private static Optional<String> value(StarTable table, long row, String... names) throws IOException {
        Optional<Integer> column = Survey.column(table, names);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        Object value = table.getCell(row, column.get());
        if (value == null || value instanceof Double number && number.isNaN()) {
            return Optional.of("");
        }
        boolean position = names[0].endsWith("ra") || names[0].endsWith("dec");
        return Optional.of(value instanceof Double || value instanceof Float
                ? String.format(Locale.ROOT, position ? "%.7f" : "%.4f", ((Number) value).doubleValue())
                : table.getColumnInfo(column.get()).formatValue(value, LONGEST));
    }
}
