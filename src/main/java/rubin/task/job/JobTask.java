package rubin.task.job;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rubin.query.Names;
import rubin.service.Access;
import rubin.service.CatalogueResult;
import rubin.service.EmbeddedService;
import rubin.service.JobLedger;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.tap.JobPhase;
import rubin.tap.JobStatus;
import rubin.tap.TapJob;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.task.BadInput;
import rubin.task.CommandText;
import rubin.task.ConsoleProgress;
import rubin.task.NumberParameter;
import rubin.task.ReadableOutput;
import rubin.task.ServiceParameters;
import rubin.task.UserText;
import rubin.task.WordList;
import rubin.task.query.QueryTask;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.LineTableEnvironment;
import uk.ac.starlink.ttools.task.TableProducer;

/** A task that steers asynchronous jobs. */
public abstract class JobTask extends ConsumerTask {

    public static final String FETCH = "fetch";
    private static final List<String> ACTIONS = List.of("submit", "list", "status", "run", "wait", "error", FETCH, "abort", "delete");

    private final StringParameter action = BadInput.text("action", String.join("|", ACTIONS), "What to do",
            "<p>What to do: <code>submit</code> the query <code>adql</code> and print the job's URL; <code>list</code> your jobs; show the\n"
                    + "<code>status</code> of a job; <code>run</code> one that was only created; <code>wait</code> for its end (exit status 0 completed,\n"
                    + "1 error, 3 timeout, 4 aborted); fail with its <code>error</code> if it has one or was aborted; <code>fetch</code> its table;\n"
                    + "<code>abort</code> it; or <code>delete</code> it and its result.</p>", "list");
    private final StringParameter job = BadInput.text("job", "<url>|<id>", "Job",
            "<p>URL of the job, as printed when it was made, wherever that was; or its id.</p>", null);
    private final StringParameter adql = BadInput.text("adql", "<query>", "ADQL query to submit", "<p>Query to submit.</p>", null);
    private final BooleanParameter start = BadInput.flag("start", "Start the job?", "Whether to start the job that is submitted.", true);
    private final BooleanParameter abort = BadInput.flag("abort", "Abort on Ctrl-C?", "Whether Ctrl-C while waiting aborts the job. Else it goes on.", false);
    private final StringParameter phases = BadInput.text("phases", "<phase>[,<phase>...]", "Phases to list",
            "<p>Phases of the jobs to list, such as <code>EXECUTING,QUEUED</code>.</p>", null);
    private final Parameter<Long> last = NumberParameter.whole("last", 1, 10_000, "jobs")
            .described("<number>", "How many jobs to list", "How many jobs to list, the newest first.", "20");
    private final ServiceParameters service = new ServiceParameters();

    /**
     * @param purpose one line, for lists of tasks
     */
    protected JobTask(String purpose) {
        super(purpose, new ReadableOutput(JobTables::print, JobTask::isReadable), true);
        action.setPosition(1);
        job.setPosition(2);
        List<Parameter<?>> parameters = new ArrayList<>(List.of(action, job, adql, start, abort, phases, last));
        parameters.addAll(service.forJobs());
        getParameterList().addAll(0, parameters);
    }

    /** A fetched table is the user's data, and goes where the direct command would send it. */
    private static boolean isReadable(StarTable table) {
        return table.getParameterByName(CatalogueResult.ROWS) == null;
    }

