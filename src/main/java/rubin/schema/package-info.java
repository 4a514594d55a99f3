/**
 * What a service says it has: schemas, tables, columns and foreign keys from its TAP_SCHEMA, kept on disk for a day, with
 * columns in groups and joins found through the keys. Names are compared ignoring case throughout.
 * May import {@code query} and {@code votable}.
 * Begin with {@link rubin.schema.SchemaReader}, then {@link rubin.schema.JoinFinder}.
 */
package rubin.schema;
