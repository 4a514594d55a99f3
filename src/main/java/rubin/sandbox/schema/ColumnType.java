package rubin.sandbox.schema;

/**
 * A TAP_SCHEMA column type: a VOTable datatype, and the length of the text where it is one.
 *
 * @param kind the VOTable datatype
 * @param arraysize VOTable arraysize, such as {@code 22} or {@code *}; empty for scalars
 */
public record ColumnType(Kind kind, String arraysize) {

    /** VOTable datatypes that DP0.2's tables and uploads use. A timestamp is text with the xtype {@code timestamp}. */
    public enum Kind {
        BOOLEAN("boolean", "SMALLINT"),
        CHAR("char", "VARCHAR"),
        UNICODECHAR("unicodeChar", "VARCHAR"),
        SHORT("short", "SMALLINT"),
        INT("int", "INTEGER"),
        LONG("long", "BIGINT"),
        FLOAT("float", "REAL"),
        DOUBLE("double", "DOUBLE PRECISION"),
        TIMESTAMP("char", "TIMESTAMP");

        private final String datatype;
        private final String sqlType;

        Kind(String datatype, String sqlType) {
            this.datatype = datatype;
            this.sqlType = sqlType;
        }

        /** Whether the values are written as text. */
        public boolean text() {
            return this == CHAR || this == UNICODECHAR || this == TIMESTAMP;
        }

        /** The VOTable datatype attribute. */
        public String datatype() {
            return datatype;
        }

        /** The type in the database; flags are small integers there, because queries compare them with 1. */
        public String sqlType() {
            return sqlType;
        }
    }
}
