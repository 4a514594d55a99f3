/** What the embedded service holds: schemas, tables, columns and foreign keys, read from one description. */
package rubin.sandbox.schema;
