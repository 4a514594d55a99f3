package rubin.task;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import rubin.catalog.UniqueNames;
import rubin.file.PartFile;
import rubin.file.WholeFile;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.table.StarTableWriter;
import uk.ac.starlink.table.TableFormatException;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.mode.ProcessingMode;
import uk.ac.starlink.ttools.task.ChoiceMode;
import uk.ac.starlink.ttools.task.LineTableEnvironment;
import uk.ac.starlink.votable.VOTableWriter;

/**
 * The host's choice of output modes, except that {@code omode=out} writes to a temporary sibling and renames it in the end: a
 * run that fails leaves no file under the final name, and one that was there survives. A place that cannot be written is
 * refused before the query runs.
 */
public final class AtomicOutput implements ProcessingMode {

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
        String mode = value(env, "omode", "out");
        if (!mode.equals("out")) {
            return choice.createConsumer(env);    // which leaves out= unread, so that the host complains of it
        }
        String out = value(env, "out", "-");
        String format = value(env, "ofmt", StarTableOutput.AUTO_HANDLER);
        if (isFile(out)) {
            return file(env, out, format);
        }
        checkFormat(env, format);
        TableConsumer consumer = choice.createConsumer(env);
        return writesFits(format) ? table -> consumer.consume(UniqueNames.of(table)) : consumer;
    }

    /**
     * Writes a table to a file in the way of this mode.
     *
     * @param out name of the file
     * @param format one of the host's names of formats, or its word for the one that the file's ending tells
     * @throws TaskException in one line, if there is no such format or the file cannot be written
     */
    public static TableConsumer file(Environment env, String out, String format) throws TaskException {
        checkFormat(env, format);
        WholeFile place = place("out", out);
        StarTableOutput output = LineTableEnvironment.getTableOutput(env);
        StarTableWriter writer;
        try {
            writer = output.getHandler(format, out);
        } catch (TableFormatException e) {
            throw BadInput.of("out", out, "no table format has this ending; use .fits, .vot or .csv, or give ofmt=");
        }
        if (writer instanceof VOTableWriter votable && !votable.getInline()) {
            throw BadInput.of("ofmt", format, "puts the data into a second file, which cannot be written whole with the first; use ofmt=votable");
        }
        return table -> {
            StarTable named = writesFits(writer.getFormatName()) ? UniqueNames.of(table) : table;
            if (place.isDevice()) {
                try (OutputStream stream = new BufferedOutputStream(place.deviceStream())) {
                    output.writeStarTable(named, stream, writer);
                }
                return;
            }
            try (PartFile draft = place.begin()) {
                writer.writeStarTable(named, draft.path().toString(), new Directed(draft));
                draft.finish();
            }
        };
    }

    /**
     * A place for a file.
     *
     * @throws TaskException in one line, if it cannot be written
     */
    static WholeFile place(String parameter, String name) throws TaskException {
        try {
            return WholeFile.of(parameter, name);
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
    }

    private static void checkFormat(Environment env, String format) throws TaskException {
        StarTableOutput output = LineTableEnvironment.getTableOutput(env);
        try {
            if (!format.equals(StarTableOutput.AUTO_HANDLER)) {
                output.getHandler(format);
            }
        } catch (TableFormatException e) {
            throw BadInput.of("ofmt", format, "is no table format; use one of " + String.join(", ", output.getKnownFormats()));
        }
    }

    /** FITS tells columns apart by name, which the user's filters can make equal. */
    private static boolean writesFits(String format) {
        return format.toLowerCase(Locale.ROOT).contains("fits");
    }

    /** Where the host's writers get their streams from; by themselves they would delete the draft and make another file. */
    private static final class Directed extends StarTableOutput {

        private final PartFile draft;

        Directed(PartFile draft) {
            this.draft = draft;
        }

        @Override
        public OutputStream getOutputStream(String location) throws IOException {
            return location.equals(draft.path().toString()) ? draft.stream() : super.getOutputStream(location);
        }
    }

    /** Reads a parameter by name: the host's modes make parameters of their own each time, so setting one has no effect. */
    private static String value(Environment env, String name, String dflt) throws TaskException {
        StringParameter parameter = new StringParameter(name);
        parameter.setStringDefault(dflt);
        return parameter.stringValue(env);
    }

    /** Whether a value of {@code out=} names a file or a device: not standard output, and nothing with a scheme. */
    public static boolean isFile(String value) {
        return value != null && !value.equals("-") && !value.startsWith(":") && !value.matches("[a-z]+:.*");
    }
}
