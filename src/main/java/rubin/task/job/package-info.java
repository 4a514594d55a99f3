/**
 * {@code rubinjob}: asynchronous jobs, in all that a service lets one do with them.
 * May import {@code task}, {@code task.query}, {@code task.sandbox} and what these may.
 * Begin with {@link rubin.task.job.JobTask}.
 */
package rubin.task.job;
