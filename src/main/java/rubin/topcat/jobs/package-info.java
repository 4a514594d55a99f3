/**
 * The jobs window: the jobs of a service and of the ledger, read in the background, with what can be done to them.
 * May import {@code service}, {@code tap}, {@code topcat.table} and {@code topcat.widget}.
 * Begin with {@link rubin.topcat.jobs.JobsWindow}, then {@link rubin.topcat.jobs.JobBoard}.
 */
package rubin.topcat.jobs;
