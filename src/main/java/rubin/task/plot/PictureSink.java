package rubin.task.plot;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot.Picture;
import uk.ac.starlink.ttools.plot2.task.AbstractPlot2Task;
import uk.ac.starlink.ttools.plottask.Painter;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** Where a picture goes. */
@FunctionalInterface
public interface PictureSink {

    /** Draws and writes the picture. */
    void write(Picture picture) throws IOException;

    /**
     * Standard output, as the host writes pictures there.
     *
     * @param out standard output
     * @param format one of the host's names of formats
     * @param cgi whether a web server reads it, which wants to be told the type first
     * @throws TaskException if there is no such format, or none is given
     */
    static PictureSink standardOutput(PrintStream out, Optional<String> format, boolean cgi) throws TaskException {
        MapEnvironment environment = new MapEnvironment() {
            @Override
            public PrintStream getOutputStream() {
                return out;
            }
        };
        environment.setValue("omode", cgi ? "cgi" : "out").setValue("ofmt", format.orElse(cgi ? "png" : "auto"));
        if (!cgi) {
            environment.setValue("out", "-");
        }
        try {
            Painter painter = AbstractPlot2Task.createPaintModeParameter().painterValue(environment);
            return painter::paintPicture;
        } catch (TaskException e) {
            throw new TaskException("ofmt=" + format.orElse("") + ": standard output has no ending that tells the format; give ofmt=png, pdf, svg, eps, jpeg or gif", e);
        }
    }
}
