package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.mode.ProcessingMode;

/**
 * {@link AtomicOutput}, except that a report for a person is printed if neither {@code omode} nor {@code out} nor {@code ofmt} is
 * given.
 */
public final class ReportMode implements ProcessingMode {

    private static final Set<String> OUTPUT_PARAMETERS = Set.of("omode", "out", "ofmt");

    private final AtomicOutput output = new AtomicOutput();
    private final Printer printer;
    private final Function<StarTable, List<String>> notes;

    /** Prints a table for a person. */
    @FunctionalInterface
    public interface Printer {
        void print(StarTable table, PrintStream out) throws IOException;
    }

    /**
     * @param printer prints the report, with what the user should know
     * @param notes what the user should know, for standard error, when a table is written instead
     */
    public ReportMode(Printer printer, Function<StarTable, List<String>> notes) {
        this.printer = printer;
        this.notes = notes;
    }

    @Override
    public Parameter<?>[] getAssociatedParameters() {
        return output.getAssociatedParameters();
    }

    @Override
    public String getDescription() {
        return output.getDescription();
    }

    @Override
    public TableConsumer createConsumer(Environment env) throws TaskException {
        if (Stream.of(env.getNames()).map(String::toLowerCase).noneMatch(OUTPUT_PARAMETERS::contains)) {
            PrintStream out = env.getOutputStream();
            return table -> printer.print(table, out);
        }
        TableConsumer consumer = output.createConsumer(env);
        PrintStream err = env.getErrorStream();
        return table -> {
            consumer.consume(table);
            notes.apply(table).forEach(note -> err.println("Note: " + note));
        };
    }
}
