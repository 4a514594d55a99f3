/** The generated catalogue as an H2 database: read-only tables over functions of the row, and SciSQL's functions. */
package rubin.sandbox.db;
