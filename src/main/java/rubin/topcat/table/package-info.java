/**
 * Tables in TOPCAT: how results arrive with subsets, what a selection holds, one object in a panel.
 * May import {@code catalog}, {@code figure}, {@code query} and {@code topcat.widget}.
 * Begin with {@link rubin.topcat.table.TableArrivals}.
 */
package rubin.topcat.table;
