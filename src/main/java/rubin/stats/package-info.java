/**
 * Measured-versus-true statistics of a catalogue joined to its simulation's truth, in one pass over the rows.
 * {@link rubin.stats.Statistics} is the way in; docs/statistics.md defines every number.
 */
package rubin.stats;
