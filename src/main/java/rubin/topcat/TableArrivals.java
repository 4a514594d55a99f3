package rubin.topcat;

import gnu.jel.CompilationException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;
import javax.swing.SwingUtilities;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.SyntheticRowSubset;
import uk.ac.starlink.topcat.TopcatModel;

/** Puts tables of Rubin objects into TOPCAT, with subsets whose rows are counted already. */
final class TableArrivals {

    private final Session session;
    private final Set<String> wantingPlots = new HashSet<>();
    private final Set<TopcatModel> furnished = Collections.newSetFromMap(new WeakHashMap<>());

    TableArrivals(Session session) {
        this.session = session;
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
     * @param plots whether to open linked plots
     */
    void add(StarTable table, String name, boolean plots) {
        table.setName(name);
        Background.run(() -> Survey.of(table), survey -> {
            TopcatModel model = session.host().addTable(table, name, true);
            model.setLabel(name);
            furnish(model, survey);
            if (plots) {
                session.plots().open(model, survey, PlotPlan.LINKED);
            }
        }, trouble -> {
            furnished.add(session.host().addTable(table, name, true));
            Trouble.show(session.host(), "Rubin", trouble);
        });
    }

    /** Has plots open for the next table that TOPCAT loads from this query. */
    void expectPlots(String adql) {
        wantingPlots.add(adql);
    }

    /** Adds the subsets that a table does not have yet, with their counts: plot windows that had to count would do it all at once. */
    void furnish(TopcatModel model, Survey survey) {
        furnished.add(model);
        survey.subsets().forEach((name, condition) -> {
            if (find(model, name) == null) {
                try {
                    RowSubset subset = new SyntheticRowSubset(name, model, condition);
                    model.addSubset(subset);
                    model.updateSubsetCount(subset, survey.counts().get(condition));
                } catch (CompilationException e) {
                    Trouble.show(session.host(), "Rubin", e);
                }
            }
        });
    }

    /** The subset of this name, or null. */
    static RowSubset find(TopcatModel model, String name) {
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
        Background.run(() -> Survey.of(table), survey -> {
            if (session.has(model)) {
                nameByResult(model);
                furnish(model, survey);
                DescribedValue query = table.getParameterByName("tap_adql");
                if (query != null && wantingPlots.remove(String.valueOf(query.getValue())) && survey.rows() > 0) {
                    session.plots().open(model, survey, PlotPlan.LINKED);
                }
            }
        }, trouble -> Trouble.show(session.host(), "Rubin", trouble));
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
