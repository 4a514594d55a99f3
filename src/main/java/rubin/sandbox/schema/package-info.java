/**
 * What the embedded service holds: schemas, tables, columns and foreign keys, read from one description.
 * Imports no other package of ours.
 * Begin with {@link rubin.sandbox.schema.CatalogueSchema}.
 */
package rubin.sandbox.schema;
