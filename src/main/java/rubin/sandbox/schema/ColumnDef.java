package rubin.sandbox.schema;

/**
 * One column as the service describes it.
 *
 * @param name name in Rubin's spelling
 * @param type datatype
 * @param unit VOUnit, or empty
 * @param ucd UCD1+, or empty
 * @param description one line, or empty
 * @param principal whether TAP_SCHEMA flags it as principal
 * @param indexed whether the service can search it fast
 */
public record ColumnDef(String name, ColumnType type, String unit, String ucd, String description,
                        boolean principal, boolean indexed) {
}
