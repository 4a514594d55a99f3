package rubin.task.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rubin.query.Selection;
import rubin.release.Release;
import rubin.service.Access;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.task.BadInput;
import rubin.task.ServiceParameters;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;

/** A task that asks for the objects of a region. */
public abstract class RegionTask extends QueryTask {

    private final SelectionParameters selection = new SelectionParameters();
    private final ServiceParameters service = new ServiceParameters();
    private final Function<Selection, String> writer;

    /**
     * @param purpose one line, for lists of tasks
     * @param writer makes the query of a selection
     */
    protected RegionTask(String purpose, Function<Selection, String> writer) {
        super(purpose);
        this.writer = writer;
        List<Parameter<?>> parameters = new ArrayList<>(selection.all());
        parameters.addAll(service.all());
        addParameters(parameters);
    }

    @Override
    protected final RunRequest plan(Environment env) throws TaskException {
        Release release = service.release(env);
        Selection wanted = selection.read(env, release);
        Access access = service.read(env);
        return BadInput.check("release", release.name(), r -> new RunRequest(QueryText.of(wanted, writer), access));
    }

    @Override
    protected final void verify(Environment env, RunRequest plan) throws TaskException {
        Release release = service.release(env);
        Selection wanted = selection.read(env, release);
        NameCheck.check(plan, release, wanted.extraColumns(), wanted.where());
    }
}
