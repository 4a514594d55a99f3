/**
 * The row under the pointer: found among plotted points, told in a tooltip, marked in every linked plot.
 * May import {@code figure}, {@code topcat.table} and {@code topcat.widget}.
 * Begin with {@link rubin.topcat.hover.Hover}.
 */
package rubin.topcat.hover;
