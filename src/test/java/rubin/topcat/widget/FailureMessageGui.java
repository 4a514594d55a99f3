package rubin.topcat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import javax.swing.AbstractButton;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.service.RunRequest;
import rubin.tap.base.Progress;
import rubin.topcat.Hands;
import rubin.topcat.RunningTopcat;
import rubin.topcat.hover.Hover;
import rubin.topcat.plot.PlotPlan;
import rubin.topcat.query.QueryForm;
import rubin.topcat.query.QueryWindow;
import rubin.topcat.table.TableArrivals;
import rubin.topcat.table.TableScan;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.topcat.ControlWindow;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatModel;

/** Services that go away, tables that are deleted, a host that differs: TOPCAT stays usable, and says so. */
@Timeout(180)
class FailureMessageGui {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration QUERY = Duration.ofSeconds(25);

    private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    private RunningTopcat topcat;
    private QueryWindow window;

    @BeforeEach
    void open() throws IOException {
        topcat = RunningTopcat.get();
        window = topcat.openQueryWindow();
        Thread.setDefaultUncaughtExceptionHandler((thread, trouble) -> uncaught.add(trouble));
        Hands.onEventThread(() -> {
            Hands.all(window, AbstractButton.class, box -> box.getText() != null && box.getText().startsWith("Open linked")).forEach(box -> box.setSelected(false));
            Hands.all(window, JTextField.class, box -> String.valueOf(box.getToolTipText()).startsWith("Largest number")).forEach(box -> box.setText("5"));
            return window;
        });
    }

