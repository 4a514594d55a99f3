package rubin.task;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.table.StarTableWriter;
import uk.ac.starlink.table.TableFormatException;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.task.UsageException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.mode.CopyMode;
import uk.ac.starlink.ttools.mode.ProcessingMode;
import uk.ac.starlink.ttools.task.ChoiceMode;
import uk.ac.starlink.ttools.task.LineTableEnvironment;

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
        if (!isFile(out)) {
            checkFormat(env, format);
            return choice.createConsumer(env);
        }
        return file(env, out, format);
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
        if (isDevice(Path.of(out))) {
            return device(env, Path.of(out), format);
        }
        Path target = followed(Path.of(out));
        Path part = sibling(target);
        TableConsumer writer;
        try {
            writer = CopyMode.createConsumer(env, part.toString(), format);
        } catch (UsageException e) {
            throw noFormat(out);
        }
        return table -> write(writer, table, part, target);
    }

    /** A device or a pipe is written to and stays; the host would delete it first, as it does with files. */
    private static TableConsumer device(Environment env, Path device, String format) throws TaskException {
        StarTableOutput output = LineTableEnvironment.getTableOutput(env);
        try {
            StarTableWriter writer = output.getHandler(format, device.toString());
            return table -> {
                try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(device, StandardOpenOption.WRITE))) {
                    output.writeStarTable(table, stream, writer);
                }
            };
        } catch (TableFormatException e) {
            throw noFormat(device.toString());
        }
    }

    private static TaskException noFormat(String out) {
        return BadInput.of("out", out, "no table format has this ending; use .fits, .vot or .csv, or give ofmt=");
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

    /** Reads a parameter by name: the host's modes make parameters of their own each time, so setting one has no effect. */
    private static String value(Environment env, String name, String dflt) throws TaskException {
        StringParameter parameter = new StringParameter(name);
        parameter.setStringDefault(dflt);
        return parameter.stringValue(env);
    }

    private static void write(TableConsumer writer, StarTable table, Path part, Path target) throws IOException {
        Thread cleaner = new Thread(() -> part.toFile().delete());
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            writer.consume(table);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
            removeHook(cleaner);
        }
    }

    private static void removeHook(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook with it: it deletes a file that is gone, or should be.
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A hidden name beside the target, with the same ending, because the ending chooses the format. */
    private static Path sibling(Path target) throws TaskException {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw BadInput.of("out", target.toString(), "is a folder; give the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw BadInput.of("out", target.toString(), "there is no folder " + folder + "; make it, or write elsewhere");
        }
        if (!Files.isWritable(folder) || Files.exists(target) && !Files.isWritable(target)) {
            throw BadInput.of("out", target.toString(), "cannot be written; check permissions, or write elsewhere");
        }
        return folder.resolve("." + Long.toHexString(ProcessHandle.current().pid()) + ".part." + target.getFileName());
    }

    /** The file that a link leads to, so that the file is replaced and the link stays. */
    private static Path followed(Path target) throws TaskException {
        try {
            return Files.exists(target) ? target.toRealPath() : target;
        } catch (IOException e) {
            throw BadInput.of("out", target.toString(), "cannot be written; check permissions, or write elsewhere");
        }
    }

    /** Whether a value of {@code out=} names a file or a device: not standard output, and nothing with a scheme. */
    public static boolean isFile(String value) {
        return value != null && !value.equals("-") && !value.startsWith(":") && !value.matches("[a-z]+:.*");
    }

    private static boolean isDevice(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }
}
