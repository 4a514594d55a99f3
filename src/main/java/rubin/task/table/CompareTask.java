package rubin.task.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import rubin.compare.CompareReport;
import rubin.compare.CompareRequest;
import rubin.compare.Comparison;
import rubin.compare.Outcome;
import rubin.compare.ToleranceRule;
import rubin.compare.UnusableException;
import rubin.query.Names;
import rubin.task.AtomicOutput;
import rubin.task.BadInput;
import rubin.task.ExitStatus;
import rubin.task.NumberParameter;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.FilterParameter;
import uk.ac.starlink.ttools.task.InputTableParameter;
import uk.ac.starlink.ttools.task.LineTableEnvironment;
import uk.ac.starlink.ttools.task.OutputTableParameter;
import uk.ac.starlink.ttools.task.TableProducer;

/**
 * {@code rubincompare}: are two tables the same, whatever the order of their rows?
 *
 * <p>Its exit status is that of {@code diff} and {@code cmp}: 0 same, 1 different, 2 could not compare. On a command line the
 * task ends the process itself for the last two, see {@link ExitStatus}; a successful comparison returns.
 */
public abstract class CompareTask implements Task {

    private static final int DIFFERENT = 1;
    private static final int UNUSABLE = 2;
    private static final List<String> STANDARD_INPUT = List.of("-", "/dev/stdin", "/dev/fd/0");

    private final Input in1 = new Input("1");
    private final Input in2 = new Input("2");
    private final StringParameter key = new StringParameter("key");
    private final StringParameter columns = new StringParameter("columns");
    private final StringParameter tolerance = new StringParameter("tolerance");
    private final BooleanParameter nullNan = new BooleanParameter("nullnan");
    private final Parameter<Long> show = NumberParameter.whole("show", 0, 1_000_000, "differences")
            .described("<number>", "Number of differences to print", "How many of the differences are printed.", "10");
    private final OutputTableParameter out = new OutputTableParameter("out");

    /** Parameters with their help. */
    protected CompareTask() {
        key.setUsage("<column>[,...]");
        key.setPrompt("Columns that tell rows apart");
        key.setStringDefault("objectId");
        key.setDescription("<p>Column, or several separated by commas or blanks, whose values say which row of one table is which"
                + " of the other. Names are matched ignoring case; one that has commas, or whose words are columns themselves, stands between"
                + " double quotes. They need not be unique: rows that share a key match in any"
                + " order, and one that occurs twice must occur twice.</p>");

        columns.setUsage("<pattern>[,...]");
        columns.setPrompt("Columns to compare");
        columns.setNullPermitted(true);
        columns.setDescription("<p>Columns to compare, separated by commas or blanks; <code>*</code> stands for any characters,"
                + " as in <code>*_cModelFlux</code>. The default is all of both tables; then a column that only one has makes"
                + " them different.</p>");

        tolerance.setUsage("[<pattern>=]<number>[rel][,...]");
        tolerance.setPrompt("How far apart numbers may be");
        tolerance.setNullPermitted(true);
        tolerance.setDescription("<p>How far apart numbers may be and still be the same, for each pattern of columns:"
                + " <code>tolerance=*Flux*=1e-6rel,coord_*=1e-9</code>. With <code>rel</code> it is a fraction of the larger one,"
                + " else a difference. A number alone is for all columns; the first pattern that matches a column holds. By"
                + " default numbers must be equal. Key columns always must.</p>");

        nullNan.setPrompt("Is NULL the same as NaN?");
        nullNan.setBooleanDefault(false);
        nullNan.setDescription("<p>Whether NULL equals NaN. Some formats (FITS) hold no NULL in columns of floating point and"
                + " write NaN. NaN equals NaN always.</p>");

        out.setNullPermitted(true);
        out.setStringDefault(null);
        out.setPrompt("Table for all differences");
        out.setDescription("<p>File for all differences, one row for each differing cell and for each row that one table lacks:"
                + " <code>kind</code>, the key columns, <code>row1</code>, <code>row2</code>, <code>column</code>,"
                + " <code>value1</code>, <code>value2</code>, <code>difference</code>. By default none is written.</p>");
    }

    @Override
    public String getPurpose() {
        return "Tells whether two tables are the same, whatever the order of their rows";
    }

    @Override
    public Parameter<?>[] getParameters() {
        return new Parameter<?>[] {
            in1.table, in1.table.getFormatParameter(), in1.filter, in2.table, in2.table.getFormatParameter(), in2.filter,
            key, columns, tolerance, nullNan, show, out, out.getFormatParameter()};
    }

