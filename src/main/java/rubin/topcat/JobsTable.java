package rubin.topcat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.swing.table.AbstractTableModel;

/** Jobs as rows. A refresh changes the cells that changed, and leaves the selection alone. */
final class JobsTable extends AbstractTableModel {

    private static final String[] COLUMNS = {"Phase", "Age", "Query", "From", "Job"};
    private static final long serialVersionUID = 1L;

    private transient List<Jobs.Entry> jobs = List.of();

    /** Takes a new list; gives whether rows came or went. */
    boolean update(List<Jobs.Entry> now) {
        boolean sameRows = jobs.stream().map(Jobs.Entry::uri).toList().equals(now.stream().map(Jobs.Entry::uri).toList());
        jobs = List.copyOf(now);
        if (sameRows) {
            if (!jobs.isEmpty()) {
                fireTableRowsUpdated(0, jobs.size() - 1);
            }
        } else {
            fireTableDataChanged();
        }
        return !sameRows;
    }

    Jobs.Entry get(int row) {
        return jobs.get(row);
    }

    @Override
    public int getRowCount() {
        return jobs.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS[column];
    }

    @Override
    public Object getValueAt(int row, int column) {
        Jobs.Entry job = jobs.get(row);
        return switch (column) {
            case 0 -> job.phase().name().toLowerCase(Locale.ROOT);
            case 1 -> job.created().map(made -> age(Duration.between(made, Instant.now()))).orElse("");
            case 2 -> job.adql().isBlank() ? "" : TableName.of(job.adql());
            case 3 -> job.from();
            default -> job.uri().toString();
        };
    }

    /** In the largest unit that gives at least 1. */
    static String age(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d";
        }
        return duration.toHours() > 0 ? duration.toHours() + " h" : duration.toMinutes() > 0 ? duration.toMinutes() + " min"
                : Math.max(0, duration.toSeconds()) + " s";
    }
}
