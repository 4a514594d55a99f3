package rubin.topcat.query;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import rubin.service.QueryText;
import rubin.topcat.Session;
import rubin.topcat.table.TableName;
import rubin.topcat.widget.RunBar;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.table.StarTable;

/** Has the service count the sources of each truth type, which makes a table of a few rows; a small window shows how it goes on. */
public final class TruthCount extends JDialog {

    private static final String NAME = "DP0.2 truth types";
    private static final String ADQL = """
            SELECT ts.truth_type AS truth_type, COUNT(ts.truth_type) AS n
            FROM dp02_dc2_catalogs.TruthSummary AS ts
            GROUP BY ts.truth_type
            ORDER BY truth_type""";

    private final transient Session session;
    private final RunBar bar = new RunBar();
    private final JLabel what = new JLabel();
    private final JButton again = new JButton("Count");
    private final JButton cancel = new JButton("Cancel");
    private transient QueryRun run;

    public TruthCount(Session session) {
        super(session.host(), "Count truth types", false);
        this.session = session;
        setDefaultCloseOperation(WindowConstants.HIDE_ON_CLOSE);
        again.setToolTipText("Ask the service that was used last");
        cancel.setToolTipText("Stop the count, here and at the service");
        again.addActionListener(event -> count());
        cancel.addActionListener(event -> run.cancel());
        JPanel body = new JPanel(new BorderLayout(0, 8));
        body.setBorder(BorderFactory.createEmptyBorder(8, 8, 4, 8));
        body.add(what, BorderLayout.NORTH);
        body.add(bar, BorderLayout.CENTER);
        JPanel buttons = new JPanel();
        buttons.add(again);
        buttons.add(cancel);
        body.add(buttons, BorderLayout.SOUTH);
        setContentPane(body);
        getRootPane().registerKeyboardAction(event -> setVisible(false), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    /** Shows the window, and counts unless it does so already. */
    public void start() {
        if (run == null) {
            count();
        }
        if (!isVisible()) {
            pack();
            setLocationRelativeTo(session.host());
        }
        setVisible(true);
        toFront();
    }

    private void count() {
        try {
            ServiceChoice service = new ServiceChoice(session.settings().get("service", ServiceChoice.usual()));
            what.setText("Counts galaxies, stars and supernovae of all of DP0.2, at " + service.text() + ".");
            bar.start();
            busy(true);
            run = QueryRun.start(service, QueryText.of(ADQL), OptionalLong.empty(), session.host().getTableFactory().getStoragePolicy(), new Listener());
        } catch (IllegalArgumentException e) {
            busy(false);
            bar.fail(e);
        }
    }

    private void busy(boolean on) {
        again.setEnabled(!on);
        cancel.setEnabled(on);
    }

    private void over() {
        run = null;
        busy(false);
    }

    /** Shows how the count goes on, and takes its table. */
    private final class Listener implements QueryRun.Listener {

        @Override
        public void progress(String text, OptionalDouble percent) {
            bar.progress(text, percent);
        }

        @Override
        public void retrying(String reason, Duration wait) {
            bar.retry(reason, wait);
        }

        @Override
        public void remark(String sentence) {
            bar.remark(sentence);
        }

        @Override
        public void done(StarTable table, boolean truncated) {
            over();
            String name = TableName.marked(NAME, table);
            bar.end("The counts are in the table \"" + name + "\".");
            session.tables().add(table, name, false);
            setVisible(false);
        }

        @Override
        public void failed(Throwable trouble) {
            over();
            bar.fail(trouble);
            setVisible(true);
        }

        @Override
        public void cancelled() {
            over();
            bar.end("Cancelled.");
        }
    }
}
