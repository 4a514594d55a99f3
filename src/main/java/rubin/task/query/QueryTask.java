package rubin.task.query;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import rubin.query.Grouping;
import rubin.service.CatalogueQuery;
import rubin.tap.TapClient;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.TapQuery;
import rubin.task.AtomicOutput;
import rubin.task.BadInput;
import rubin.task.CommandText;
import rubin.task.ConsoleProgress;
import rubin.task.InterruptNotice;
import rubin.task.ServiceParameters;
import rubin.task.WordList;
import rubin.task.sandbox.SandboxService;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.ChoiceParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.mode.ProcessingMode;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.LineTableEnvironment;
import uk.ac.starlink.ttools.task.TableProducer;

/** A task that makes an ADQL query, runs it on a service, and gives the result with derived columns. */
public abstract class QueryTask extends ConsumerTask {

    private static final String RUN = "run";
    private static final String ONLY = "only";
    private static final String WAIT = "wait";
    private static final String SUBMIT = "submit";
    private static final List<String> JOB_WORDS = List.of(WAIT, SUBMIT, "create");

    private final ChoiceParameter<String> query = new ChoiceParameter<>("query", new String[] {RUN, ONLY});
    private final StringParameter job = BadInput.text("job", String.join("|", JOB_WORDS), "Wait for the job?",
            "<p>Whether to <code>wait</code> for the query's result; or to <code>submit</code> the query as a job, print the job's URL\n"
                    + "and leave it to run; or only to <code>create</code> the job, for <code>rubinjob action=run</code> to start.\n"
                    + "<code>rubinjob action=fetch</code> gives the same table later.</p>", WAIT);
    private final BooleanParameter abort = BadInput.flag("abort", "Abort on Ctrl-C?",
            "Whether Ctrl-C while waiting aborts the job. Else it goes on, and its table can be fetched later.", false);
    private final List<Parameter<?>> asking = new ArrayList<>();
    /** The jobs of the executable that is being made. */
    private Optional<List<JobWatch>> watches = Optional.empty();

    /**
     * @param purpose one line, for lists of tasks
     */
    protected QueryTask(String purpose) {
        this(purpose, new AtomicOutput());
    }

    /**
     * @param purpose one line, for lists of tasks
     * @param output what to do with the table
     */
    public QueryTask(String purpose, ProcessingMode output) {
        super(purpose, output, true);
        query.setPrompt("Run the query, or only print it?");
        query.setDescription("<p>Whether to run the query, or <code>only</code> print its ADQL text and stop.</p>");
        query.setStringDefault(RUN);
        getParameterList().addAll(0, List.of(query, job, abort));
    }

    /** Puts parameters before the common ones. */
    protected final void addParameters(List<Parameter<?>> parameters) {
        getParameterList().addAll(0, parameters);
        asking.addAll(parameters);
    }

    /** The query and where to run it, from the task's parameters. */
    protected abstract Plan plan(Environment env) throws TaskException;

