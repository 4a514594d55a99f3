package rubin.sandbox.db;

import org.h2.engine.Database;
import org.h2.engine.RightOwner;
import org.h2.schema.Schema;

/** A schema that cannot be dropped; H2 lets an owner drop a schema with all that it holds, and asks no table. */
final class SkyH2Schema extends Schema {

    SkyH2Schema(Database database, int id, String name, RightOwner owner) {
        super(database, id, name, owner, false);
    }

    @Override
    public boolean canDrop() {
        return false;
    }
}
