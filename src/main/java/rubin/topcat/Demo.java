package rubin.topcat;

import rubin.topcat.query.QueryWindow;
import rubin.topcat.widget.ServiceChoice;

/** The tutorial's field from the sandbox, with its plots, from one command. */
final class Demo {

    private Demo() {
    }

    /** Fills in the query window and presses Run. */
    static void start(Session session) {
        QueryWindow window = session.showQueryWindow();
        window.panel().choose(new ServiceChoice(ServiceChoice.SANDBOX));
        window.run();
    }
}
