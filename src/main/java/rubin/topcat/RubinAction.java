package rubin.topcat;

import java.awt.Component;
import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.SwingUtilities;
import uk.ac.starlink.topcat.ControlWindow;
import uk.ac.starlink.topcat.TopcatToolAction;

/**
 * The Rubin button in TOPCAT's main toolbar, which the host makes because {@code topcat.exttools} names this class. It opens the
 * query window, and puts the Rubin menu into the menu bar.
 */
public class RubinAction extends AbstractAction implements TopcatToolAction {

    private static final String DEMO_PROPERTY = "rubin.demo";

    /** The host calls this inside the construction of its main window, which must not be asked for yet. */
    public RubinAction() {
        super("Rubin", new RubinIcon());
        putValue(SHORT_DESCRIPTION, "Query Rubin's catalogues, and plot them");
    }

    @Override
    public void setParent(Component parent) {
        SwingUtilities.invokeLater(() -> {
            Session session = Session.get();
            RubinMenu.install(session);
            if (Boolean.getBoolean(DEMO_PROPERTY)) {
                Demo.start(session);
            }
        });
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        Session.get().showQueryWindow();
    }
}
