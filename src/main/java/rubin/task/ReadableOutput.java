package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.mode.ProcessingMode;

/**
 * The host's choice of output, files written whole or not at all; but text for reading is printed if none of {@code omode},
 * {@code out} and {@code ofmt} is given.
 */
public final class ReadableOutput implements ProcessingMode {

    private static final Set<String> OUTPUT_PARAMETERS = Set.of("omode", "out", "ofmt");

    /** Prints a table for reading. */
    @FunctionalInterface
    public interface Printer {
        void print(StarTable table, PrintStream out) throws IOException;
    }

    private final AtomicOutput otherwise = new AtomicOutput();
    private final Printer printer;
    private final Predicate<StarTable> readable;

    public ReadableOutput(Printer printer) {
        this(printer, table -> true);
    }

    /** @param readable tells tables for reading from others, which go where the host would send them */
    public ReadableOutput(Printer printer, Predicate<StarTable> readable) {
        this.printer = printer;
        this.readable = readable;
    }

    @Override
    public Parameter<?>[] getAssociatedParameters() {
        return otherwise.getAssociatedParameters();
    }

    @Override
    public String getDescription() {
        return otherwise.getDescription();
    }

    @Override
    public TableConsumer createConsumer(Environment env) throws TaskException {
        TableConsumer consumer = otherwise.createConsumer(env);
        if (isChosen(env)) {
            return consumer;
        }
        PrintStream out = env.getOutputStream();
        return table -> {
            if (readable.test(table)) {
                printer.print(table, out);
            } else {
                consumer.consume(table);
            }
        };
    }

    /** Whether the user said where the table goes; a value given by its place alone has no name. */
    static boolean isChosen(Environment env) {
        return Arrays.stream(env.getNames()).filter(Objects::nonNull).map(n -> n.toLowerCase(Locale.ROOT)).anyMatch(OUTPUT_PARAMETERS::contains);
    }
}
