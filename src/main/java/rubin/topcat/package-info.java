/**
 * TOPCAT's side of the plugin: the Rubin button and menu, the query window, linked plots with hover, jobs. Everything here runs
 * on the event thread unless it says otherwise; what takes longer than a frame goes through {@link rubin.topcat.Background}.
 */
package rubin.topcat;
