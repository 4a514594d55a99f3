package rubin.sandbox.schema;

/**
 * A one-column foreign key; all of DP0.2's are.
 *
 * @param id TAP_SCHEMA key_id
 * @param fromTable qualified name of the table that refers
 * @param fromColumn its column
 * @param targetTable qualified name of the table referred to
 * @param targetColumn its column
 */
public record KeyDef(String id, String fromTable, String fromColumn, String targetTable, String targetColumn) {
}
