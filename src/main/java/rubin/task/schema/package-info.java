/**
 * {@code rubinschema}: what a service holds, as tables or as text.
 * May import {@code task}, {@code schema} and what these may.
 * Begin with {@link rubin.task.schema.SchemaTask}.
 */
package rubin.task.schema;