    @Override
    public final Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> executable(env));
    }

    private Executable executable(Environment env) throws TaskException {
        String what = what(env);
        PrintStream out = env.getOutputStream();
        PrintStream err = env.getErrorStream();
        return switch (what) {
            case "list", "status", FETCH -> super.createExecutable(env);
            case "submit" -> submit(env);
            case "wait" -> new JobWaitTask(env, address(env), abort.booleanValue(env));
            case "run" -> onJob(env, (address, j) -> {
                JobStatus before = j.status();
                if (before.phase().isFinal() && before.phase() != JobPhase.COMPLETED) {
                    throw new ExecutionException("the job is " + before.phaseWord() + " and cannot be started again; submit its query anew");
                }
                j.start();
                out.println(j.status().phaseWord());
            });
            case "error" -> onJob(env, (address, j) -> {
                JobStatus status = j.status();
                if (status.phase() == JobPhase.ERROR) {
                    throw new ExecutionException(j.failure(status));
                }
                if (status.phase() == JobPhase.ABORTED) {
                    throw new ExecutionException("the job was aborted: " + address.uri() + "; submit its query anew");
                }
                out.println("no error: the job is " + status.phaseWord());
            });
            case "abort" -> onJob(env, (address, j) -> {
                j.abort();
                out.println(j.status().phaseWord());
            });
            default -> onJob(env, (address, j) -> {
                out.println(j.delete() ? "deleted" : "already gone");
                forget(address.uri(), err);
            });
        };
    }

    private String what(Environment env) throws TaskException {
        return BadInput.read(env, action, t -> WordList.oneOf(t, ACTIONS));
    }

    private JobAddress address(Environment env) throws TaskException {
        return JobAddress.of(job.stringValue(env), service.read(env), service.isNamed(env), env.getErrorStream());
    }

    /** Something to do to a job. */
    @FunctionalInterface
    private interface Deed {
        void to(JobAddress address, TapJob job) throws IOException, TaskException;
    }

    private Executable onJob(Environment env, Deed deed) throws TaskException {
        JobAddress address = address(env);
        return () -> {
            try {
                deed.to(address, address.job(Progress.NONE));
            } catch (IOException e) {
                throw BadInput.failure(e);
            }
        };
    }

    private Executable submit(Environment env) throws TaskException {
        String query = adql.stringValue(env);
        if (query == null || query.isBlank()) {
            throw BadInput.of("adql", "", "is missing; give a query, or let the command that makes it submit it, as in rubintruth ... job=submit");
        }
        RunRequest plan = new RunRequest(QueryText.of(UserText.of("adql", query)), service.read(env));
        boolean started = start.booleanValue(env);
        String command = CommandText.of("rubinjob action=submit", List.of(adql), env);
        PrintStream out = env.getOutputStream();
        PrintStream err = env.getErrorStream();
        return () -> QueryTask.submit(plan, started, command, out, err);
    }

    @Override
    public final TableProducer createProducer(Environment env) throws TaskException {
        return switch (what(env)) {
            case "list" -> list(env);
            case "status" -> {
                JobAddress address = address(env);
                yield () -> attempt(() -> JobTables.status(address.uri().toString(), address.job(Progress.NONE).status()));
            }
            case FETCH -> fetch(env);
            default -> throw BadInput.of("action", what(env), "gives no table");
        };
    }

    private TableProducer list(Environment env) throws TaskException {
        Access access = service.read(env);
        if (access.service().isEmpty()) {
            throw BadInput.of("tapurl", EmbeddedService.WORD, "has no jobs but those of this command; run rubinsandbox and give the URL that it prints");
        }
        String text = phases.stringValue(env);
        List<String> words = Arrays.stream(JobPhase.values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
        Set<JobPhase> wanted = text == null ? Set.of() : BadInput.check("phases", text, t -> Names.list(t).stream()
                .map(w -> JobPhase.valueOf(WordList.oneOf(w, words).toUpperCase(Locale.ROOT))).collect(Collectors.toSet()));
        int count = Math.toIntExact(last.objectValue(env));
        PrintStream err = env.getErrorStream();
        return () -> attempt(() -> {
            StarTable table = JobTables.list(new JobList(access.client(Progress.NONE), JobLedger.ofUser(), err).newest(wanted, count));
            if (table.getRowCount() == 0) {
                err.println("No jobs.");
            }
            return table;
        });
    }

    private TableProducer fetch(Environment env) throws TaskException {
        JobAddress address = address(env);
        StoragePolicy storage = LineTableEnvironment.getStoragePolicy(env);
        PrintStream err = env.getErrorStream();
        return () -> attempt(() -> {
            try (ConsoleProgress progress = new ConsoleProgress(err)) {
                TapJob fetched = address.job(progress);
                JobStatus status = fetched.status();
                if (!status.phase().isFinal()) {
                    throw new IOException("the job has no result yet, it is " + status.phaseWord() + "; "
                            + (status.phase() == JobPhase.PENDING ? "start it with rubinjob action=run job=" : "wait for it with rubinjob action=wait job=") + address.uri());
                }
                QueryResult result = fetched.result(storage);
                progress.close();
                Optional<String> query = Optional.ofNullable(status.parameters().get("QUERY"));
                if (query.isEmpty()) {
                    err.println("Note: the service does not say what the job's query was; columns that depend on its centre are left out.");
                }
                if (result.truncated()) {
                    err.println("Truncated: the result has only the first " + result.table().getRowCount() + " rows, because of maxrec= or the service's limit.");
                }
                return CatalogueResult.of(result, address.access().service().orElseThrow(), query.orElse(""), Optional.of(address.uri()), Instant.now());
            }
        });
    }

    /** Makes a table of a service. */
    @FunctionalInterface
    private interface Maker {
        StarTable make() throws IOException;
    }

    private static StarTable attempt(Maker maker) throws TaskException {
        try {
            return maker.make();
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
    }

    private static void forget(URI job, PrintStream err) {
        try {
            JobLedger.ofUser().forget(job);
        } catch (IOException e) {
            err.println("Note: " + e.getMessage());
        }
    }
}
