/**
 * The sections of the report of statistics, a class each: flux, position, completeness, classes.
 * Used by {@code stats} only, and may import that and {@code catalog}.
 * Begin with {@link rubin.stats.section.Section}.
 */
package rubin.stats.section;
