package rubin.topcat;

import java.util.List;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import rubin.topcat.plot.PlotDialog;
import rubin.topcat.plot.PlotPlan;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.TokenDialog;
import uk.ac.starlink.topcat.TopcatModel;

/** The Rubin menu in TOPCAT's menu bar. */
final class RubinMenu {

    private RubinMenu() {
    }

    /** Puts it before the Help menu. */
    static void install(Session session) {
        JMenuBar bar = session.host().getJMenuBar();
        for (int i = 0; i < bar.getMenuCount(); i++) {
            if (bar.getMenu(i) != null && "Rubin".equals(bar.getMenu(i).getText())) {
                return;
            }
        }
        bar.add(menu(session), Math.max(0, bar.getMenuCount() - 1));
        bar.revalidate();
    }

    private static JMenu menu(Session session) {
        JMenu menu = new JMenu("Rubin");
        menu.setMnemonic('R');
        item(menu, "Query\u2026", "Ask Rubin's service, or the sandbox, for objects", session::showQueryWindow);
        item(menu, "Jobs\u2026", "Find, load and remove jobs on a service", session::showJobsWindow);
        menu.addSeparator();
        item(menu, "Linked plots\u2026", "Plot the current table in windows that are linked", () -> plot(session, PlotPlan.LINKED));
        item(menu, "Truth comparison plots\u2026", "Plot measurement against truth for the current table", () -> plot(session, PlotPlan.TRUTH));
        item(menu, "Count truth types", "Have the service count galaxies, stars and supernovae of the whole release", () -> session.truthCount().start());
        menu.addSeparator();
        JCheckBoxMenuItem hover = new JCheckBoxMenuItem("Hover", session.isHovering());
        hover.setToolTipText("Show the row under the pointer in linked plots, and mark it in all of them");
        hover.addActionListener(event -> session.setHovering(hover.isSelected()));
        menu.add(hover);
        item(menu, "Hover columns\u2026", "Choose what the tooltip of a row shows", () -> chooseColumns(session));
        menu.addSeparator();
        item(menu, "Token\u2026", "Store and test the token for Rubin's service", () -> new TokenDialog(session).setVisible(true));
        item(menu, "Help", "How to use the Rubin windows", () -> HelpPages.show(session.host(), HelpPages.OVERVIEW));
        return menu;
    }

    private static void item(JMenu menu, String name, String tip, Runnable action) {
        JMenuItem item = new JMenuItem(name);
        item.setToolTipText(tip);
        item.addActionListener(event -> action.run());
        menu.add(item);
    }

    private static void plot(Session session, List<String> figures) {
        TopcatModel model = session.host().getCurrentModel();
        if (model == null) {
            FailureMessage.show(session.host(), "Rubin plots", "There is no table to plot: load one, or run a query from the Rubin menu.");
            return;
        }
        PlotDialog.open(session, model, figures);
    }

    private static void chooseColumns(Session session) {
        String before = String.join(", ", session.hoverColumns());
        Object columns = JOptionPane.showInputDialog(session.host(),
                "Columns or expressions that the tooltip shows, with commas between.\nEmpty for identifier, position, colour and magnitudes.",
                "Hover columns", JOptionPane.PLAIN_MESSAGE, null, null, before);
        if (columns != null) {
            session.setHoverColumns(columns.toString());
        }
    }
}
