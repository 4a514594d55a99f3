package rubin.sandbox.adql;

import rubin.sandbox.schema.ColumnType;

/**
 * A column of a query's result, as a VOTable FIELD describes it.
 *
 * @param name alias as typed, or the column's name in the schema's spelling
 * @param type datatype and arraysize
 * @param unit VOUnit, or empty
 * @param ucd UCD1+, or empty
 * @param description one line, or empty
 * @param source schema, table and name of the published column that it is, or empty
 */
public record OutputColumn(String name, ColumnType type, String unit, String ucd, String description, String source) {

    /** VOTable xtype, or empty. */
    public String xtype() {
        return type.kind() == ColumnType.Kind.TIMESTAMP ? "timestamp" : "";
    }
}
