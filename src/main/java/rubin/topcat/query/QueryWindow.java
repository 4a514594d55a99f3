package rubin.topcat.query;

import java.awt.BorderLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import rubin.service.QueryText;
import rubin.tap.base.Progress;
import rubin.topcat.HelpPages;
import rubin.topcat.Session;
import rubin.topcat.table.TableName;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.LabelledRows;
import rubin.topcat.widget.RunBar;
import rubin.topcat.widget.ServiceChoice;
import rubin.topcat.widget.WindowTiling;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.topcat.AuxWindow;

/** Asks a service for objects and puts them into TOPCAT, with their plots. */
public final class QueryWindow extends AuxWindow {

    private final transient Session session;
    private final QueryPanel panel;
    private final RunBar bar = new RunBar();
    private final JButton run = new JButton("Run");
    private final JButton count = new JButton("Count rows");
    private final JButton cancel = new JButton("Cancel");
    private final JCheckBox plots = new JCheckBox("Open linked plots", true);
    private transient Runnable stopper;

    public QueryWindow(Session session) {
        super("Rubin Query", session.host());
        this.session = session;
        panel = new QueryPanel(session);
        panel.onEnter(this::run);
        panel.onChange(() -> {
            if (stopper == null) {
                bar.say("");
            }
        });
        run.setToolTipText("Send the query; the rows come into TOPCAT as a new table");
        count.setToolTipText("Ask the service how many rows the query would give");
        cancel.setToolTipText("Stop the query, here and at the service");
        plots.setToolTipText("Open colour-magnitude, colour-colour, position and flux-ratio plots when the rows are here");
        run.addActionListener(event -> run());
        count.addActionListener(event -> count());
        cancel.addActionListener(event -> stopper.run());
        JPanel bottom = new JPanel(new BorderLayout());
        bottom.setBorder(BorderFactory.createEmptyBorder(2, 6, 2, 6));
        bottom.add(bar, BorderLayout.CENTER);
        JPanel body = new JPanel(new BorderLayout());
        JScrollPane scroller = new JScrollPane(panel);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        body.add(scroller, BorderLayout.CENTER);
        body.add(bottom, BorderLayout.SOUTH);
        getMainArea().setLayout(new BorderLayout());
        getMainArea().add(body, BorderLayout.CENTER);
        getControlPanel().add(LabelledRows.abreast(plots, count, cancel, run));
        getRootPane().setDefaultButton(run);
        setIdle();
        addHelp(null);
        HelpPages.addTo(this, HelpPages.QUERY);
        WindowTiling.centre(this);
    }

    /** The fields. */
    public QueryPanel panel() {
        return panel;
    }

    /** Runs the query that the fields make; while another one of this window runs, it only says so. */
    public void run() {
        if (stopper != null) {
            bar.say("This window's query is still running; wait for its end, or cancel it.");
            return;
        }
        try {
            ServiceChoice service = panel.service();
            QueryText query = panel.query();
            OptionalLong limit = panel.form().maxrec();
            panel.remember();
            boolean wantPlots = plots.isSelected();
            bar.start();
            StoragePolicy storage = session.host().getTableFactory().getStoragePolicy();
            QueryRun started = QueryRun.start(service, query, limit, storage, new Listener(wantPlots));
            setBusy(started::cancel);
        } catch (IllegalArgumentException e) {
            bar.fail(e);
        }
    }

    private void count() {
        try {
            ServiceChoice service = panel.service();
            Optional<String> adql = QueryForm.counting(panel.query().adql());
            if (adql.isEmpty()) {
                bar.say("This query groups its rows; only running it can count them.");
                return;
            }
            bar.start();
            bar.progress("Counting", OptionalDouble.empty());
            var future = Background.run(() -> rows(service, adql.get()), rows -> {
                if (stopper != null) {
                    setIdle();
                    bar.end(String.format(Locale.ROOT, "The query will give %,d rows.", rows));
                }
            }, trouble -> {
                if (stopper != null) {
                    setIdle();
                    bar.fail(trouble);
                }
            });
            setBusy(() -> {
                future.cancel(true);
                setIdle();
                bar.end("Cancelled.");
            });
        } catch (IllegalArgumentException e) {
            bar.fail(e);
        }
    }

    private static long rows(ServiceChoice service, String adql) throws IOException {
        StarTable result = service.request(QueryText.of(adql), OptionalLong.empty())
                .run(ServiceChoice.COMMAND, StoragePolicy.PREFER_MEMORY, Progress.NONE).table();
        try (var rows = result.getRowSequence()) {
            if (rows.next() && rows.getCell(0) instanceof Number number) {
                return number.longValue();
            }
        }
        throw new IOException("the service did not answer the count with a number; run the query instead");
    }

    private void setIdle() {
        stopper = null;
        run.setEnabled(true);
        count.setEnabled(true);
        cancel.setEnabled(false);
    }

    private void setBusy(Runnable stop) {
        stopper = stop;
        run.setEnabled(false);
        count.setEnabled(false);
        cancel.setEnabled(true);
    }

    /** Shows how a query goes on, and takes its table. */
    private final class Listener implements QueryRun.Listener {

        private final boolean wantPlots;

        Listener(boolean wantPlots) {
            this.wantPlots = wantPlots;
        }

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
            setIdle();
            bar.end(String.format(Locale.ROOT, "%,d rows in %.1f s%s", table.getRowCount(), bar.seconds(),
                    truncated ? "; truncated: the service left out rows, because of the row limit or its own."
                            : wantPlots && table.getRowCount() == 0 ? "; there is nothing to plot." : "."));
            session.tables().add(table, TableName.of(table), wantPlots && table.getRowCount() > 0);
        }

        @Override
        public void failed(Throwable trouble) {
            setIdle();
            bar.fail(trouble);
        }

        @Override
        public void cancelled() {
            setIdle();
            bar.end("Cancelled.");
        }
    }
}
