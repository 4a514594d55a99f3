package rubin.topcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import javax.swing.JComboBox;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.catalog.CatalogueQuery;
import rubin.tap.Job;
import rubin.tap.JobListing;
import rubin.tap.Progress;
import rubin.tap.TapQuery;

/** The jobs window under a real mouse. */
@Timeout(180)
class JobsWindowGui {

    private static final String ADQL = "SELECT TOP 5 objectId, coord_ra, coord_dec FROM dp02_dc2_catalogs.Object AS obj"
            + " WHERE CONTAINS(POINT('ICRS', obj.coord_ra, obj.coord_dec), CIRCLE('ICRS', 62, -37, 0.01)) = 1";

    @Test
    void aJobThatWasLeftRunningIsFoundLoadedAndDeleted() throws IOException {
        RunningTopcat topcat = RunningTopcat.get();
        ServiceChoice sandbox = new ServiceChoice(ServiceChoice.SANDBOX);
        Job job = new CatalogueQuery(new TapQuery(ADQL, OptionalLong.empty()), false).create(sandbox.client(Progress.NONE));
        job.start();
        URI uri = job.uri();
        Hands.onEventThread(() -> {
            topcat.session().showJobsWindow();
            return null;
        });
        topcat.hands().await("the jobs window", Duration.ofSeconds(20), () -> Hands.window("Rubin Jobs").isPresent());
        Window window = Hands.onEventThread(() -> Hands.window("Rubin Jobs").orElseThrow());
        Hands.onEventThread(() -> {
            Hands.all(window, JComboBox.class, box -> box.isEditable()).get(0).setSelectedItem(ServiceChoice.SANDBOX);
            return window;
        });
        JTable table = Hands.one(window, JTable.class, t -> true);
        topcat.hands().await("the job in the list", Duration.ofSeconds(20), () -> row(table, uri) >= 0);

        Rectangle place = topcat.hands().place(table);
        Rectangle cell = Hands.onEventThread(() -> table.getCellRect(row(table, uri), 0, true));
        topcat.hands().click(new Point(place.x + cell.x + 20, place.y + cell.y + cell.height / 2));
        topcat.hands().picture("jobs");
        int before = topcat.tables().size();
        topcat.hands().click(topcat.button(window, "Load"));
        topcat.hands().await("its table", Duration.ofSeconds(60), () -> topcat.tables().size() > before);
        assertThat(topcat.tables().get(before).getDataModel().getRowCount()).isEqualTo(5);
        assertThat(topcat.tables().get(before).getLabel()).isEqualTo("DP0.2 objects 62.000 -37.000 0.01\u00b0 (synthetic)");

        Hands.onEventThread(() -> {
            window.toFront();
            return window;
        });
        topcat.hands().click(topcat.button(window, "Delete"));
        topcat.hands().await("the list without it", Duration.ofSeconds(20), () -> row(table, uri) < 0);
        assertThat(JobListing.statusOf(sandbox.client(Progress.NONE).job(uri))).isEmpty();
        Hands.onEventThread(() -> {
            window.dispose();
            topcat.session().plots().hovers().forEach(hover -> hover.windows().forEach(Window::dispose));
            return window;
        });
    }

    private static int row(JTable table, URI job) {
        for (int row = 0; row < table.getRowCount(); row++) {
            if (table.getValueAt(row, 4).equals(job.toString())) {
                return row;
            }
        }
        return -1;
    }
}
