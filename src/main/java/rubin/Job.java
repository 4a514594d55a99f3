package rubin;

import rubin.task.job.JobTask;

/** {@code rubinjob}: asynchronous jobs on a service, made here or elsewhere. */
public class Job extends JobTask {

    /** As STILTS makes its tasks. */
    public Job() {
        super("Submits, lists, watches, fetches, aborts and deletes asynchronous jobs");
    }
}
