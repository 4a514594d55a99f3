package rubin.topcat.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JTextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.topcat.Hands;
import rubin.topcat.RunningTopcat;
import rubin.topcat.table.TableArrivals;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatModel;

/** The query window under a real mouse and keyboard. */
@Timeout(180)
class QueryWindowGui {

    private RunningTopcat topcat;
    private QueryWindow window;

    @BeforeEach
    void open() throws IOException {
        topcat = RunningTopcat.get();
        window = topcat.openQueryWindow();
        JCheckBox plots = Hands.one(window, JCheckBox.class, box -> box.getText().startsWith("Open linked"));
        Hands.onEventThread(() -> {
            plots.setSelected(false);
            return plots;
        });
    }

    @Test
    void aTableArrivesWithItsNameItsClassesAndTheirCounts() {
        topcat.hands().picture("query-window");

        TopcatModel model = topcat.run(window);

        assertThat(model.getLabel()).isEqualTo("DP0.2 truth 62.000 -37.000 0.1\u00b0 (synthetic)");
        // The tutorial's field: 14,850 rows, of which 349 are stars.
        assertThat(model.getDataModel().getRowCount()).isEqualTo(14_850);
        topcat.hands().await("subsets", Duration.ofSeconds(10), () -> TableArrivals.find(model, "point-like") != null);
        List<String> names = Hands.onEventThread(() -> model.getSubsets().stream().map(RowSubset::getName).toList());
        assertThat(names).containsSubsequence("galaxy", "star", "SNe", "primary", "point-like");
        assertThat(count(model, "star")).isEqualTo(349);
        assertThat(count(model, "galaxy")).isEqualTo(14_501);
        topcat.hands().await("the end is said", Duration.ofSeconds(10), () -> said().startsWith("14,850 rows in"));
    }

    @Test
    void enterRunsASecondQueryIntoASecondTable() {
        int before = topcat.tables().size();
        topcat.hands().type(topcat.field(window, "Largest number"), "7");

        topcat.hands().press(KeyEvent.VK_ENTER);

        topcat.hands().await("a table", Duration.ofSeconds(60), () -> topcat.tables().size() > before);
        assertThat(topcat.tables().get(before).getDataModel().getRowCount()).isEqualTo(7);
        topcat.hands().await("that rows were left out", Duration.ofSeconds(10), () -> said().contains("truncated"));
    }

    @Test
    void aWrongCutIsSaidInOneSentenceAndNothingRuns() {
        int before = topcat.tables().size();
        topcat.hands().type(topcat.field(window, "A further condition"), "obj.nothing = = 1");

        topcat.hands().click(topcat.button(window, "Run"));

        topcat.hands().await("the service's complaint", Duration.ofSeconds(60), () -> topcat.button(window, "Run").isEnabled() && !said().isEmpty());
        topcat.hands().picture("query-error");
        assertThat(said()).contains("near \"= 1)\"").doesNotContain("java.").doesNotContain("\n");
        assertThat(topcat.tables()).hasSize(before);
    }

    @Test
    void cancelEndsARunWithinASecond() {
        JButton cancel = topcat.button(window, "Cancel");
        topcat.hands().click(topcat.button(window, "Run"));
        topcat.hands().await("it runs", Duration.ofSeconds(10), cancel::isEnabled);
        int before = topcat.tables().size();

        topcat.hands().click(cancel);

        topcat.hands().await("it is over", Duration.ofSeconds(1), () -> !cancel.isEnabled() && said().equals("Cancelled."));
        assertThat(topcat.tables()).hasSize(before);
    }

    private String said() {
        return Hands.one(window, JTextArea.class, area -> !area.isFocusable()).getText();
    }

    /** The host keeps a number up to version 4.8, and an object with a getter for it in 4.10. */
    private static long count(TopcatModel model, String subset) {
        return Hands.onEventThread(() -> {
            Object count = ((Map<?, ?>) model.getSubsetCounts()).get(TableArrivals.find(model, subset));
            return count instanceof Number number ? number.longValue() : (Long) count.getClass().getMethod("getCount").invoke(count);
        });
    }
}
