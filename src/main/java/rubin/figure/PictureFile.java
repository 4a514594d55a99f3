package rubin.figure;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.imageio.ImageIO;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot.Picture;
import uk.ac.starlink.ttools.plot2.task.AbstractPlot2Task;
import uk.ac.starlink.ttools.plottask.Painter;
import uk.ac.starlink.ttools.task.MapEnvironment;

/**
 * A picture on disk, in a format of the host's. It is written beside its place and moved there when it is whole, so a failure leaves
 * what was there before.
 */
public final class PictureFile {

    private final Path file;
    private final String parameter;
    private final Path unfinished;
    private final Painter painter;

    /**
     * Gets ready, without touching the disk.
     *
     * @param file where the picture goes; its ending tells the format, if {@code format} does not
     * @param format one of the host's names of formats, such as png or pdf
     * @throws TaskException if no format has that name or ending, or there is no such directory
     */
    public PictureFile(Path file, Optional<String> format) throws TaskException {
        this(file, format, "out");
    }

    /**
     * The same for a parameter of another name than {@code out}.
     *
     * @param parameter its name, for messages
     */
    public PictureFile(Path file, Optional<String> format, String parameter) throws TaskException {
        this.file = followed(file, parameter);
        this.parameter = parameter;
        Path directory = this.file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new TaskException(parameter + "=" + file + ": there is no directory " + directory + "; make it, or name another");
        }
        if (Files.isDirectory(file)) {
            throw new TaskException(parameter + "=" + file + ": is a directory; add a file name such as cmd.png");
        }
        if (!Files.isWritable(directory) || Files.exists(this.file) && !Files.isWritable(this.file)) {
            throw new TaskException(parameter + "=" + file + ": cannot be written; check permissions, or write elsewhere");
        }
        boolean device = Files.exists(this.file) && !Files.isRegularFile(this.file);
        this.unfinished = device ? this.file : directory.resolve("." + ProcessHandle.current().pid() + "-" + this.file.getFileName());
        MapEnvironment environment = new MapEnvironment().setValue("omode", "out").setValue("out", unfinished.toString());
        format.ifPresent(name -> environment.setValue("ofmt", name));
        try {
            this.painter = AbstractPlot2Task.createPaintModeParameter().painterValue(environment);
        } catch (TaskException e) {
            throw new TaskException(format.map(name -> "ofmt=" + name).orElse(parameter + "=" + file)
                    + ": not a picture format; end " + parameter + "= in .png, .pdf, .svg, .eps or .jpg" + (parameter.equals("out") ? ", or give one of these as ofmt=" : ""), e);
        }
    }

    /** The file that a link leads to, so that the file is replaced and the link stays. A device has no other name. */
    private static Path followed(Path file, String parameter) throws TaskException {
        try {
            return Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath();
        } catch (IOException e) {
            throw new TaskException(parameter + "=" + file + ": cannot be written; check permissions, or write elsewhere", e);
        }
    }

    /**
     * Draws and writes the picture.
     *
     * @throws IOException that names the parameter and the file
     */
    public void write(Picture picture) throws IOException {
        // The JDK would copy the picture through a file in /tmp, and where a disk is full print a stack trace when the process ends.
        ImageIO.setUseCache(false);
        try {
            painter.paintPicture(picture);
            if (unfinished.equals(file)) {
                return;    // a device or a pipe is written to, and must not be replaced
            }
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            IOException named = new IOException(parameter + "=" + file + ": " + e.getMessage());
            named.addSuppressed(e);    // a cause would be printed beside the message
            throw named;
        } finally {
            if (!unfinished.equals(file)) {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
