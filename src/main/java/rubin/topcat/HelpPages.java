package rubin.topcat;

import java.awt.Component;
import java.net.URL;
import javax.help.HelpSet;
import javax.help.HelpSetException;
import javax.swing.JMenuItem;
import uk.ac.starlink.topcat.AuxWindow;
import uk.ac.starlink.topcat.HelpWindow;

/** The plugin's pages in TOPCAT's own help window. */
final class HelpPages {

    static final String OVERVIEW = "rubin-overview";
    static final String QUERY = "rubin-query";
    static final String JOBS = "rubin-jobs";

    private static final String SET = "help/rubin.hs";
    private static boolean added;

    private HelpPages() {
    }

    /** Puts a page into a window's Help menu. */
    static void addTo(AuxWindow window, String page) {
        JMenuItem item = new JMenuItem("Help for this window");
        item.addActionListener(event -> show(window, page));
        window.getHelpMenu().insert(item, 0);
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
            Trouble.show(parent, "Help", e);
        }
    }
}
