/**
 * Figures in TOPCAT's own plot windows, linked to each other.
 * May import {@code figure}, {@code topcat.hover}, {@code topcat.table} and {@code topcat.widget}.
 * Begin with {@link rubin.topcat.plot.LinkedPlots}; {@link rubin.topcat.plot.PlotPlan} says which there are.
 */
package rubin.topcat.plot;
