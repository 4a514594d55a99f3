/**
 * The tasks whose result is a table from a service: {@code rubincone}, {@code rubintruth}, {@code rubinquery}, and the table scheme.
 * May import {@code task}, {@code task.schema}, {@code task.sandbox} and what these may.
 * Begin with {@link rubin.task.query.QueryTask}; {@link rubin.task.query.RegionTask} adds the region and the columns.
 */
package rubin.task.query;
