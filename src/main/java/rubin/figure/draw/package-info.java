/**
 * Figures as pictures: markers, the data that panels share, and the panels on one page.
 * May import {@code figure} and what that may.
 * Begin with {@link rubin.figure.draw.FigureData}.
 */
package rubin.figure.draw;
