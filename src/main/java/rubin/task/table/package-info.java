/**
 * The tasks that work on tables at hand and ask no service: {@code rubinstats} and {@code rubincompare}.
 * May import {@code task}, {@code stats}, {@code compare} and {@code figure.draw}.
 * Begin with {@link rubin.task.table.StatsTask}.
 */
package rubin.task.table;
