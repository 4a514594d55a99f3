/**
 * The generated catalogue as an H2 database: read-only tables over functions of the row, and SciSQL's functions.
 * May import {@code sandbox.schema} and {@code sandbox.sky}.
 * Begin with {@link rubin.sandbox.db.CatalogueDatabase}.
 */
package rubin.sandbox.db;
