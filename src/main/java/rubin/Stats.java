package rubin;

import rubin.task.table.StatsTask;

/** {@code rubinstats}: measured against true fluxes, positions and classes of a table that {@code rubintruth} made. */
public class Stats extends StatsTask {

    /** As STILTS makes its tasks. */
    public Stats() {
    }
}
