package rubin.schema;

/**
 * A schema that a service publishes.
 *
 * @param name name as the service spells it
 * @param description what the service says of it; may be empty
 * @param index the service's order
 */
public record SchemaInfo(String name, String description, int index) {
}
