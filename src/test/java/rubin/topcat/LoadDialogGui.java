package rubin.topcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Window;
import java.awt.event.ActionEvent;
import java.io.IOException;
import java.time.Duration;
import javax.swing.AbstractAction;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JTable;
import javax.swing.table.TableCellRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.topcat.table.ObjectPanel;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.topcat.AuxWindow;
import uk.ac.starlink.topcat.ControlWindow;
import uk.ac.starlink.topcat.HelpWindow;
import uk.ac.starlink.topcat.TopcatLoadClient;

/** The query panel in the host's Load Table window, and the panel of a row of what it brought. */
@Timeout(180)
class LoadDialogGui {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void theDialogueHasHelpAndBringsATableWhoseRowsCanBeShown() throws IOException {
        RunningTopcat topcat = RunningTopcat.get();
        RubinLoadDialog dialog = new RubinLoadDialog();
        AuxWindow window = Hands.onEventThread(() -> new DialogWindow(topcat.session().host(), dialog));

        topcat.hands().click(Hands.one(window.getToolBar(), AbstractButton.class, button -> String.valueOf(button.getToolTipText()).startsWith("Display help")));
        topcat.hands().await("its page", SOON, () -> Hands.window("TOPCAT Help").filter(help -> help instanceof HelpWindow shown
                && String.valueOf(shown.getJHelp().getModel().getCurrentURL()).endsWith("query.html")).isPresent());

        int before = topcat.tables().size();
        Hands.onEventThread(() -> {
            Hands.window("TOPCAT Help").ifPresent(Window::dispose);
            Hands.all(window, JComboBox.class, box -> box.isEditable()).get(0).setSelectedItem(ServiceChoice.SANDBOX);
            topcat.session().host().runLoading(dialog.createTableLoader(), new TopcatLoadClient(window, topcat.session().host()), dialog.getIcon());
            return window;
        });
        topcat.hands().await("a table", Duration.ofSeconds(60), () -> topcat.tables().size() > before);
        var model = topcat.tables().get(before);
        topcat.hands().await("its name", SOON, () -> "DP0.2 truth 62.000 -37.000 0.1\u00b0 (synthetic)".equals(model.getLabel()));
        topcat.linkedPlots(model, 4);

        Hands.onEventThread(() -> new ObjectPanel().show(model.getDataModel(), 0));
        topcat.hands().await("the panel of its first row", SOON, () -> Hands.window("Object ").isPresent());
        Window panel = Hands.onEventThread(() -> Hands.window("Object ").orElseThrow());
        topcat.hands().place(panel);
        assertThat(Hands.onEventThread(() -> cutOff(Hands.one(panel, JTable.class, t -> true)))).isZero();
        topcat.hands().picture("object-panel");
        Hands.onEventThread(() -> {
            panel.dispose();
            window.dispose();
            topcat.session().plots().hovers().forEach(hover -> hover.windows().forEach(Window::dispose));
            return panel;
        });
    }

    /** As the host makes one for each dialogue, with the name of its class for the help. Its own needs tables that a test has not. */
    private static final class DialogWindow extends AuxWindow {

        private static final long serialVersionUID = 1L;

        DialogWindow(ControlWindow host, RubinLoadDialog dialog) {
            super(dialog.getName(), host);
            dialog.configure(host.getTableFactory(), new AbstractAction() {
                @Override
                public void actionPerformed(ActionEvent event) {
                    throw new IllegalStateException("nobody presses this");
                }
            });
            getMainArea().add(dialog.getQueryComponent());
            addHelp("RubinLoadDialog");
            setVisible(true);
        }
    }

    /** How many cells show less than they hold. */
    private static int cutOff(JTable table) {
        int cut = 0;
        for (int row = 0; row < table.getRowCount(); row++) {
            for (int column = 0; column < table.getColumnCount(); column++) {
                TableCellRenderer renderer = table.getCellRenderer(row, column);
                cut += table.prepareRenderer(renderer, row, column).getPreferredSize().width > table.getCellRect(row, column, false).width ? 1 : 0;
            }
        }
        return table.getRowCount() == 0 ? 1 : cut;
    }
}
