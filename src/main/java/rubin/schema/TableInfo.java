package rubin.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rubin.query.Names;

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
        List<String> parts = Names.parts(name);
        return IntStream.range(1, parts.size()).filter(i -> Names.same(String.join(".", parts.subList(0, i)), schema))
                .mapToObj(i -> String.join(".", parts.subList(i, parts.size()))).findFirst().orElse(name);
    }

    /** The name to compare names with. */
    String key() {
        return key(name);
    }

    /** The same of a name. */
    static String key(String name) {
        return Names.plain(name).toLowerCase(Locale.ROOT);
    }
}
