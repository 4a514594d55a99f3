package rubin.task.query;

import java.util.ArrayList;
import java.util.List;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.task.BadInput;
import rubin.task.ServiceParameters;
import rubin.task.UserText;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** A task that runs a query of the user's. */
public abstract class AdqlTask extends QueryTask {

    private final StringParameter adql = BadInput.text("adql", "<query>", "ADQL query",
            "<p>Query in ADQL, or <code>@file</code> for the query in a file, as the service understands it, such as\n"
                    + "<code>SELECT TOP 5 objectId, r_cModelFlux FROM dp02_dc2_catalogs.Object</code>.\n"
                    + "Derived columns are added for those of the result that they can be computed from.</p>", null);
    private final ServiceParameters service = new ServiceParameters();

    /**
     * @param purpose one line, for lists of tasks
     */
    protected AdqlTask(String purpose) {
        super(purpose);
        adql.setPosition(1);
        List<Parameter<?>> parameters = new ArrayList<>(List.of(adql));
        parameters.addAll(service.withoutRelease());
        addParameters(parameters);
    }

    @Override
    protected final RunRequest plan(Environment env) throws TaskException {
        String text = adql.stringValue(env);
        if (text == null || text.isBlank()) {
            throw BadInput.of("adql", "", "is missing; give a query, as in adql=\"SELECT TOP 5 objectId FROM dp02_dc2_catalogs.Object\""
                    + " (one that holds an equals sign needs adql= before it)");
        }
        return new RunRequest(QueryText.of(UserText.of("adql", text)), service.read(env));
    }
}
