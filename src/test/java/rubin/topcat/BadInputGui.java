package rubin.topcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JRadioButton;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JTextPane;
import javax.swing.SwingUtilities;
import javax.swing.text.StyleConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.task.SkyAngle;
import rubin.topcat.query.QueryWindow;
import rubin.topcat.table.TableScan;
import uk.ac.starlink.topcat.TopcatModel;

/** What may be typed into the query window and what not, under a real mouse and keyboard. */
@Timeout(180)
class BadInputGui {

    private static final Duration SOON = Duration.ofSeconds(5);

    private RunningTopcat topcat;
    private QueryWindow window;

    @BeforeEach
    void open() throws IOException {
        topcat = RunningTopcat.get();
        window = topcat.openQueryWindow();
        Hands.onEventThread(() -> {
            Hands.all(window, AbstractButton.class, box -> box.getText() != null && box.getText().startsWith("Open linked")).forEach(box -> box.setSelected(false));
            return window;
        });
    }

    @AfterEach
    void restoreTheTutorialsField() {
        Hands.onEventThread(() -> {
            Hands.all(window, JRadioButton.class, button -> "Cone".equals(button.getText())).forEach(AbstractButton::doClick);
            text("Right ascension").setText("62.0");
            text("Declination").setText("-37.0");
            text("Radius of").setText("0.1");
            Hands.all(window, AbstractButton.class, button -> "Back to the form".equals(button.getText()) && button.isVisible()).forEach(AbstractButton::doClick);
            return window;
        });
    }

    @Test
    void aWrongFieldIsNamedWithItsValueTheRuleAndTheRemedy() {
        int before = topcat.tables().size();

        refused("Right ascension", "400", "62", "RA 400: must be 0 to 360 degrees");
        refused("Right ascension", "north", "62", "RA north: cannot be read; give degrees, as in 62.5, or hours, minutes and seconds, as in 04:10:00");
        refused("Declination", "95", "-37", "Dec 95: must be -90 to 90 degrees");
        refused("Radius of", "-1", "0.1", "Radius -1: must be > 0 and <= 10 degrees");
        refused("Radius of", "1000", "0.1", "Radius 1000: must be > 0 and <= 10 degrees");
        refused("Radius of", "", "0.1", "Radius: is empty; give degrees, as in 0.1");
        refused("Largest number", "abc", "", "Row limit abc: must be a whole number, 0 or more; leave it empty for the service's own");
        refused("A further condition", "(obj.x = 1", "", "Extra cut (obj.x = 1: leaves a parenthesis open; add a ')'");
        topcat.hands().picture("query-refused");
        assertThat(topcat.tables()).hasSize(before);
    }

    @Test
    void aServiceThatIsNoneIsRefused() {
        topcat.hands().type(serviceField(), "nonsense");
        topcat.hands().press(KeyEvent.VK_ENTER);

        topcat.hands().await("it is refused", SOON, () -> said().startsWith("Service 'nonsense': choose Rubin or Sandbox, or give a URL"));
    }

    @Test
    void aPositionMayBeSexagesimal() {
        topcat.hands().type(topcat.field(window, "Right ascension"), "4h08m0.0s");
        topcat.hands().type(topcat.field(window, "Declination"), "-37:00:00");

        topcat.hands().await("its query", SOON, () -> adql().getText().contains("CIRCLE('ICRS', 62, -37, 0.1)"));
    }

    @Test
    void aPolygonOfTwoCornersIsRefusedAndOneOfThreeRuns() {
        topcat.hands().click(Hands.one(window, JRadioButton.class, button -> "Polygon".equals(button.getText())));
        topcat.hands().type(topcat.field(window, "Corners"), "61.9 -37.1 62.1 -37.1");
        topcat.hands().press(KeyEvent.VK_ENTER);
        topcat.hands().await("it is refused", SOON, () -> said().startsWith("Polygon 61.9 -37.1 62.1 -37.1: a polygon needs 3 to 20 corners"));

        topcat.hands().type(topcat.field(window, "Corners"), "61.99 -37.01 62.01 -37.01 62 -36.99");
        topcat.hands().picture("query-polygon");
        TopcatModel model = topcat.run(window);

        assertThat(model.getLabel()).contains("polygon");
        assertThat(model.getDataModel().getRowCount()).isPositive();
    }

