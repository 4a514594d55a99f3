package rubin.topcat.jobs;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
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
import javax.swing.JTextArea;
import javax.swing.JTextPane;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import rubin.tap.JobPhase;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.topcat.HelpPages;
import rubin.topcat.Session;
import rubin.topcat.query.AdqlColours;
import rubin.topcat.query.QueryRun;
import rubin.topcat.table.TableName;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.LabelledRows;
import rubin.topcat.widget.RunBar;
import rubin.topcat.widget.ServiceChoice;
import rubin.topcat.widget.WindowTiling;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.AuxWindow;

/** The user's jobs on a service: find one that was left running, load its table, stop or remove it. */
public final class JobsWindow extends AuxWindow {

    private static final int REFRESH_MS = 5_000;
    private static final String[] USUAL_CELLS = {"completed", "59 min", "10,000,000", "DP0.2 truth 62.000 -37.000 0.1\u00b0 or longer", "topcat-rubin-1a2b3c4d",
        "jrzay4b7f6ew7f42"};
    private static final int CELL_GAP = 16;
    private static final Color WRONG = new Color(0xa00000);
    private static final String GOES_ON = "The job goes on without TOPCAT.";

    private final transient Session session;
    private final transient JobBoard jobs = new JobBoard();
    private final transient JobsFeed feed = new JobsFeed(this::read, new Feed());
    private final JobsTable model = new JobsTable();
    private final JTable table = new JTable(model);
    private final JTextPane query = new JTextPane();
    private final JTextArea note = message();
    private final JTextArea state = message();
    private final JComboBox<String> service = new JComboBox<>(new String[] {ServiceChoice.RUBIN, ServiceChoice.SANDBOX});
    private final RunBar bar = new RunBar();
    private final JButton load = button("Load", "Wait for the job's end if need be, and bring its rows into TOPCAT, with linked plots", this::load);
    private final JButton await = button("Wait", "Wait for the job's end, and say how it ended", this::await);
    private final JButton abort = button("Abort", "End the job early; its rows so far are lost", () -> change(JobBoard::abort));
    private final JButton delete = button("Delete", "Remove the job and its rows from the service", () -> change(JobBoard::delete));
    private final JButton copy = button("Copy URL", "Copy the job's address", this::copy);
    private final JButton byUrl = button("Load by URL\u2026", "Load a job by its address, wherever it was made", this::loadByUrl);
    private final JButton stop = button("Cancel", "Stop waiting; the job goes on", () -> this.leave.ifPresent(Runnable::run));
    private transient Optional<Runnable> leave = Optional.empty();
    private transient Optional<ServiceChoice> shown = Optional.empty();

