/**
 * {@code rubincount}: counts by groups or bins, made by the service, as a table or a picture.
 * May import {@code task}, {@code task.query}, {@code task.schema} and what these may.
 * Begin with {@link rubin.task.count.CountTask}.
 */
package rubin.task.count;
