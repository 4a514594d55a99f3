package rubin;

import rubin.task.query.AdqlTask;

/** {@code rubinquery}: any ADQL query. */
public class Query extends AdqlTask {

    /** As STILTS makes its tasks. */
    public Query() {
        super("Runs an ADQL query on a Rubin TAP service");
    }
}
