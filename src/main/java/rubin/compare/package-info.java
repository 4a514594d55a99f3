/**
 * Are two tables the same, whatever the order of their rows? Memory grows with the number of rows only (24 bytes for each row of
 * the first table while it is sorted, 12 after), not with the columns.
 * May import {@code query}, for names.
 * Begin with {@link rubin.compare.Comparison}.
 */
package rubin.compare;
