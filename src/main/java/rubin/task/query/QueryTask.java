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
import rubin.query.Grouping;
import rubin.service.EmbeddedService;
import rubin.service.RunRequest;
import rubin.tap.base.Progress;
import rubin.task.AtomicOutput;
import rubin.task.BadInput;
import rubin.task.CommandText;
import rubin.task.ConsoleProgress;
import rubin.task.InterruptNotice;
import rubin.task.WordList;
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
    protected abstract RunRequest plan(Environment env) throws TaskException;

    @Override
    public final Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> executable(env));
    }

    private Executable executable(Environment env) throws TaskException {
        PrintStream out = env.getOutputStream();
        PrintStream err = env.getErrorStream();
        if (ONLY.equals(query.objectValue(env))) {
            RunRequest plan = plan(env);
            String unused = CommandText.of("", setAside(env, List.of("omode", "out", "ofmt", "ocmd", job.getName(), abort.getName())), env);
            return () -> {
                out.println(plan.query().adql());
                if (!unused.isEmpty()) {
                    err.println("Note: with query=only nothing is done with" + unused);
                }
            };
        }
        String how = how(env);
        if (how.equals(WAIT)) {
            return watched(env);
        }
        RunRequest plan = plan(env);
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
    protected void verify(Environment env, RunRequest plan) throws TaskException {
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
        RunRequest plan = plan(env);
        verify(env, plan);
        String command = CommandText.of(this, asking, env);
        StoragePolicy storage = LineTableEnvironment.getStoragePolicy(env);
        PrintStream err = env.getErrorStream();
        boolean aborting = abort.booleanValue(env);
        Optional<List<JobWatch>> open = watches;
        return () -> {
            JobWatch watch = new JobWatch(plan.access(), aborting, err);
            open.ifPresent(all -> all.add(watch));
            try {
                return table(plan, command, storage, watch, err);
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
    static StarTable table(RunRequest plan, StoragePolicy storage, String command, boolean aborting, PrintStream err) throws TaskException {
        try (JobWatch watch = new JobWatch(plan.access(), aborting, err)) {
            return table(plan, command, storage, watch, err);
        }
    }

    private static StarTable table(RunRequest plan, String command, StoragePolicy storage, JobWatch watch, PrintStream err) throws TaskException {
        try (ConsoleProgress progress = new ConsoleProgress(err, watch)) {
            RunRequest.Answer answer = plan.run(command, storage, progress);
            watch.resultRead();
            if (answer.truncated()) {
                progress.close();
                err.println("Truncated: the result has only the first " + answer.table().getRowCount()
                        + " rows, because of maxrec= or the service's limit."
                        + (Grouping.inQuery(answer.adql()).isPresent() ? " Fractions of all rows are unknown and left NULL." : ""));
            }
            return answer.table();
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
    }

    /**
     * Makes a job of a query and prints its URL.
     *
     * @param start whether to start it
     * @param command what to note in the ledger
     * @return the job's URL
     */
    public static URI submit(RunRequest plan, boolean start, String command, PrintStream out, PrintStream err) throws TaskException {
        if (plan.access().service().isEmpty()) {
            throw BadInput.of("tapurl", EmbeddedService.WORD, "ends with this command, and its jobs with it; run rubinsandbox and give the URL that it prints");
        }
        try {
            URI made = plan.submit(command, start, new Progress() {
                @Override
                public void remark(String sentence) {
                    err.println("Note: " + sentence + ".");
                }
            });
            out.println(made);
            return made;
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
    }
}
