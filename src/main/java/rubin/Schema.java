package rubin;

import rubin.task.schema.SchemaTask;

/** {@code rubinschema}: schemas, tables, columns and foreign keys of a service, and how tables join. */
public class Schema extends SchemaTask {

    /** As STILTS makes its tasks. */
    public Schema() {
        super("Shows the schemas, tables, columns and foreign keys of a TAP service");
    }
}
