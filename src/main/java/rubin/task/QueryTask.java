package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import rubin.catalog.CatalogueResult;
import rubin.tap.Job;
import rubin.tap.QueryResult;
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
        return () -> {
            try (ConsoleProgress progress = new ConsoleProgress(err)) {
                return run(plan, storage, progress, err);
            } catch (IOException e) {
                throw BadInput.failure(e);
            }
        };
    }

    private static StarTable run(Plan plan, StoragePolicy storage, ConsoleProgress progress, PrintStream err) throws IOException {
        TapClient client = plan.access().client(progress);
        TapQuery tapQuery = new TapQuery(plan.adql(), plan.access().maxrec());
        QueryResult result;
        Optional<URI> url = Optional.empty();
        if (plan.access().sync()) {
            result = client.sync(tapQuery, storage);
        } else {
            Job job = client.create(tapQuery, runId());
            url = Optional.of(job.uri());
            job.start();
            job.await();
            result = job.result(storage);
        }
        if (result.truncated()) {
            progress.close();
            err.println("Truncated: the result has only the first " + result.table().getRowCount()
                    + " rows, because of maxrec= or the service's limit.");
        }
        return CatalogueResult.of(result, client.service(), plan.adql(), url, Instant.now());
    }

    /** A word that no other job of the user has, and that says where the job came from. */
    private static String runId() {
        return "topcat-rubin-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
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