    @AfterEach
    void nothingEscapedAndNothingStaysOpen() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        Hands.onEventThread(() -> {
            for (Window open : Window.getWindows()) {
                if (open instanceof java.awt.Dialog) {
                    open.dispose();
                }
            }
            return window;
        });
        assertThat(uncaught).isEmpty();
    }

    @Test
    void nobodyAtTheAddressIsSaidAndTheWindowGoesOn() {
        int before = topcat.tables().size();
        topcat.choose(window, "http://127.0.0.1:9/tap");
        topcat.hands().click(topcat.button(window, "Run"));

        topcat.hands().await("it is said", QUERY, () -> said().equals("nobody answers at 127.0.0.1:9; check the service's URL and the network") && isIdle());
        runsAtTheSandbox(before);
    }

    @Test
    void aServiceThatGoesAwayIsTriedAgainAndCanBeCancelled() throws IOException {
        int before = topcat.tables().size();
        SandboxServer service = SandboxServer.start(SandboxOptions.DEFAULT.withTap(TapOptions.DEFAULT.withDelays(Duration.ofSeconds(20), Duration.ZERO)));
        try {
            topcat.choose(window, service.url());
            topcat.hands().click(topcat.button(window, "Run"));
            topcat.hands().await("the job waits", QUERY, () -> bar().startsWith("QUEUED"));
        } finally {
            service.close();
        }
        topcat.hands().await("it is said", QUERY, () -> bar().startsWith("Trying again in") && !said().isEmpty());
        topcat.hands().picture("query-lost-network");
        topcat.hands().click(topcat.button(window, "Cancel"));

        topcat.hands().await("it is over", SECOND, () -> isIdle() && said().equals("Cancelled."));
        runsAtTheSandbox(before);
    }

    @Test
    void aResultThatBreaksOffIsFetchedAgain() throws IOException {
        int before = topcat.tables().size();
        try (SandboxServer service = SandboxServer.start(SandboxOptions.DEFAULT)) {
            service.faults().add(Fault.of(FaultKind.CUT).number(3_000).on("GET", "/async/[^/]+/results/.*"));
            topcat.choose(window, service.url());
            topcat.hands().click(topcat.button(window, "Run"));
            topcat.hands().await("a table", QUERY, () -> topcat.tables().size() > before);
        }
        assertThat(topcat.tables().get(before).getDataModel().getRowCount()).isEqualTo(5);
    }

    @Test
    void aTableDeletedWhileItsPlotsOpenOrAreHoveredOverLeavesNothing() throws IOException {
        StarTable rows = rows();
        int before = topcat.tables().size();
        Hands.onEventThread(() -> {
            topcat.session().tables().add(rows, "to be deleted", true);
            return rows;
        });
        topcat.hands().await("its first plot", QUERY, () -> topcat.tables().size() > before && plots() > 0);
        discard(topcat.tables().get(before));

        topcat.hands().awaitRest("no more plots", FailureMessageGui::plots);
        topcat.hands().picture("deleted-while-opening");
        assertThat(topcat.session().plots().hovers()).isEmpty();
        assertThat(Hands.onEventThread(FailureMessageGui::plots)).isZero();

        Hands.onEventThread(() -> {
            topcat.session().tables().add(rows, "to be deleted", true);
            return rows;
        });
        topcat.hands().await("the table", QUERY, () -> topcat.tables().size() > before);
        TopcatModel model = topcat.tables().get(before);
        Hover hover = topcat.linkedPlots(model, 4);
        discard(model);
        topcat.hands().picture("deleted-while-hovering");
        topcat.hands().await("no hovering", SOON, () -> topcat.session().plots().hovers().isEmpty() && plots() == 0);
    }

    @Test
    void aSecondQueryOfTheSameWindowIsNotRunAndItIsSaid() throws IOException {
        int before = topcat.tables().size();
        try (SandboxServer service = SandboxServer.start(SandboxOptions.DEFAULT.withTap(TapOptions.DEFAULT.withDelays(Duration.ofSeconds(2), Duration.ZERO)))) {
            topcat.choose(window, service.url());
            topcat.hands().click(topcat.button(window, "Run"));
            topcat.hands().await("it waits", SOON, () -> bar().startsWith("QUEUED"));
            topcat.hands().click(topcat.field(window, "A further"));
            topcat.hands().press(KeyEvent.VK_ENTER);
            topcat.hands().await("it is said", SECOND, () -> said().startsWith("This window's query is still running"));
            assertThat(topcat.button(window, "Count rows").isEnabled()).isFalse();
            topcat.hands().await("the first one's table", QUERY, () -> topcat.tables().size() > before && isIdle());
        }
        assertThat(topcat.tables()).hasSize(before + 1);
    }

    @Test
    void truthTypesAreCountedOnceAtATimeVisiblyAndCanBeCancelled() throws IOException {
        int before = topcat.tables().size();
        try (SandboxServer service = SandboxServer.start(SandboxOptions.DEFAULT.withTap(TapOptions.DEFAULT.withDelays(Duration.ofSeconds(3), Duration.ZERO)))) {
            lastUsed(service.url());
            countTruthTypes();
            Window dialog = topcat.session().truthCount();
            topcat.hands().await("it waits", SOON, () -> bar(dialog).startsWith("QUEUED"));
            countTruthTypes();
            topcat.hands().picture("truth-count");
            topcat.hands().click(topcat.button(dialog, "Cancel"));
            topcat.hands().await("it is over", SECOND, () -> said(dialog).equals("Cancelled."));
            topcat.hands().click(topcat.button(dialog, "Count"));
            topcat.hands().await("its table", QUERY, () -> topcat.tables().size() > before);
            service.faults().add(Fault.of(FaultKind.JOB_ERROR).text("Table [ dp02_dc2_catalogs.TruthSummary ] is not found in TapSchema.").on("POST", "/async.*").always());
            countTruthTypes();
            topcat.hands().await("that there is no truth", QUERY, () -> said(dialog).contains("TruthSummary ] is not found in TapSchema; check the name"));
        } finally {
            lastUsed(ServiceChoice.SANDBOX);
        }
        assertThat(topcat.tables()).hasSize(before + 1);
        assertThat(topcat.tables().get(before).getLabel()).isEqualTo("DP0.2 truth types (synthetic)");
    }

    @Test
    void plotsThatTheHostCannotOpenLeaveTheTableAndItsSubsets() throws IOException {
        StarTable rows = rows();
        int before = topcat.tables().size();
        Hands.onEventThread(() -> {
            new TableArrivals(topcat.session(), (model, survey, figures) -> {
                throw new NoSuchMethodError("uk.ac.starlink.topcat.plot2.StackPlotWindow.addLayer()");
            }).add(rows, "without plots", true);
            return rows;
        });

        topcat.hands().await("it is said", QUERY, () -> Hands.window("Rubin plots").isPresent());
        assertThat(warning("host-differs")).contains("without plots\" is here, but its plots cannot be opened: this version of TOPCAT differs").contains("addLayer()");
        TopcatModel model = topcat.tables().get(before);
        assertThat(Hands.onEventThread(() -> model.getSubsets().stream().map(RowSubset::getName).toList())).contains("galaxy", "star");
    }

    @Test
    void aFigureThatTheHostRefusesIsSaidAndTheTableStays() throws IOException {
        StarTable rows = rows();
        TableScan survey = TableScan.of(rows);
        int before = topcat.tables().size();
        Hands.onEventThread(() -> {
            TopcatModel other = ControlWindow.getInstance().addTable(Tables.randomTable(few(rows)), "without its columns", true);
            topcat.session().plots().open(other, survey, PlotPlan.LINKED);
            return other;
        });

        topcat.hands().await("it is said", QUERY, () -> Hands.window("Rubin plots").isPresent());
        assertThat(warning("host-refuses")).contains("without its columns\" is here, but its plots cannot be opened: ");
        assertThat(Hands.onEventThread(FailureMessageGui::plots)).isZero();
        assertThat(topcat.tables()).hasSize(before + 1);
        discard(topcat.tables().get(before));
    }

    private String warning(String picture) {
        Window warning = Hands.onEventThread(() -> Hands.window("Rubin plots").orElseThrow());
        topcat.hands().place(warning);
        topcat.hands().picture(picture);
        return Hands.onEventThread(() -> Hands.all(warning, JTextArea.class, a -> true).get(0).getText());
    }

    private static StarTable few(StarTable table) {
        return new uk.ac.starlink.table.ColumnPermutedStarTable(table, new int[] {0}, true);
    }

    private static StarTable rows() throws IOException {
        RunRequest request = new ServiceChoice(ServiceChoice.SANDBOX).request(QueryForm.TUTORIAL.query(), OptionalLong.of(500));
        return Tables.randomTable(request.run(ServiceChoice.COMMAND, StoragePolicy.PREFER_MEMORY, Progress.NONE).table());
    }

    private void runsAtTheSandbox(int before) {
        topcat.choose(window, ServiceChoice.SANDBOX);
        topcat.hands().click(topcat.button(window, "Run"));
        topcat.hands().await("a table", QUERY, () -> topcat.tables().size() > before && isIdle());
    }

    private void lastUsed(String service) {
        Hands.onEventThread(() -> {
            topcat.session().settings().put("service", service);
            return service;
        });
    }

    /** As a user does: by the menu. */
    private void countTruthTypes() {
        topcat.menu("Count truth types");
    }

    /** As the main window's button does, but for its question. */
    private void discard(TopcatModel model) {
        Hands.onEventThread(() -> {
            ControlWindow.getInstance().removeTable(model);
            return model;
        });
    }

    private static long plots() {
        return java.util.Arrays.stream(Window.getWindows()).filter(w -> w instanceof uk.ac.starlink.topcat.plot2.StackPlotWindow && w.isShowing()).count();
    }

    private boolean isIdle() {
        return Hands.all(window, AbstractButton.class, button -> "Run".equals(button.getText()) && button.isEnabled()).size() == 1;
    }

    private String said() {
        return said(window);
    }

    private static String said(Window window) {
        return Hands.one(window, JTextArea.class, area -> !area.isFocusable()).getText();
    }

    private String bar() {
        return bar(window);
    }

    private static String bar(Window window) {
        return Hands.one(window, JProgressBar.class, bar -> true).getString();
    }
}