    public JobsWindow(Session session) {
        super("Rubin JobBoard", session.host());
        this.session = session;
        session.onNewTables(added -> jobs.noteLoaded(added.getDataModel()));
        service.setEditable(true);
        service.setSelectedItem(session.settings().get("service", ServiceChoice.usual()));
        service.setToolTipText("Whose jobs to show: Rubin, the sandbox, or the URL of a TAP service");
        service.addActionListener(event -> refresh());
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.getSelectionModel().addListSelectionListener(event -> select());
        table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 2);
        int width = 0;
        for (int i = 0; i < USUAL_CELLS.length; i++) {
            int column = table.getFontMetrics(table.getFont()).stringWidth(USUAL_CELLS[i]) + CELL_GAP;
            table.getColumnModel().getColumn(i).setPreferredWidth(column);
            width += column;
        }
        DefaultTableCellRenderer number = new DefaultTableCellRenderer();
        number.setHorizontalAlignment(SwingConstants.TRAILING);
        table.getColumnModel().getColumn(JobsTable.ROWS).setCellRenderer(number);
        query.setEditable(false);
        query.setFont(new Font(Font.MONOSPACED, Font.PLAIN, UIManager.getFont("TextField.font").getSize()));
        query.setToolTipText("The query of the job that is selected");
        note.setForeground(WRONG);
        note.setBorder(BorderFactory.createEmptyBorder(2, 6, 2, 6));
        JScrollPane list = new JScrollPane(table);
        list.setPreferredSize(new Dimension(width, 10 * table.getRowHeight()));
        JPanel job = new JPanel(new BorderLayout());
        job.add(new JScrollPane(query), BorderLayout.CENTER);
        job.add(note, BorderLayout.SOUTH);
        job.setPreferredSize(new Dimension(width, 7 * table.getRowHeight()));
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, list, job);
        split.setResizeWeight(0.6);
        LabelledRows top = new LabelledRows();
        top.add("Service", LabelledRows.abreast(service, button("Refresh", "Ask the service again; it is asked by itself every few seconds", this::refresh)));
        top.addWide(state, 0);
        JPanel bottom = new JPanel(new BorderLayout());
        bottom.setBorder(BorderFactory.createEmptyBorder(4, 6, 2, 6));
        bottom.add(bar);
        getMainArea().setLayout(new BorderLayout());
        getMainArea().add(top, BorderLayout.NORTH);
        getMainArea().add(split, BorderLayout.CENTER);
        getMainArea().add(bottom, BorderLayout.SOUTH);
        getControlPanel().add(LabelledRows.abreast(load, await, abort, delete, copy, byUrl, stop));
        addHelp(null);
        HelpPages.addTo(this, HelpPages.JOBS);
        WindowTiling.centre(this);
        select();
        Timer timer = new Timer(REFRESH_MS, event -> {
            if (isShowing()) {
                feed.tick();
            }
        });
        timer.start();
    }

    /** Asks the service that is chosen for its jobs. */
    public void refresh() {
        try {
            ServiceChoice choice = new ServiceChoice(String.valueOf(service.getSelectedItem()));
            if (!shown.equals(Optional.of(choice))) {
                shown = Optional.of(choice);
                model.update(List.of());
            }
            say("Asking " + choice.text() + " \u2026", false);
            feed.read(choice);
        } catch (IllegalArgumentException e) {
            shown = Optional.empty();
            model.update(List.of());
            feed.stop();
            say(FailureMessage.sentence(e), true);
        }
    }

    private List<JobBoard.Entry> read(ServiceChoice from, JobsFeed.Meanwhile meanwhile) throws IOException {
        return jobs.read(from.client(new Progress() {
            @Override
            public void retrying(String reason, Duration wait) {
                meanwhile.retrying(reason);
            }
        }), meanwhile::listed);
    }

    /** What becomes of reading the list; it has a line of its own, so that it does not write over what became of a job. */
    private final class Feed implements JobsFeed.Listener {

        @Override
        public void listed(List<JobBoard.Entry> now) {
            show(now);
            say(count(now) + " Asking what they are \u2026", false);
        }

        @Override
        public void read(List<JobBoard.Entry> now) {
            show(now);
            say(count(now), false);
        }

        private String count(List<JobBoard.Entry> now) {
            return now.isEmpty() ? "No jobs." : now.size() == 1 ? "1 job." : now.size() + " jobs.";
        }

        private void show(List<JobBoard.Entry> now) {
            URI selected = selected().map(JobBoard.Entry::uri).orElse(null);
            model.update(now);
            if (selected != null && selected().isEmpty()) {
                now.stream().filter(job -> job.uri().equals(selected)).findFirst()
                        .ifPresent(job -> table.setRowSelectionInterval(now.indexOf(job), now.indexOf(job)));
            }
            select();
        }

        @Override
        public void retrying(String reason) {
            say(FailureMessage.sentence(new TapException(reason)) + "; trying again \u2026", true);
        }

        @Override
        public void failed(Throwable trouble) {
            say(FailureMessage.sentence(trouble) + ". Refresh asks again.", true);
        }
    }

    private void say(String text, boolean wrong) {
        state.setText(text);
        state.setForeground(wrong ? WRONG : UIManager.getColor("Label.foreground"));
    }

    private Optional<JobBoard.Entry> selected() {
        int row = table.getSelectedRow();
        return row < 0 || row >= model.getRowCount() ? Optional.empty() : Optional.of(model.get(row));
    }

    private void select() {
        Optional<JobBoard.Entry> job = selected();
        String adql = job.map(JobBoard.Entry::adql).orElse("");
        if (!query.getText().equals(adql)) {
            query.setText(adql);
            query.setCaretPosition(0);
            AdqlColours.apply(query.getStyledDocument());
        }
        String remark = job.map(JobsWindow::remark).orElse("");
        note.setText(remark);
        note.setVisible(!remark.isEmpty());
        boolean idle = leave.isEmpty();
        Optional<JobPhase> phase = job.map(JobBoard.Entry::phase);
        boolean goesOn = phase.filter(p -> !p.isFinal() && p != JobPhase.PENDING).isPresent();
        load.setEnabled(idle && (goesOn || phase.equals(Optional.of(JobPhase.COMPLETED))));
        await.setEnabled(idle && goesOn);
        abort.setEnabled(phase.filter(p -> !p.isFinal()).isPresent());
        delete.setEnabled(job.isPresent());
        copy.setEnabled(job.isPresent());
        byUrl.setEnabled(idle);
        stop.setEnabled(!idle);
    }

    /** Why a job has no rows to load, and none to wait for. */
    private static String remark(JobBoard.Entry job) {
        return switch (job.phase()) {
            case ERROR -> "Failed: " + job.message().map(FailureMessage::inWindowWords).orElse("the service does not say why.");
            case PENDING -> "This job has been made and not started. Start it where it was made, or delete it and run its query again.";
            case ARCHIVED -> "The service no longer keeps this job's rows. Run its query again.";
            default -> "";
        };
    }

    private void load() {
        selected().ifPresent(job -> load(job.uri()));
    }

    private void await() {
        selected().ifPresent(job -> {
            bar.start();
            JobWait wait = JobWait.start(shown.orElseThrow(), job.uri(), new JobWait.Listener() {
                @Override
                public void progress(String text, OptionalDouble percent) {
                    progressed(text, percent);
                }

                @Override
                public void ended(String outcome) {
                    end(outcome);
                    refresh();
                }

                @Override
                public void failed(Throwable trouble) {
                    end("");
                    bar.fail(trouble);
                    refresh();
                }

                @Override
                public void left() {
                    end(GOES_ON);
                }
            });
            leave = Optional.of(wait::leave);
            select();
        });
    }

    private void loadByUrl() {
        String url = JOptionPane.showInputDialog(this, "Address of the job, such as https://data.lsst.cloud/api/tap/async/abc", "Load by URL",
                JOptionPane.PLAIN_MESSAGE);
        if (url == null || url.isBlank()) {
            return;
        }
        try {
            URI job = new URI(url.strip().replaceFirst("/+$", ""));
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
        QueryRun run = QueryRun.load(shown.orElseThrow(() -> new IllegalArgumentException("choose a service first")), job,
                session.host().getTableFactory().getStoragePolicy(), new QueryRun.Listener() {
            @Override
            public void progress(String text, OptionalDouble percent) {
                progressed(text, percent);
            }

            @Override
            public void remark(String sentence) {
                bar.remark(sentence);
            }

            @Override
            public void done(StarTable rows, boolean truncated) {
                end(String.format(Locale.ROOT, "%,d rows.", rows.getRowCount()));
                session.tables().add(rows, TableName.of(rows), rows.getRowCount() > 0);
                refresh();
            }

            @Override
            public void failed(Throwable trouble) {
                end("");
                bar.fail(trouble);
            }

            @Override
            public void cancelled() {
                end(GOES_ON);
            }
        });
        leave = Optional.of(run::leave);
        select();
    }

    private void progressed(String text, OptionalDouble percent) {
        bar.progress(percent.isPresent() ? String.format(Locale.ROOT, "%s, %.0f %%", text, percent.getAsDouble()) : text, percent);
    }

    private void end(String text) {
        leave = Optional.empty();
        bar.end(text);
        select();
    }

    private void change(Change change) {
        selected().ifPresent(job -> {
            ServiceChoice choice = shown.orElseThrow();
            Background.run(() -> change.of(choice.client(Progress.NONE).job(job.uri())), outcome -> {
                bar.say(outcome);
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

    /** Text that wraps and reads as a label. */
    private static JTextArea message() {
        JTextArea text = new JTextArea();
        text.setEditable(false);
        text.setFocusable(false);
        text.setOpaque(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setFont(UIManager.getFont("Label.font"));
        return text;
    }

    /** Something done to a job; gives what there is to say of it. */
    @FunctionalInterface
    private interface Change {
        String of(TapJob job) throws IOException;
    }
}
