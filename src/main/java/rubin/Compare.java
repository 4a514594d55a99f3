package rubin;

import rubin.task.table.CompareTask;

/** {@code rubincompare}: are two tables the same, whatever the order of their rows? */
public class Compare extends CompareTask {

    /** As STILTS makes its tasks. */
    public Compare() {
    }
}
