/** The synthetic sky: what is there, what a survey measures of it, and the catalogue's tables as functions of their rows. */
package rubin.sandbox.sky;
