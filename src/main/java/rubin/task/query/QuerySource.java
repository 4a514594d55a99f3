package rubin.task.query;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rubin.catalog.DerivedColumns;
import rubin.figure.ColumnBinder.Centre;
import rubin.figure.FigureInputs;
import rubin.query.Region;
import rubin.query.Selection;
import rubin.release.Band;
import rubin.release.FluxKind;
import rubin.release.Release;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.task.BadInput;
import rubin.task.CommandText;
import rubin.task.ServiceParameters;
import rubin.task.plot.StockCommand;
import rubin.task.plot.TableSource;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.LineTableEnvironment;

/**
 * The objects of a region as the table of a figure: what {@code rubintruth}, or where no truth is needed {@code rubincone}, brings
 * in the bands that the figure shows.
 */
public final class QuerySource implements TableSource.Provider {

    private final SelectionParameters selection = new SelectionParameters();
    private final ServiceParameters service = new ServiceParameters();
    private final BooleanParameter truth = new BooleanParameter("truth");

    /** With parameters in the style of the query tasks. */
    public QuerySource() {
        truth.setPrompt("Join the query to the simulation's truth?");
        truth.setDescription("<p>For a query: whether to join objects to the simulation's truth, for true classes and true values.\n"
                + "Without it the query is faster, extended objects stand for galaxies and point-like ones for stars.</p>");
        truth.setStringDefault("true");
    }

    @Override
    public List<Parameter<?>> parameters() {
        List<Parameter<?>> all = new ArrayList<>(selection.whichObjects());
        all.add(truth);
        all.addAll(service.all());
        return all;
    }

    @Override
    public Optional<Centre> centre(Environment env) throws TaskException {
        return selection.region(env).map(Region::centre).map(point -> new Centre(point.ra(), point.dec()));
    }

    @Override
    public TableSource of(Environment env, FigureInputs needs) throws TaskException {
        if (selection.region(env).isEmpty()) {
            throw new ExecutionException("nothing to plot: give a table, as in in=truth.fits, or a region in degrees, as in ra=62 dec=-37 radius=0.1");
        }
        Release release = service.release(env);
        FluxKind flux = BadInput.check("flux", needs.flux(), release::fluxKind);
        Set<Band> bands = needs.bands().isEmpty() ? EnumSet.noneOf(Band.class) : Band.parse(needs.bands());
        Selection wanted = selection.read(env, release, bands, List.of(flux), List.of());
        boolean joined = needs.truth() && release.truth().isPresent() && truth.booleanValue(env);
        RunRequest plan = new RunRequest(QueryText.of(wanted, joined ? Selection::truthQuery : Selection::objectQuery), service.read(env));
        NameCheck.check(plan, release, List.of(), wanted.where());
        StarTable columns = columns(wanted, joined ? wanted.truthColumns() : wanted.objectColumns());
        return new Query(plan, columns, CommandText.of("rubinplot", parameters(), env), LineTableEnvironment.getStoragePolicy(env), env.getErrorStream());
    }

    /** The columns of a result before the query is run. */
    private static StarTable columns(Selection selection, List<String> names) {
        ColumnInfo[] columns = names.stream().map(name -> new ColumnInfo(name, type(name), null)).toArray(ColumnInfo[]::new);
        return DerivedColumns.append(new RowListStarTable(columns), Optional.of(selection.release()), Optional.of(selection.region().centre()));
    }

    /** Services differ in the types of numbers, for which expressions do not care. */
    private static Class<?> type(String name) {
        return switch (name) {
            case "id_truth_type", "truth_id", "patch" -> String.class;
            case "objectId", "tract", "host_galaxy" -> Long.class;
            case "truth_type", "is_variable", "is_pointsource" -> Integer.class;
            case "detect_isPrimary", "good", "clean" -> Boolean.class;
            default -> name.contains("_flag") ? Boolean.class : Double.class;
        };
    }

    /** A query that has not run yet. */
    private record Query(RunRequest plan, StarTable columns, String command, StoragePolicy storage, PrintStream err) implements TableSource {

        @Override
        public StarTable table() throws TaskException {
            return QueryTask.table(plan, storage, command, false, err);
        }

        @Override
        public Optional<StockCommand.Input> stock() {
            return Optional.empty();
        }
    }
}
