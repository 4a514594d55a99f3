/**
 * Are two tables the same, whatever the order of their rows? {@link rubin.compare.Comparison} is the way in. Memory grows with
 * the number of rows only (24 bytes for each row of the first table while it is sorted, 12 after), not with the columns.
 */
package rubin.compare;
