package rubin.topcat;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.AbstractAction;
import rubin.task.StiltsMain;
import rubin.topcat.query.QueryForm;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.RubinIcon;
import uk.ac.starlink.topcat.ControlWindow;
import uk.ac.starlink.topcat.TopcatToolAction;

/** The Rubin button in TOPCAT's main toolbar. It opens the query window, and puts the Rubin menu into the menu bar. */
public class RubinAction extends AbstractAction implements TopcatToolAction {

    private static final String DEMO_PROPERTY = "rubin.demo";

    /** Made by the host, because {@code topcat.exttools} names this class. */
    public RubinAction() {
        super("Rubin", new RubinIcon());
        putValue(SHORT_DESCRIPTION, "Query Rubin's catalogues, and plot them");
    }

    /**
     * The host calls this while its main window is being made, in another thread than the event thread: whoever asked for that
     * window now would make a second one.
     */
    @Override
    public void setParent(Component parent) {
        if (parent instanceof ControlWindow host) {
            host.addWindowListener(new WindowAdapter() {
                @Override
                public void windowOpened(WindowEvent event) {
                    start();
                }
            });
        }
    }

    private static void start() {
        Session session = Session.get();
        RubinMenu.install(session);
        // Reads what releases are, which the query window would do on the event thread, and be felt.
        Background.run(QueryForm.TUTORIAL::adql, adql -> { }, trouble -> FailureMessage.show(session.host(), "Rubin", trouble));
        StiltsMain.installLogin();
        if (Boolean.getBoolean(DEMO_PROPERTY)) {
            Demo.start(session);
        }
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        Session.get().showQueryWindow();
    }
}
