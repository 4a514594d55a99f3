package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import rubin.catalog.CatalogueQuery;
import rubin.tap.TapClient;
import rubin.tap.TapQuery;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.task.ChoiceParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.LineTableEnvironment;
import uk.ac.starlink.ttools.task.TableProducer;

/** A task that makes an ADQL query, runs it on a service, and gives the result with derived columns. */
public abstract class QueryTask extends ConsumerTask {

    private static final String RUN = "run";
    private static final String ONLY = "only";

    private final ChoiceParameter<String> query = new ChoiceParameter<>("query", new String[] {RUN, ONLY});

    /**
     * @param purpose one line, for lists of tasks
     */
    protected QueryTask(String purpose) {
        super(purpose, new AtomicOutput(), true);
        query.setPrompt("Run the query, or only print it?");
        query.setDescription("<p>Whether to run the query, or <code>only</code> print its ADQL text and stop.</p>");
        query.setStringDefault(RUN);
        getParameterList().add(0, query);
    }

    /** Puts parameters before the common ones. */
    protected final void addParameters(List<Parameter<?>> parameters) {
        getParameterList().addAll(0, parameters);
    }

    /** The query and where to run it, from the task's parameters. */
    protected abstract Plan plan(Environment env) throws TaskException;

    @Override
    public final Executable createExecutable(Environment env) throws TaskException {
        if (!ONLY.equals(query.objectValue(env))) {
            return super.createExecutable(env);
        }
        Plan plan = plan(env);
        PrintStream out = env.getOutputStream();
        return () -> out.println(plan.adql());
    }

    @Override
    public final TableProducer createProducer(Environment env) throws TaskException {
        Plan plan = plan(env);
        StoragePolicy storage = LineTableEnvironment.getStoragePolicy(env);
        PrintStream err = env.getErrorStream();
        return () -> table(plan, storage, err);
    }

    /** Runs a query, with progress and remarks on a stream. */
    static StarTable table(Plan plan, StoragePolicy storage, PrintStream err) throws TaskException {
        try (ConsoleProgress progress = new ConsoleProgress(err)) {
            return run(plan, storage, progress, err);
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
    }

    private static StarTable run(Plan plan, StoragePolicy storage, ConsoleProgress progress, PrintStream err) throws IOException {
        TapClient client = plan.access().client(progress);
        CatalogueQuery.Answer answer = new CatalogueQuery(new TapQuery(plan.adql(), plan.access().maxrec()), plan.access().sync()).run(client, storage);
        if (answer.truncated()) {
            progress.close();
            err.println("Truncated: the result has only the first " + answer.table().getRowCount()
                    + " rows, because of maxrec= or the service's limit.");
        }
        return answer.table();
    }

    /**
     * What to run and where.
     *
     * @param adql query text
     * @param access the service
     */
    public record Plan(String adql, ServiceParameters.Access access) {
    }
}
