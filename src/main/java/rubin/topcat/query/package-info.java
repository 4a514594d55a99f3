/**
 * The query window: a form that writes ADQL, an editor for it, and the run with its progress.
 * May import {@code query}, {@code service}, {@code tap}, {@code topcat.jobs}, {@code topcat.table} and {@code topcat.widget}.
 * Begin with {@link rubin.topcat.query.QueryWindow}, then {@link rubin.topcat.query.QueryPanel}.
 */
package rubin.topcat.query;
