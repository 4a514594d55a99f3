package rubin;

import rubin.query.Selection;
import rubin.task.query.RegionTask;

/** {@code rubintruth}: objects in a region, joined to the simulation's truth. */
public class Truth extends RegionTask {

    /** As STILTS makes its tasks. */
    public Truth() {
        super("Gets Rubin objects in a region, joined to the simulation's truth", Selection::truthQuery);
    }
}
