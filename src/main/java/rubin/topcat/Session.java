package rubin.topcat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;
import rubin.query.SkyPoint;
import rubin.topcat.hover.Hover;
import rubin.topcat.jobs.JobsWindow;
import rubin.topcat.plot.LinkedPlots;
import rubin.topcat.query.QueryWindow;
import rubin.topcat.query.TruthCount;
import rubin.topcat.table.ObjectPanel;
import rubin.topcat.table.SelectionLine;
import rubin.topcat.table.TableArrivals;
import rubin.topcat.table.TableScan;
import rubin.topcat.widget.FailureMessage;
import rubin.topcat.widget.Settings;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.ControlWindow;
import uk.ac.starlink.topcat.TopcatEvent;
import uk.ac.starlink.topcat.TopcatListener;
import uk.ac.starlink.topcat.TopcatModel;

/** What the plugin's windows share in the one TOPCAT of this process. */
public final class Session {

    /** One that is not within the parentheses of an expression. */
    private static final String COMMA = ",(?![^(]*\\))";

    private static Session session;

    private final ControlWindow host;
    private final Settings settings = Settings.ofUser();
    private final Map<TopcatModel, Long> selectedRows = new WeakHashMap<>();
    private final LinkedPlots plots;
    private final TableArrivals tables;
    private final Set<TopcatModel> hoverNotes = Collections.newSetFromMap(new WeakHashMap<>());
    private final Map<TopcatModel, ObjectPanel> objectPanels = new HashMap<>();
    private final SelectionLine selectionLine = new SelectionLine(this);
    private QueryWindow queryWindow;
    private JobsWindow jobsWindow;
    private TruthCount truthCount;

    private Session(ControlWindow host) {
        this.host = host;
        plots = new LinkedPlots(this);
        tables = new TableArrivals(this, plots::open);
        TopcatListener rows = event -> {
            if (event.getCode() == TopcatEvent.ROW && event.getDatum() instanceof Number row) {
                selectedRows.put(event.getModel(), row.longValue());
            }
        };
        onNewTables(model -> model.addTopcatListener(rows));
        plots.closeWithTables();
        onLostTable(() -> objectPanels.entrySet().removeIf(entry -> {
            if (has(entry.getKey())) {
                return false;
            }
            entry.getValue().close();
            return true;
        }));
    }

    /** The session of this process; not before TOPCAT's main window is there. */
    static Session get() {
        if (session == null) {
            session = new Session(ControlWindow.getInstance());
        }
        return session;
    }

    public ControlWindow host() {
        return host;
    }

    public Settings settings() {
        return settings;
    }

    public TableArrivals tables() {
        return tables;
    }

    public LinkedPlots plots() {
        return plots;
    }

    public SelectionLine selectionLine() {
        return selectionLine;
    }

    QueryWindow showQueryWindow() {
        if (queryWindow == null) {
            queryWindow = new QueryWindow(this);
        }
        queryWindow.makeVisible();
        return queryWindow;
    }

    public void showJobsWindow() {
        if (jobsWindow == null) {
            jobsWindow = new JobsWindow(this);
        }
        jobsWindow.makeVisible();
        jobsWindow.refresh();
    }

    public TruthCount truthCount() {
        if (truthCount == null) {
            truthCount = new TruthCount(this);
        }
        return truthCount;
    }

    /** The panel that shows objects of a table; it goes with the table. */
    ObjectPanel objectPanel(TopcatModel model) {
        return objectPanels.computeIfAbsent(model, key -> new ObjectPanel());
    }

    /** Whether the pointer over linked plots shows rows. */
    public boolean isHovering() {
        return Boolean.parseBoolean(settings.get("hover", "true"));
    }

    public void setHovering(boolean on) {
        settings.put("hover", String.valueOf(on));
        plots.hovers().forEach(Hover::clear);
    }

    /** Columns or expressions that tooltips show; empty for the usual ones. */
    public List<String> hoverColumns() {
        return Arrays.stream(settings.get("hover.columns", "").split(COMMA)).map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    void setHoverColumns(String columns) {
        settings.put("hover.columns", columns.strip());
        plots.hovers().forEach(hover -> hover.readText(true));
    }

    /** Says once for a table that there is no hovering over it. */
    public void noteHoverOff(TopcatModel model) {
        if (hoverNotes.add(model)) {
            FailureMessage.show(host, "Hover", String.format(Locale.ROOT, "There is no hovering over windows with more than %,d points; zoom in, or click a point to select its row.",
                    Hover.MAX_POINTS));
        }
    }

    /** The row of a table that was selected last, or -1. */
    public long selectedRow(TopcatModel model) {
        return selectedRows.getOrDefault(model, -1L);
    }

    /** The position of the row that was selected last in the current table; empty if there is none, or no position in it. */
    public Optional<SkyPoint> selectedPosition() {
        TopcatModel model = host.getCurrentModel();
        long row = model == null ? -1 : selectedRow(model);
        if (row < 0) {
            return Optional.empty();
        }
        StarTable table = model.getDataModel();
        Optional<Integer> ra = TableScan.column(table, "coord_ra", "ra");
        Optional<Integer> dec = TableScan.column(table, "coord_dec", "dec");
        try {
            return ra.isPresent() && dec.isPresent() && table.getCell(row, ra.get()) instanceof Number a && table.getCell(row, dec.get()) instanceof Number d
                    ? Optional.of(new SkyPoint(a.doubleValue(), d.doubleValue())) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether TOPCAT still has a table. */
    public boolean has(TopcatModel model) {
        var list = host.getTablesListModel();
        for (int i = 0; i < list.getSize(); i++) {
            if (list.getElementAt(i) == model) {
                return true;
            }
        }
        return false;
    }

    /** Tells, between events, that TOPCAT has lost a table. */
    public void onLostTable(Runnable listener) {
        host.getTablesListModel().addListDataListener(new ListDataListener() {
            @Override
            public void intervalAdded(ListDataEvent event) {
                // Told elsewhere.
            }

            @Override
            public void intervalRemoved(ListDataEvent event) {
                SwingUtilities.invokeLater(listener);
            }

            @Override
            public void contentsChanged(ListDataEvent event) {
                // Names, and the order.
            }
        });
    }

    /** Tells of every table that TOPCAT has or gets. */
    public void onNewTables(Consumer<TopcatModel> listener) {
        var list = host.getTablesListModel();
        Set<TopcatModel> known = Collections.newSetFromMap(new WeakHashMap<>());
        Runnable look = () -> {
            for (int i = 0; i < list.getSize(); i++) {
                if (known.add(list.getElementAt(i))) {
                    listener.accept(list.getElementAt(i));
                }
            }
        };
        look.run();
        list.addListDataListener(new ListDataListener() {
            @Override
            public void intervalAdded(ListDataEvent event) {
                look.run();
            }

            @Override
            public void intervalRemoved(ListDataEvent event) {
                // Weakly known: forgotten with the table.
            }

            @Override
            public void contentsChanged(ListDataEvent event) {
                look.run();
            }
        });
    }
}
