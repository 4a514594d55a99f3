/**
 * Measured-versus-true statistics of a catalogue joined to its simulation's truth, in one pass over the rows.
 * May import {@code release}, {@code query} and {@code catalog}.
 * Begin with {@link rubin.stats.Statistics}; docs/statistics.md defines every number.
 */
package rubin.stats;
