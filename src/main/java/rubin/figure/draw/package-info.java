/**
 * Figures as pictures: markers, the data that panels share, the panels on one page, and the file that is written whole.
 * May import {@code figure}, {@code file} and what these may.
 * Begin with {@link rubin.figure.draw.PictureFile}.
 */
package rubin.figure.draw;
