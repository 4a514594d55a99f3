/**
 * The tutorial's figures, each described once as data: a {@link rubin.figure.Figure} says which expressions go on which axis, in which
 * range and direction, with which labels, classes, colours and lines, and nothing of the program that draws it.
 * May import {@code release} and {@code catalog}.
 * Begin with {@link rubin.figure.Figures}, which defines them; {@link rubin.figure.ColumnBinder} ties them to the columns that a table has.
 */
package rubin.figure;