    @Override
    public Executable createExecutable(Environment env) throws TaskException {
        try {
            Job job = prepare(env);
            checkUnused(env);
            return () -> {
                Outcome outcome;
                try {
                    outcome = job.run(env);
                } catch (UnusableException | TaskException | IOException | RuntimeException | OutOfMemoryError e) {
                    throw end(env, UNUSABLE, message(env, e), e);
                }
                if (!outcome.identical()) {
                    throw end(env, DIFFERENT, "the tables are different", new ExecutionException("the tables are different"));
                }
            };
        } catch (TaskException | RuntimeException | OutOfMemoryError e) {
            throw end(env, UNUSABLE, message(env, e), e);
        }
    }

    private Job prepare(Environment env) throws TaskException {
        if (env instanceof LineTableEnvironment) {
            BadInput.demandTable(env, in1.table, "one.fits");
            BadInput.demandTable(env, in2.table, "other.fits");
            checkStreams(BadInput.location(env, in1.table), BadInput.location(env, in2.table));
            BadInput.keepInputs(env, out.getName(), in1.table, in2.table);
        }
        CompareRequest request = new CompareRequest(Names.items(key.stringValue(env)),
                Optional.ofNullable(columns.stringValue(env)).map(Names::items).orElse(List.of()),
                rules(tolerance.stringValue(env)), nullNan.booleanValue(env), Math.toIntExact(show.objectValue(env)));
        String file = out.stringValue(env);
        Optional<TableConsumer> differences = file != null && AtomicOutput.isFile(file)
                ? Optional.of(AtomicOutput.file(env, file, out.getFormatParameter().stringValue(env))) : Optional.ofNullable(out.consumerValue(env));
        return new Job(request, in1.producer(env), in2.producer(env), LineTableEnvironment.getStoragePolicy(env), differences);
    }

    private static void checkStreams(Optional<String> location1, Optional<String> location2) throws ExecutionException {
        if (location1.filter(STANDARD_INPUT::contains).isPresent() && location2.filter(STANDARD_INPUT::contains).isPresent()) {
            throw new ExecutionException("in1=" + location1.get() + " and in2=" + location2.get()
                    + " are the same stream, which can be read only once; put one of the tables into a file");
        }
    }

    /** STILTS would complain of a misspelt parameter with status 1, which means "different" here. */
    private static void checkUnused(Environment env) throws ExecutionException {
        String[] unused = env instanceof LineTableEnvironment line ? line.getUnused() : new String[0];
        if (unused.length > 0) {
            throw new ExecutionException("no such parameter: " + String.join(" ", unused));
        }
    }

    private static TaskException end(Environment env, int status, String message, Throwable cause) {
        return ExitStatus.end(env, status, Optional.of(message).filter(m -> status == UNUSABLE), BadInput.failure(message, cause));
    }

    private static String message(Environment env, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: give Java more with -Xmx, or keep tables on disk with -disk";
        }
        Throwable line = failure instanceof TaskException bad ? BadInput.oneLine(env, bad)
                : failure instanceof IOException io ? BadInput.oneLine(env, BadInput.failure(io)) : failure;
        return line.getMessage() == null ? line.toString() : line.getMessage();
    }

    private static List<ToleranceRule> rules(String text) throws ExecutionException {
        try {
            return text == null ? List.of() : ToleranceRule.parseAll(text);
        } catch (IllegalArgumentException e) {
            throw new ExecutionException("tolerance=" + e.getMessage(), e);
        }
    }

    /** One of the two tables, with the filters that it goes through first. */
    private static final class Input {

        private final InputTableParameter table;
        private final FilterParameter filter;

        Input(String number) {
            table = new InputTableParameter("in" + number);
            table.setPosition(Integer.parseInt(number));
            filter = new FilterParameter("icmd" + number);
            filter.setTableDescription("table " + number, table, Boolean.TRUE);
        }

        TableProducer producer(Environment env) throws TaskException {
            return ConsumerTask.createProducer(env, filter, table);
        }
    }

    private record Job(CompareRequest request, TableProducer table1, TableProducer table2, StoragePolicy storage,
                       Optional<TableConsumer> differences) {

        Outcome run(Environment env) throws UnusableException, TaskException, IOException {
            StarTable first = storage.randomTable(table1.getTable());
            StarTable second = storage.randomTable(table2.getTable());
            Outcome outcome = differences.isPresent()
                    ? Comparison.withDifferences(first, second, request, storage) : Comparison.of(first, second, request);
            if (differences.isPresent()) {
                differences.get().consume(outcome.all().orElseThrow());
            }
            CompareReport.print(outcome, request, env.getOutputStream());
            return outcome;
        }
    }
}
