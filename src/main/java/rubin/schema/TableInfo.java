package rubin.schema;

import java.util.Locale;

/**
 * A table that a service publishes.
 *
 * @param schema name of its schema
 * @param name name that a query must use, schema included, as the service spells it
 * @param description what the service says of it; may be empty
 * @param index the service's order within the schema
 */
public record TableInfo(String schema, String name, String description, int index) {

    /** The name without the schema. */
    public String shortName() {
        String prefix = schema + ".";
        return name.regionMatches(true, 0, prefix, 0, prefix.length()) ? name.substring(prefix.length()) : name;
    }

    /** Whether a user who writes this means this table: with or without the schema, in any case. */
    public boolean isCalled(String text) {
        return text.equalsIgnoreCase(name) || text.equalsIgnoreCase(shortName());
    }

    /** The name to compare names with. */
    String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}
