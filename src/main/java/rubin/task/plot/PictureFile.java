package rubin.task.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import rubin.file.PartFile;
import rubin.file.WholeFile;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot.Picture;
import uk.ac.starlink.ttools.plot2.task.AbstractPlot2Task;
import uk.ac.starlink.ttools.plottask.Painter;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** A picture on disk, in a format of the host's; written whole or not at all. */
public final class PictureFile implements PictureSink {

    private final WholeFile file;
    private final String label;
    private final Optional<String> format;

    /**
     * Gets ready.
     *
     * @param file where the picture goes; its ending tells the format, if {@code format} does not
     * @param format one of the host's names of formats, such as png or pdf
     * @throws TaskException if no format has that name or ending, or the file cannot be written
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
        this.label = parameter + "=" + file;
        this.format = format;
        try {
            this.file = WholeFile.of(parameter, file.toString());
        } catch (IOException e) {
            throw new TaskException(e.getMessage());
        }
        try {
            painter(this.file.path());
        } catch (TaskException e) {
            throw new TaskException(format.map(name -> "ofmt=" + name).orElse(label)
                    + ": not a picture format; end " + parameter + "= in .png, .pdf, .svg, .eps or .jpg" + (parameter.equals("out") ? ", or give one of these as ofmt=" : ""), e);
        }
    }

    /**
     * Refuses to replace a file that is also read.
     *
     * @param parameter the parameter that names what is read
     * @param location what it names
     */
    public void keep(String parameter, String location) throws TaskException {
        try {
            file.keep(parameter, location);
        } catch (IOException e) {
            throw new TaskException(e.getMessage());
        }
    }

    private Painter painter(Path path) throws TaskException {
        MapEnvironment environment = new MapEnvironment().setValue("omode", "out").setValue("out", path.toString());
        format.ifPresent(name -> environment.setValue("ofmt", name));
        return AbstractPlot2Task.createPaintModeParameter().painterValue(environment);
    }

    /**
     * Draws and writes the picture.
     *
     * @throws IOException that names the parameter and the file
     */
    @Override
    public void write(Picture picture) throws IOException {
        // The JDK would copy the picture through a file in /tmp, and where a disk is full print a stack trace when the process ends.
        ImageIO.setUseCache(false);
        if (file.isDevice()) {
            paint(file.path(), picture);
            return;
        }
        try (PartFile draft = file.begin()) {
            paint(draft.path(), picture);
            draft.finish();
        }
    }

    private void paint(Path path, Picture picture) throws IOException {
        try {
            painter(path).paintPicture(picture);
        } catch (TaskException | IOException e) {
            IOException named = new IOException(label + ": " + e.getMessage());
            named.addSuppressed(e);    // a cause would be printed beside the message
            throw named;
        }
    }
}
