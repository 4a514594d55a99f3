package rubin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rubin.task.BadInput;
import rubin.task.plot.PlotJob;
import rubin.task.plot.PlotParameters;
import rubin.task.query.QuerySource;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot2.task.PlanePlot2Task;
import uk.ac.starlink.ttools.task.DynamicTask;
import uk.ac.starlink.ttools.task.TableEnvironment;

/**
 * The tutorial's figures of a Rubin table, as a picture or in a window: {@code rubinplot in=truth.fits figure=cmd out=cmd.png}, or
 * without a table on disk {@code rubinplot ra=62 dec=-37 radius=0.1 figure=cmd out=cmd.png}.
 * Takes every parameter of plot2plane besides its own.
 */
public class Plot implements Task, DynamicTask {

    /** Those of plot2plane that make films, which have no part here. */
    private static final Set<String> FILMS = Set.of("animate", "afmt", "astream", "acmd", "parallel");

    private final PlotParameters parameters = new PlotParameters(new QuerySource());
    private final PlanePlot2Task host = new PlanePlot2Task();

    @Override
    public String getPurpose() {
        return "Draws the figures of Rubin's tutorial";
    }

    @Override
    public Parameter<?>[] getParameters() {
        List<Parameter<?>> all = new ArrayList<>(parameters.list());
        Set<String> ours = parameters.names();
        for (Parameter<?> parameter : host.getParameters()) {
            if (!ours.contains(parameter.getName()) && !FILMS.contains(parameter.getName())) {
                all.add(parameter);
            }
        }
        return all.toArray(Parameter<?>[]::new);
    }

    @Override
    public Executable createExecutable(Environment environment) throws TaskException {
        return BadInput.oneLine(environment, () -> {
            for (Parameter<?> parameter : host.getParameters()) {
                if (Number.class.isAssignableFrom(parameter.getValueClass())) {
                    BadInput.demandFinite(environment, parameter);    // the host looks for the ticks of an infinite axis for ever
                }
            }
            return new PlotJob((TableEnvironment) environment, parameters);
        });
    }

    @Override
    public Parameter<?> getParameterByName(Environment environment, String name) throws TaskException {
        Optional<Parameter<?>> ours = parameters.list().stream().filter(parameter -> parameter.getName().equalsIgnoreCase(name)).findFirst();
        return ours.isPresent() ? ours.get() : host.getParameterByName(environment, name);
    }

    @Override
    public Parameter<?>[] getContextParameters(Environment environment) throws TaskException {
        return getParameters();
    }
}