    @Override
    public final Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> executable(env));
    }

    private Executable executable(Environment env) throws TaskException {
        PrintStream out = env.getOutputStream();
        PrintStream err = env.getErrorStream();
        if (ONLY.equals(query.objectValue(env))) {
            Plan plan = plan(env);
            String unused = CommandText.of("", setAside(env, List.of("omode", "out", "ofmt", "ocmd", job.getName(), abort.getName())), env);
            return () -> {
                out.println(plan.adql());
                if (!unused.isEmpty()) {
                    err.println("Note: with query=only nothing is done with" + unused);
                }
            };
        }
        String how = how(env);
        if (how.equals(WAIT)) {
            return watched(env);
        }
        Plan plan = plan(env);
        verify(env, plan);
        String later = CommandText.of("", setAside(env, List.of("omode", "out", "ofmt", "ocmd", abort.getName())), env);
        if (plan.access().sync()) {
            throw BadInput.of("sync", "true", "a synchronous query makes no job; leave it out, or leave out job=" + how);
        }
        String command = CommandText.of(this, asking, env);
        return () -> {
            URI made = submit(plan, how.equals(SUBMIT), command, out, err);
            if (!later.isEmpty()) {
                err.println("Note: nothing is done yet with" + later + "; when the job is done: rubinjob action=fetch job=" + made + later);
            }
        };
    }

    /** Parameters for the table, which there is none of yet; that they are read here tells the host that they are known. */
    private List<Parameter<?>> setAside(Environment env, List<String> names) throws TaskException {
        List<String> given = Arrays.stream(env.getNames()).filter(Objects::nonNull).map(n -> n.toLowerCase(Locale.ROOT)).toList();
        List<Parameter<?>> found = getParameterList().stream().filter(p -> names.contains(p.getName()) && given.contains(p.getName())).toList();
        for (Parameter<?> parameter : found) {
            parameter.stringValue(env);
        }
        return found;
    }

    /** What asks for the query and its service, and not for what becomes of its table. */
    public final List<Parameter<?>> asking() {
        return asking;
    }

    /** Checks the names that a user gave for a plan, before the query is sent. A query of the user's own is the service's to judge. */
    protected void verify(Environment env, Plan plan) throws TaskException {
    }

    /** The task with its job watched until the table is where it belongs. */
    private synchronized Executable watched(Environment env) throws TaskException {
        watches = Optional.of(new ArrayList<>());
        List<JobWatch> open = watches.get();
        Executable task;
        try {
            task = super.createExecutable(env);
        } finally {
            watches = Optional.empty();
        }
        return () -> {
            try {
                task.execute();
            } catch (TaskException | IOException | RuntimeException e) {
                if (!InterruptNotice.explains(e)) {
                    throw e;
                }
            } finally {
                open.forEach(JobWatch::close);
            }
        };
    }

    private String how(Environment env) throws TaskException {
        return BadInput.read(env, job, t -> WordList.oneOf(t, JOB_WORDS));
    }

    @Override
    public final TableProducer createProducer(Environment env) throws TaskException {
        if (!how(env).equals(WAIT)) {
            throw BadInput.of("job", how(env), "gives no table; leave it out, and fetch the job's table with rubinjob");
        }
        Plan plan = plan(env);
        verify(env, plan);
        String command = CommandText.of(this, asking, env);
        StoragePolicy storage = LineTableEnvironment.getStoragePolicy(env);
        PrintStream err = env.getErrorStream();
        boolean aborting = abort.booleanValue(env);
        Optional<List<JobWatch>> open = watches;
        return () -> {
            JobWatch watch = new JobWatch(plan.access(), command, aborting, err);
            open.ifPresent(all -> all.add(watch));
            try {
                return table(plan, storage, watch, err);
            } finally {
                if (open.isEmpty()) {
                    watch.close();
                }
            }
        };
    }

    /**
     * Runs a query, with progress and remarks on a stream.
     *
     * @param command what to note in the ledger
     * @param aborting whether to abort the job if the user ends the process
     */
    static StarTable table(Plan plan, StoragePolicy storage, String command, boolean aborting, PrintStream err) throws TaskException {
        try (JobWatch watch = new JobWatch(plan.access(), command, aborting, err)) {
            return table(plan, storage, watch, err);
        }
    }

    private static StarTable table(Plan plan, StoragePolicy storage, JobWatch watch, PrintStream err) throws TaskException {
        try (ConsoleProgress progress = new ConsoleProgress(err, watch)) {
            StarTable table = run(plan, storage, progress, err);
            watch.resultRead();
            return table;
        } catch (IOException e) {
            Set<String> lacking = plan.optional().map(columns -> columns.lacking(e, plan.access())).orElse(Set.of());
            if (lacking.isEmpty()) {
                throw BadInput.failure(NameHints.explain(e, plan.adql(), plan.access()));
            }
            err.println("Note: the service has no column " + String.join(", ", lacking) + "; the table is made without.");
            return table(plan.optional().orElseThrow().without(lacking, plan.access()), storage, watch, err);
        }
    }

    private static StarTable run(Plan plan, StoragePolicy storage, ConsoleProgress progress, PrintStream err) throws IOException {
        CatalogueQuery.Answer answer = plan.query().run(plan.access().client(progress), storage);
        if (answer.truncated()) {
            progress.close();
            err.println("Truncated: the result has only the first " + answer.table().getRowCount()
                    + " rows, because of maxrec= or the service's limit."
                    + (Grouping.inQuery(plan.adql()).isPresent() ? " Fractions of all rows are unknown and left NULL." : ""));
        }
        return answer.table();
    }

    /**
     * Makes a job of a query and prints its URL.
     *
     * @param start whether to start it
     * @param command what to note in the ledger
     * @return the job's URL
     */
    public static URI submit(Plan plan, boolean start, String command, PrintStream out, PrintStream err) throws TaskException {
        if (plan.access().service().isEmpty()) {
            throw BadInput.of("tapurl", SandboxService.WORD, "ends with this command, and its jobs with it; run rubinsandbox and give the URL that it prints");
        }
        try {
            TapClient client = plan.access().client(Progress.NONE);
            TapJob made = plan.query().create(client);
            JobWatch.remember(client.service(), made.uri(), command, err);
            if (start) {
                made.start();
            }
            out.println(made.uri());
            return made.uri();
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
    }

    /**
     * What to run and where.
     *
     * @param adql query text
     * @param access the service
     * @param optional what the query can do without
     */
    public record Plan(String adql, ServiceParameters.Access access, Optional<OptionalColumns> optional) {

        /** A query that needs all that it asks for. */
        public Plan(String adql, ServiceParameters.Access access) {
            this(adql, access, Optional.empty());
        }

        CatalogueQuery query() {
            return new CatalogueQuery(new TapQuery(adql, access.maxrec()), access.sync());
        }
    }
}
