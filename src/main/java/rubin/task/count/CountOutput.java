package rubin.task.count;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rubin.task.ReadableOutput;
import rubin.task.plot.PictureFile;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.mode.ProcessingMode;

/** Counts as text for reading, as a table, or drawn, if the name of the output is a picture's. */
final class CountOutput implements ProcessingMode {

    private static final List<String> PICTURES = List.of(".png", ".pdf", ".svg", ".eps", ".jpg", ".jpeg", ".gif");

    private final ReadableOutput otherwise = new ReadableOutput(CountTask::print);

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
        StringParameter mode = new StringParameter("omode");
        mode.setStringDefault("out");
        if (!mode.stringValue(env).equals("out")) {
            return otherwise.createConsumer(env);
        }
        StringParameter out = new StringParameter("out");
        out.setStringDefault("-");
        String name = out.stringValue(env);
        if (PICTURES.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            return otherwise.createConsumer(env);
        }
        PictureFile file = new PictureFile(Path.of(name), Optional.empty());
        return table -> file.write(CountPicture.of(table));
    }
}
