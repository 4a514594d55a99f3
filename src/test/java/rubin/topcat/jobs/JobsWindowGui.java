package rubin.topcat.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JProgressBar;
import javax.swing.JTable;
import javax.swing.JTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.service.QueryText;
import rubin.tap.JobListing;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.topcat.Hands;
import rubin.topcat.RunningTopcat;
import rubin.topcat.query.QueryWindow;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.topcat.TopcatModel;

/** The jobs window under a real mouse. */
@Timeout(180)
class JobsWindowGui {

    private static final String ADQL = "SELECT TOP 5 objectId, coord_ra, coord_dec FROM dp02_dc2_catalogs.Object AS obj"
            + " WHERE CONTAINS(POINT('ICRS', obj.coord_ra, obj.coord_dec), CIRCLE('ICRS', 62, -37, 0.01)) = 1";

    private RunningTopcat topcat;
    private Window window;

    @AfterEach
    void close() {
        Hands.onEventThread(() -> {
            window.dispose();
            topcat.session().plots().hovers().forEach(hover -> hover.windows().forEach(Window::dispose));
            return window;
        });
    }

    @Test
    void aJobThatWasLeftRunningIsFoundLoadedAndDeleted() throws IOException {
        topcat = RunningTopcat.get();
        ServiceChoice sandbox = new ServiceChoice(ServiceChoice.SANDBOX);
        URI uri = start(sandbox).uri();
        openJobs(ServiceChoice.SANDBOX);
        select(uri);
        topcat.hands().picture("jobs");
        int before = topcat.tables().size();
        topcat.hands().click(topcat.button(window, "Load"));
        topcat.hands().await("its table", Duration.ofSeconds(60), () -> topcat.tables().size() > before);
        assertThat(topcat.tables().get(before).getDataModel().getRowCount()).isEqualTo(5);
        assertThat(topcat.tables().get(before).getLabel()).isEqualTo("DP0.2 objects 62.000 -37.000 0.01\u00b0 (synthetic)");
        assertThat(cell(uri, JobsTable.ROWS)).isEqualTo("5");
        topcat.linkedPlots(topcat.tables().get(before), 1);    // which comes up over the jobs window

        toFront();
        topcat.hands().click(topcat.button(window, "Delete"));
        topcat.hands().await("the list without it", Duration.ofSeconds(20), () -> row(uri) < 0);
        said("Deleted.");
        assertThat(JobListing.statusOf(sandbox.client(Progress.NONE).job(uri))).isEmpty();
    }

    /** The window is made anew, as by another start of TOPCAT, and knows the service and the job from the user's home alone. */
    @Test
    void aJobSubmittedInAnEarlierSessionIsLoadedWithItsPlots() throws IOException {
        topcat = RunningTopcat.get();
        try (SandboxServer standing = SandboxServer.start(SandboxOptions.DEFAULT)) {
            QueryWindow query = topcat.openQueryWindow();
            Hands.onEventThread(() -> {
                Hands.all(query, JComboBox.class, box -> box.isEditable()).get(0).setSelectedItem(standing.url());
                Hands.all(query, JCheckBox.class, box -> box.getText().startsWith("Open linked")).forEach(box -> box.setSelected(false));
                return query;
            });
            TopcatModel first = topcat.run(query);
            URI uri = URI.create(String.valueOf(first.getDataModel().getParameterByName("tap_job").getValue()));
            assertThat(uri).asString().startsWith(standing.url());
            Hands.onEventThread(() -> {
                query.dispose();
                return query;
            });

            window = Hands.onEventThread(() -> {
                JobsWindow made = new JobsWindow(topcat.session());
                made.makeVisible();
                made.refresh();
                return made;
            });
            select(uri);
            assertThat(cell(uri, JobsTable.ROWS)).isEqualTo("14,850");
            assertThat(cell(uri, 4)).isEqualTo("TOPCAT");
            int before = topcat.tables().size();
            topcat.hands().click(topcat.button(window, "Load"));
            topcat.hands().await("its table", Duration.ofSeconds(60), () -> topcat.tables().size() > before);

            assertThat(topcat.linkedPlots(topcat.tables().get(before), 4).windows()).hasSize(4);
            topcat.hands().picture("job-of-an-earlier-session");
        }
    }

