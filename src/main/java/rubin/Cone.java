package rubin;

import rubin.query.Selection;
import rubin.task.query.RegionTask;

/** {@code rubincone}: objects in a region, with magnitudes and colours. */
public class Cone extends RegionTask {

    /** As STILTS makes its tasks. */
    public Cone() {
        super("Gets Rubin objects in a region, with magnitudes and colours", Selection::objectQuery);
    }
}
