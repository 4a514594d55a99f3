package rubin.topcat;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextPane;
import javax.swing.ListSelectionModel;
import javax.swing.Timer;
import rubin.tap.Job;
import rubin.tap.Progress;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.AuxWindow;

/** The user's jobs on a service: find one that was left running, load its table, stop or remove it. */
final class JobsWindow extends AuxWindow {

    private static final int REFRESH_MS = 5_000;

    private final transient Session session;
    private final transient Jobs jobs = new Jobs();
    private final JobsTable model = new JobsTable();
    private final JTable table = new JTable(model);
    private final JTextPane query = new JTextPane();
    private final JComboBox<String> service = new JComboBox<>(new String[] {ServiceChoice.RUBIN, ServiceChoice.SANDBOX});
    private final RunBar bar = new RunBar();
    private final JButton load = button("Load", "Wait for the job's end if need be, and bring its rows into TOPCAT, with linked plots", this::load);
    private final JButton abort = button("Abort", "End the job early; its rows so far are lost", () -> change("Aborted.", Job::abort));
    private final JButton delete = button("Delete", "Remove the job and its rows from the service", () -> change("Deleted.", Job::delete));
    private final JButton copy = button("Copy URL", "Copy the job's address", this::copy);
    private final JButton byUrl = button("Load by URL\u2026", "Load a job by its address, wherever it was made", this::loadByUrl);
    private final JButton stop = button("Cancel", "Stop waiting; the job goes on", () -> this.running.ifPresent(QueryRun::leave));
    private transient Optional<QueryRun> running = Optional.empty();
    private boolean reading;

    JobsWindow(Session session) {
        super("Rubin Jobs", session.host());
        this.session = session;
        service.setEditable(true);
        service.setSelectedItem(session.settings().get("service", ServiceChoice.usual()));
        service.setToolTipText("Whose jobs to show: Rubin, the sandbox, or the URL of a TAP service");
        service.addActionListener(event -> refresh());
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.getSelectionModel().addListSelectionListener(event -> select());
        int[] widths = {90, 60, 260, 160, 260};
        for (int i = 0; i < widths.length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(widths[i]);
        }
        query.setEditable(false);
        query.setToolTipText("The query of the job that is selected");
        JScrollPane list = new JScrollPane(table);
        list.setPreferredSize(new Dimension(760, 200));
        JScrollPane text = new JScrollPane(query);
        text.setPreferredSize(new Dimension(760, 120));
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, list, text);
        split.setResizeWeight(0.6);
        Rows top = new Rows();
        top.add("Service", Rows.abreast(service, button("Refresh", "Ask the service again; it is asked by itself every few seconds", this::refresh)));
        JPanel bottom = new JPanel(new BorderLayout());
        bottom.setBorder(BorderFactory.createEmptyBorder(4, 6, 2, 6));
        bottom.add(bar);
        getMainArea().setLayout(new BorderLayout());
        getMainArea().add(top, BorderLayout.NORTH);
        getMainArea().add(split, BorderLayout.CENTER);
        getMainArea().add(bottom, BorderLayout.SOUTH);
        getControlPanel().add(Rows.abreast(load, abort, delete, copy, byUrl, stop));
        addHelp(null);
        HelpPages.addTo(this, HelpPages.JOBS);
        Tiles.centreWhenOpened(this);
        select();
        Timer timer = new Timer(REFRESH_MS, event -> {
            if (isShowing() && !reading) {
                refresh();
            }
        });
        timer.start();
    }

    /** Asks the service for its jobs. */
    void refresh() {
        try {
            ServiceChoice choice = choice();
            reading = true;
            Background.run(() -> jobs.read(choice), now -> {
                reading = false;
                URI selected = selected().map(Jobs.Entry::uri).orElse(null);
                if (model.update(now)) {
                    for (int row = 0; row < model.getRowCount(); row++) {
                        if (model.get(row).uri().equals(selected)) {
                            table.setRowSelectionInterval(row, row);
                        }
                    }
                }
                select();
            }, trouble -> {
                reading = false;
                bar.fail(trouble);
            });
        } catch (IllegalArgumentException e) {
            bar.fail(e);
        }
    }

    private ServiceChoice choice() {
        return new ServiceChoice(String.valueOf(service.getEditor().getItem()));
    }

    private Optional<Jobs.Entry> selected() {
        int row = table.getSelectedRow();
        return row < 0 || row >= model.getRowCount() ? Optional.empty() : Optional.of(model.get(row));
    }

    private void select() {
        Optional<Jobs.Entry> job = selected();
        String adql = job.map(Jobs.Entry::adql).orElse("");
        if (!query.getText().equals(adql)) {
            query.setText(adql);
            query.setCaretPosition(0);
            AdqlColours.apply(query.getStyledDocument());
        }
        boolean idle = running.isEmpty();
        load.setEnabled(idle && job.isPresent());
        abort.setEnabled(job.isPresent() && !job.get().phase().isFinal());
        delete.setEnabled(job.isPresent());
        copy.setEnabled(job.isPresent());
        byUrl.setEnabled(idle);
        stop.setEnabled(!idle);
    }

    private void load() {
        selected().ifPresent(job -> load(job.uri()));
    }

    private void loadByUrl() {
        String url = JOptionPane.showInputDialog(this, "Address of the job, such as https://data.lsst.cloud/api/tap/async/abc", "Load by URL",
                JOptionPane.PLAIN_MESSAGE);
        if (url == null || url.isBlank()) {
            return;
        }
        try {
            URI job = new URI(url.strip());
            if (!job.isAbsolute() || job.getHost() == null) {
                throw new IllegalArgumentException(url.strip() + ": is no address of a job, which looks like https://data.lsst.cloud/api/tap/async/abc");
            }
            load(job);
        } catch (URISyntaxException e) {
            bar.fail(new IllegalArgumentException(url.strip() + ": is no address", e));
        } catch (IllegalArgumentException e) {
            bar.fail(e);
        }
    }

    private void load(URI job) {
        bar.start();
        running = Optional.of(QueryRun.load(choice(), job, session.host().getTableFactory().getStoragePolicy(), new QueryRun.Listener() {
            @Override
            public void progress(String text, OptionalDouble percent) {
                bar.progress(text, percent);
            }

            @Override
            public void done(StarTable rows, boolean truncated) {
                end(String.format(Locale.ROOT, "%,d rows.", rows.getRowCount()));
                session.tables().add(rows, TableName.of(rows), rows.getRowCount() > 0);
            }

            @Override
            public void failed(Throwable trouble) {
                end("");
                bar.fail(trouble);
            }

            @Override
            public void cancelled() {
                end("The job goes on without TOPCAT.");
            }
        }));
        select();
    }

    private void end(String text) {
        running = Optional.empty();
        bar.end(text);
        select();
    }

    private void change(String done, Change change) {
        selected().ifPresent(job -> {
            ServiceChoice choice = choice();
            Background.run(() -> {
                change.of(choice.client(Progress.NONE).job(job.uri()));
                return job;
            }, changed -> {
                bar.say(done);
                refresh();
            }, bar::fail);
        });
    }

    private void copy() {
        selected().ifPresent(job -> Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(job.uri().toString()), null));
    }

    private static JButton button(String text, String tip, Runnable action) {
        JButton button = new JButton(text);
        button.setToolTipText(tip);
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Something done to a job. */
    @FunctionalInterface
    private interface Change {
        void of(Job job) throws IOException;
    }
}
