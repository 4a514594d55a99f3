/**
 * The tutorial's figures, each described once as data: a {@link rubin.figure.Figure} says which expressions go on which axis, in which
 * range and direction, with which labels, classes, colours and lines, and nothing of the program that draws it.
 * {@link rubin.figure.Figures} defines them, {@link rubin.figure.ColumnBinder} ties them to the columns that a table happens to have,
 * {@link rubin.figure.FigureRenderer} has STILTS draw them; TOPCAT's windows take the same descriptions.
 */
package rubin.figure;
