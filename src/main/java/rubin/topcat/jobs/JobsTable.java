package rubin.topcat.jobs;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import rubin.tap.JobListing;
import rubin.topcat.table.TableName;

/** JobBoard as rows. A refresh takes out, puts in and repaints single rows, so that what is selected stays selected. */
final class JobsTable extends AbstractTableModel {

    /** The column of numbers. */
    static final int ROWS = 2;

    private static final String[] COLUMNS = {"Phase", "Age", "Rows", "Query", "From", "Job"};
    private static final long serialVersionUID = 1L;

    private transient List<JobBoard.Entry> jobs = new ArrayList<>();

    /** Takes a new list. */
    void update(List<JobBoard.Entry> now) {
        Set<URI> staying = uris(now);
        for (int row = jobs.size() - 1; row >= 0; row--) {
            if (!staying.contains(jobs.get(row).uri())) {
                jobs.remove(row);
                fireTableRowsDeleted(row, row);
            }
        }
        Set<URI> old = new HashSet<>(uris(jobs));
        for (int row = 0; row < now.size(); row++) {
            JobBoard.Entry job = now.get(row);
            if (row < jobs.size() && jobs.get(row).uri().equals(job.uri())) {
                jobs.set(row, job);
                fireTableRowsUpdated(row, row);
            } else if (!old.contains(job.uri())) {
                jobs.add(row, job);
                fireTableRowsInserted(row, row);
            } else {
                jobs = new ArrayList<>(now);    // in another order, which no service does without need
                fireTableDataChanged();
                return;
            }
        }
    }

    private static Set<URI> uris(List<JobBoard.Entry> jobs) {
        return jobs.stream().map(JobBoard.Entry::uri).collect(Collectors.toSet());
    }

    JobBoard.Entry get(int row) {
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
        JobBoard.Entry job = jobs.get(row);
        return switch (column) {
            case 0 -> JobBoard.word(job.phase());
            case 1 -> job.created().map(made -> age(Duration.between(made, Instant.now()))).orElse("");
            case ROWS -> job.rows().isPresent() ? String.format(Locale.ROOT, "%,d", job.rows().getAsLong()) : "";
            case 3 -> job.adql().isBlank() ? "" : TableName.of(job.adql());
            case 4 -> job.from();
            default -> JobListing.id(job.uri());
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
