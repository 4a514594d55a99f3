package rubin.topcat;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.net.URL;
import javax.help.HelpSet;
import javax.help.HelpSetException;
import javax.swing.AbstractAction;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JButton;
import rubin.topcat.widget.FailureMessage;
import uk.ac.starlink.topcat.AuxWindow;
import uk.ac.starlink.topcat.HelpAction;
import uk.ac.starlink.topcat.HelpWindow;
import uk.ac.starlink.topcat.ResourceIcon;

/** The plugin's pages in TOPCAT's own help window. */
public final class HelpPages {

    static final String OVERVIEW = "rubin-overview";
    public static final String QUERY = "rubin-query";
    public static final String JOBS = "rubin-jobs";
    public static final String PLOTS = "rubin-plots";
    public static final String TOKEN = "rubin-token";

    private static final String SET = "help/rubin.hs";
    private static boolean added;

    private HelpPages() {
    }

    /**
     * Gives a window's page to its Help button and its Help menu. The host's own actions cannot lead there: they look a page up in
     * a set of their own, which others cannot add to, and stay grey for what they do not find.
     */
    public static void addTo(AuxWindow window, String page) {
        Action action = action(window, page);
        for (Component tool : window.getToolBar().getComponents()) {
            if (tool instanceof AbstractButton button && button.getAction() instanceof HelpAction) {
                button.setAction(action);
            }
        }
        boolean found = false;
        for (Component entry : window.getHelpMenu().getMenuComponents()) {
            if (entry instanceof AbstractButton item && item.getAction() instanceof HelpAction help && !help.isEnabled()) {
                item.setAction(action);
                found = true;
            }
        }
        if (!found) {
            window.getHelpMenu().insert(action, 0);
        }
    }

    /** A button for a window that has no tool bar. */
    public static JButton button(Component parent, String page) {
        JButton button = new JButton("Help");
        button.setToolTipText("Display help for this window");
        button.addActionListener(event -> show(parent, page));
        return button;
    }

    private static Action action(Component parent, String page) {
        Action action = new AbstractAction("Help for Window", ResourceIcon.HELP) {
            @Override
            public void actionPerformed(ActionEvent event) {
                show(parent, page);
            }
        };
        action.putValue(Action.SHORT_DESCRIPTION, "Display help for this window in browser");
        return action;
    }

    /** Shows a page. */
    static void show(Component parent, String page) {
        try {
            HelpWindow window = HelpWindow.getInstance(parent);
            if (!added) {
                URL set = HelpPages.class.getResource(SET);
                window.getJHelp().getModel().getHelpSet().add(new HelpSet(HelpPages.class.getClassLoader(), set));
                added = true;
            }
            window.setID(page);
            window.makeVisible();
        } catch (HelpSetException | RuntimeException | LinkageError e) {
            FailureMessage.show(parent, "Help", e);
        }
    }
}
