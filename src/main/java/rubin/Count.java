package rubin;

import rubin.task.count.CountTask;

/** {@code rubincount}: rows by truth type, by any column, or in bins, counted on the server. */
public class Count extends CountTask {

    /** As STILTS makes its tasks. */
    public Count() {
        super("Counts Rubin objects or true sources on the server, by type, by any column, or in bins");
    }
}
