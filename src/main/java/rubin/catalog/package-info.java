/**
 * What a column means: AB magnitudes, colours, offsets, kinds of flux, truth classes; the same as functions of expressions.
 * May import {@code release} and {@code query}; knows nothing of services.
 * Begin with {@link rubin.catalog.TableColumns}, which finds a column whatever its case, then {@link rubin.catalog.DerivedColumns}.
 */
package rubin.catalog;
