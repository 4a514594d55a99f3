package rubin.stats;

import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Stream;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.mode.ProcessingMode;
import uk.ac.starlink.ttools.task.ChoiceMode;

/**
 * STILTS' own choice of output, except that a report for a person is printed if neither {@code omode} nor {@code out} nor
 * {@code ofmt} is given.
 */
public final class ReportMode implements ProcessingMode {

    private static final Set<String> OUTPUT_PARAMETERS = Set.of("omode", "out", "ofmt");

    private final ChoiceMode choice = new ChoiceMode();

    @Override
    public Parameter<?>[] getAssociatedParameters() {
        return choice.getAssociatedParameters();
    }

    @Override
    public String getDescription() {
        return choice.getDescription();
    }

    @Override
    public TableConsumer createConsumer(Environment env) throws TaskException {
        if (Stream.of(env.getNames()).map(String::toLowerCase).noneMatch(OUTPUT_PARAMETERS::contains)) {
            PrintStream out = env.getOutputStream();
            return table -> Report.print(table, out);
        }
        TableConsumer consumer = choice.createConsumer(env);
        PrintStream err = env.getErrorStream();
        return table -> {
            consumer.consume(table);
            Report.notes(table).forEach(note -> err.println("Note: " + note));
        };
    }
}
