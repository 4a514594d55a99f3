/**
 * The synthetic sky: what is there, what a survey measures of it, and the catalogue's tables as functions of their rows.
 * Imports no other package of ours.
 * Begin with {@link rubin.sandbox.sky.SkyCatalogue}.
 */
package rubin.sandbox.sky;
