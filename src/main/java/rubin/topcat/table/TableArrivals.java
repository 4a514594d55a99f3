package rubin.topcat.table;

import gnu.jel.CompilationException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import rubin.topcat.Session;
import rubin.topcat.plot.PlotPlan;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.FailureMessage;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.SyntheticRowSubset;
import uk.ac.starlink.topcat.TopcatModel;

/** Puts tables of Rubin objects into TOPCAT, with subsets whose rows are counted already. */
public final class TableArrivals {

    /** Opens plots of a table. */
    @FunctionalInterface
    public interface Plots {
        void open(TopcatModel model, TableScan survey, List<String> figures);
    }

    private final Session session;
    private final Plots plots;
    private final Set<String> wantingPlots = new HashSet<>();
    private final Set<TopcatModel> furnished = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * @param plots what opens plots, on the event thread
     */
    public TableArrivals(Session session, Plots plots) {
        this.session = session;
        this.plots = plots;
        // The load dialogue and the table scheme leave adding to TOPCAT: their tables are known by their parameters.
        session.onNewTables(model -> {
            if (model.getDataModel().getParameterByName("tap_adql") != null) {
                SwingUtilities.invokeLater(() -> furnishLater(model));
            }
        });
    }

    /**
     * Adds a result.
     *
     * @param table rows for random access
     * @param name what TOPCAT is to call it
     * @param wantPlots whether to open linked plots
     */
    public void add(StarTable table, String name, boolean wantPlots) {
        table.setName(name);
        Background.run(() -> TableScan.of(table), survey -> arrive(table, name, model -> {
            furnish(model, survey);
            if (wantPlots) {
                openPlots(model, survey);
            }
        }), trouble -> arrive(table, name, model -> sayNoSubsets(model, trouble)));
    }

    private void arrive(StarTable table, String name, Consumer<TopcatModel> next) {
        TopcatModel model;
        try {
            model = session.host().addTable(table, name, true);
            furnished.add(model);
            model.setLabel(name);
        } catch (RuntimeException | LinkageError e) {
            FailureMessage.show(session.host(), "Rubin", "The table " + name + " cannot be put into TOPCAT", e);
            return;
        }
        next.accept(model);
    }

    /** Has plots open for the next table that TOPCAT loads from this query. */
    public void expectPlots(String adql) {
        wantingPlots.add(adql);
    }

    /** Has those plots open for this query instead, which was sent in the other one's place. */
    public void expectPlots(String instead, String adql) {
        if (wantingPlots.remove(instead)) {
            wantingPlots.add(adql);
        }
    }

    /** Takes that back, because the query has failed. */
    public void forgetPlots(String adql) {
        wantingPlots.remove(adql);
    }

    /** Adds the subsets that a table does not have yet, with their counts: plot windows that had to count would do it all at once. */
    public void furnish(TopcatModel model, TableScan survey) {
        furnished.add(model);
        try {
            for (Map.Entry<String, String> wanted : survey.subsets().entrySet()) {
                if (find(model, wanted.getKey()) == null) {
                    RowSubset subset = new SyntheticRowSubset(wanted.getKey(), model, wanted.getValue());
                    model.addSubset(subset);
                    model.updateSubsetCount(subset, survey.counts().get(wanted.getValue()));
                }
            }
        } catch (CompilationException | RuntimeException | LinkageError e) {
            FailureMessage.show(session.host(), "Rubin", "The table \"" + model.getLabel() + "\" is here, but not all of its subsets", e);
        }
    }

    private void sayNoSubsets(TopcatModel model, Throwable trouble) {
        FailureMessage.show(session.host(), "Rubin", "The table \"" + model.getLabel() + "\" is here, but without subsets", trouble);
    }

    private void openPlots(TopcatModel model, TableScan survey) {
        try {
            plots.open(model, survey, PlotPlan.LINKED);
        } catch (RuntimeException | LinkageError e) {
            FailureMessage.show(session.host(), "Rubin plots", "The table \"" + model.getLabel() + "\" is here, but its plots cannot be opened", e);
        }
    }

    /** The subset of this name, or null. */
    public static RowSubset find(TopcatModel model, String name) {
        for (RowSubset subset : model.getSubsets()) {
            if (subset.getName().equalsIgnoreCase(name)) {
                return subset;
            }
        }
        return null;
    }

    private void furnishLater(TopcatModel model) {
        if (!furnished.add(model)) {
            return;
        }
        StarTable table = model.getDataModel();
        Background.run(() -> TableScan.of(table), survey -> {
            if (session.has(model)) {
                nameByResult(model);
                furnish(model, survey);
                DescribedValue query = table.getParameterByName("tap_adql");
                if (query != null && wantingPlots.remove(String.valueOf(query.getValue())) && survey.rows() > 0) {
                    openPlots(model, survey);
                }
            }
        }, trouble -> sayNoSubsets(model, trouble));
    }

    /** A table that was named after its query, when nothing was known of its result, gets the result's name. */
    private static void nameByResult(TopcatModel model) {
        StarTable table = model.getDataModel();
        DescribedValue query = table.getParameterByName("tap_adql");
        if (query != null && TableName.of(String.valueOf(query.getValue())).equals(model.getLabel())) {
            model.setLabel(TableName.of(table));
        }
    }
}