    @Test
    void waitingTellsTheEndAndLoadsNothing() throws IOException {
        topcat = RunningTopcat.get();
        TapOptions slow = TapOptions.DEFAULT.withDelays(Duration.ZERO, Duration.ofSeconds(3));
        try (SandboxServer standing = SandboxServer.start(SandboxOptions.DEFAULT.withTap(slow))) {
            ServiceChoice service = new ServiceChoice(standing.url());
            URI good = start(service).uri();
            standing.faults().add(Fault.of(FaultKind.JOB_ERROR).on("POST", "/async/[^/]+/phase").text("Qserv is tired"));
            URI bad = start(service).uri();
            openJobs(standing.url());
            int before = topcat.tables().size();

            select(good);
            topcat.hands().click(topcat.button(window, "Wait"));
            said("The job has completed with 5 rows");
            topcat.hands().await("nothing to wait for", Duration.ofSeconds(5),
                    () -> !topcat.button(window, "Wait").isEnabled() && !topcat.button(window, "Cancel").isEnabled());

            select(bad);
            topcat.hands().await("that the other has ended", Duration.ofSeconds(20), () -> table().getValueAt(row(bad), 0).equals("error"));
            said("Failed: Qserv is tired");
            assertThat(Hands.onEventThread(() -> topcat.button(window, "Load").isEnabled())).isFalse();
            topcat.hands().picture("jobs-failed");
            assertThat(topcat.tables()).hasSize(before);

            standing.faults().add(Fault.of(FaultKind.STUCK_EXECUTING).on("POST", "/async/[^/]+/phase"));
            select(start(service).uri());
            topcat.hands().click(topcat.button(window, "Wait"));
            topcat.hands().await("the phase", Duration.ofSeconds(10), () -> Hands.all(window, JProgressBar.class, bar -> bar.getString().matches("EXECUTING, \\d+ %, \\d+ s")).size() == 1);
            topcat.hands().picture("jobs-waiting");
            topcat.hands().click(topcat.button(window, "Cancel"));
            said("The job goes on without TOPCAT.");
        }
    }

    @Test
    void aServiceThatIsNotThereLeavesNoJobsOfAnotherAndSaysWhatToDo() throws IOException {
        topcat = RunningTopcat.get();
        String gone;
        try (SandboxServer standing = SandboxServer.start(SandboxOptions.DEFAULT)) {
            gone = standing.url();
        }
        ServiceChoice sandbox = new ServiceChoice(ServiceChoice.SANDBOX);
        URI uri = start(sandbox).uri();
        openJobs(ServiceChoice.SANDBOX);
        select(uri);
        topcat.hands().click(topcat.button(window, "Delete"));
        said("Deleted.");

        choose(gone);

        assertThat(Hands.onEventThread(() -> table().getRowCount())).isZero();
        said("nobody answers at 127.0.0.1:" + URI.create(gone).getPort());
        said("Refresh asks again.");
        said("Deleted.");
        topcat.hands().picture("jobs-unreachable");
    }

    private static TapJob start(ServiceChoice service) throws IOException {
        return service.client(Progress.NONE).job(service.request(QueryText.of(ADQL), OptionalLong.empty()).submit(ServiceChoice.COMMAND, true, Progress.NONE));
    }

    private void openJobs(String service) {
        Hands.onEventThread(() -> {
            topcat.session().showJobsWindow();
            return null;
        });
        topcat.hands().await("the jobs window", Duration.ofSeconds(20), () -> Hands.window("Rubin JobBoard").isPresent());
        window = Hands.onEventThread(() -> Hands.window("Rubin JobBoard").orElseThrow());
        toFront();
        choose(service);
    }

    private void choose(String service) {
        Hands.onEventThread(() -> {
            Hands.all(window, JComboBox.class, box -> box.isEditable()).get(0).setSelectedItem(service);
            return window;
        });
    }

    private void toFront() {
        Hands.onEventThread(() -> {
            window.toFront();
            return window;
        });
    }

    private void select(URI job) {
        topcat.hands().await("the job in the list", Duration.ofSeconds(20), () -> row(job) >= 0);
        for (int tries = 0; tries < 3 && !Hands.onEventThread(() -> table().getSelectedRow() == row(job)); tries++) {    // the window may just be moving
            Rectangle place = topcat.hands().place(table());
            Rectangle cell = Hands.onEventThread(() -> table().getCellRect(row(job), 0, true));
            topcat.hands().click(new Point(place.x + cell.x + 20, place.y + cell.y + cell.height / 2));
        }
        topcat.hands().await("the job selected", Duration.ofSeconds(5), () -> table().getSelectedRow() == row(job));
    }

    /** Waits until the window says something that begins so, or has it inside. */
    private void said(String text) {
        topcat.hands().await("it says " + text, Duration.ofSeconds(30), () -> Hands.all(window, JTextArea.class, area -> area.isShowing())
                .stream().anyMatch(area -> area.getText().contains(text)));
    }

    private JTable table() {
        return Hands.one(window, JTable.class, t -> true);
    }

    private Object cell(URI job, int column) {
        return Hands.onEventThread(() -> table().getValueAt(row(job), column));
    }

    private int row(URI job) {
        JTable table = table();
        for (int row = 0; row < table.getRowCount(); row++) {
            if (table.getValueAt(row, 5).equals(JobListing.id(job))) {
                return row;
            }
        }
        return -1;
    }
}
