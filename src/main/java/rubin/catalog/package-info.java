/** Columns computed from a result: AB magnitudes, colours, offsets, truth classes; and the same as functions of expressions. */
package rubin.catalog;