    @Test
    void aQueryEditedByHandIsColouredRunsAndIsExplainedWhenANameIsWrong() {
        JTextPane editor = adql();
        topcat.hands().type(editor, "SELECT TOP 3 objectId, coord_rra FROM dp02_dc2_catalogs.Object");
        assertThat(Hands.onEventThread(() -> StyleConstants.getForeground(editor.getStyledDocument().getCharacterElement(1).getAttributes())))
                .isNotEqualTo(Hands.onEventThread(() -> StyleConstants.getForeground(editor.getStyledDocument().getCharacterElement(15).getAttributes())));
        topcat.hands().click(topcat.button(window, "Run"));
        topcat.hands().await("the name that is meant", Duration.ofSeconds(20), () -> said().contains("coord_rra") && said().contains("Did you mean coord_ra?"));
        topcat.hands().picture("query-hint");
        topcat.hands().click(topcat.button(window, "Show details"));
        topcat.hands().await("the details", SOON, () -> Hands.window("Details").isPresent());
        Hands.onEventThread(() -> {
            Hands.window("Details").orElseThrow().dispose();
            return window;
        });

        topcat.hands().type(editor, "SELECT TOP 3 objectId, coord_ra FROM dp02_dc2_catalogs.Object");

        assertThat(topcat.run(window).getDataModel().getRowCount()).isEqualTo(3);
    }

    @Test
    void rowsAreCountedBeforeTheyAreFetched() {
        int before = topcat.tables().size();
        topcat.hands().click(topcat.button(window, "Count rows"));

        // The tutorial's field.
        topcat.hands().await("the number", Duration.ofSeconds(20), () -> said().equals("The query will give 14,850 rows."));
        assertThat(topcat.tables()).hasSize(before);
    }

    @Test
    void thePositionOfTheSelectedRowIsTakenOver() throws IOException {
        topcat.hands().type(topcat.field(window, "Largest number"), "2");
        TopcatModel model = topcat.run(window);
        double ra = ((Number) model.getDataModel().getCell(1, TableScan.column(model.getDataModel(), "coord_ra").orElseThrow())).doubleValue();
        Hands.onEventThread(() -> {
            model.highlightRow(1);
            window.toFront();
            return model;
        });

        topcat.hands().click(topcat.button(window, "Selected row"));

        topcat.hands().await("its position", SOON, () -> Math.abs(SkyAngle.RA.degrees(text("Right ascension").getText()) - ra) < 1e-6);
    }

    @Test
    void theTabKeyGoesThroughTheFieldsAsTheyAreReadAndEachHasATooltip() {
        Hands.onEventThread(() -> {
            Hands.all(window, JComponent.class, c -> c instanceof AbstractButton || c instanceof JTextField || c instanceof JComboBox || c instanceof JTextPane).stream()
                    .filter(c -> c.isShowing() && !(c.getParent() instanceof JComboBox) && SwingUtilities.getAncestorOfClass(javax.swing.JMenuBar.class, c) == null
                            && SwingUtilities.getAncestorOfClass(javax.swing.JScrollBar.class, c) == null)
                    .forEach(c -> assertThat(c.getToolTipText()).as(c.toString()).isNotBlank());
            return window;
        });
        topcat.hands().click(serviceField());
        topcat.hands().await("the first field", SOON, serviceField()::isFocusOwner);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            Component before = focus();
            topcat.hands().press(KeyEvent.VK_TAB);
            topcat.hands().await("the next field", SOON, () -> focus() != null && focus() != before);
            order.add(Hands.onEventThread(() -> name(focus())));
        }

        assertThat(order).containsSubsequence("Data release:", "A circle", "Take the", "Name of", "Look the", "Right ascension,", "Unit of", "Declination, ICRS:", "Unit of",
                "Radius of", "Fluxes, magnitudes", "How fluxes", "Join the", "Leave out", "A further", "Largest number", "The query", "Open colour-magnitude,", "Ask the", "Send the");
    }

    private void refused(String tip, String wrong, String right, String sentence) {
        JTextField field = topcat.field(window, tip);
        topcat.hands().type(field, wrong.isEmpty() ? " " : wrong);
        topcat.hands().press(KeyEvent.VK_ENTER);
        topcat.hands().await(sentence, SOON, () -> said().equals(sentence));
        Hands.onEventThread(() -> {
            field.setText(right);
            return field;
        });
        topcat.hands().await("the message is gone", SOON, () -> said().isEmpty());
    }

    private String said() {
        return Hands.one(window, JTextArea.class, area -> !area.isFocusable()).getText();
    }

    private JTextPane adql() {
        return Hands.one(window, JTextPane.class, area -> true);
    }

    private JTextField text(String tip) {
        return Hands.one(window, JTextField.class, field -> field.getToolTipText() != null && field.getToolTipText().startsWith(tip));
    }

    private Component serviceField() {
        return Hands.one(window, JComboBox.class, JComboBox::isEditable).getEditor().getEditorComponent();
    }

    private static Component focus() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    }

    /** The first two words of a component's tooltip. */
    private static String name(Component component) {
        String tip = component instanceof JComponent swing ? String.valueOf(swing.getToolTipText()) : "";
        String[] words = tip.split(" ");
        return words.length < 2 ? tip : words[0] + " " + words[1];
    }
}
