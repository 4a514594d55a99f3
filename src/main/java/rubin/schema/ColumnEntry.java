package rubin.schema;

import java.util.Locale;

/**
 * A column that a service publishes. Texts are empty where the service says nothing.
 *
 * @param table name of its table, schema included, as the service spells it
 * @param name column name as the service spells it
 * @param datatype VOTable datatype, with {@code (n)} or {@code (*)} for an array or text
 * @param unit unit in VOUnit syntax
 * @param ucd UCD1+
 * @param description what the service says of it
 * @param principal whether the service calls it principal
 * @param indexed whether searches on it are quick
 * @param index the service's order within the table
 */
public record ColumnEntry(String table, String name, String datatype, String unit, String ucd, String description,
                          boolean principal, boolean indexed, int index) {

    /** Whether it holds numbers with decimals, so that two rows rarely share a value. */
    public boolean isFloating() {
        String type = datatype.toLowerCase(Locale.ROOT);
        return type.equals("double") || type.equals("float") || type.equals("real");
    }

    /** Whether it holds text, times or regions: anything but numbers and flags. */
    public boolean isText() {
        return !datatype.toLowerCase(Locale.ROOT).matches("double|float|real|long|int|short|bigint|integer|smallint|unsignedbyte|boolean");
    }
}
