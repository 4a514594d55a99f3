package rubin.sandbox.adql;

import java.util.Optional;

import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.ColumnType.Kind;

/**
 * A value in the SQL being written.
 *
 * @param sql SQL text that can stand as an operand
 * @param type what comes out
 * @param origin the column that gives the value its unit and description, if there is one
 * @param table qualified name of the column's table, where the value is nothing but a column; else empty
 */
record Term(String sql, ColumnType type, Optional<ColumnDef> origin, String table) {

    Term(String sql, ColumnType type, Optional<ColumnDef> origin) {
        this(sql, type, origin, "");
    }

    static Term of(String sql, Kind kind) {
        return new Term(sql, new ColumnType(kind, kind.text() ? "*" : ""), Optional.empty());
    }

    static Term column(String sql, ColumnDef column, String table) {
        return new Term(sql, column.type(), Optional.of(column), table);
    }

    boolean text() {
        return type.kind() == Kind.CHAR || type.kind() == Kind.UNICODECHAR;
    }

    boolean number() {
        return !text() && type.kind() != Kind.TIMESTAMP;
    }

    boolean integral() {
        return switch (type.kind()) {
            case BOOLEAN, SHORT, INT, LONG -> true;
            case CHAR, UNICODECHAR, FLOAT, DOUBLE, TIMESTAMP -> false;
        };
    }

    /** The value as it is compared with a number: text counts as the number that it begins with, as in MariaDB. */
    String asNumber() {
        return !text() ? sql : sql.startsWith("'") ? MySqlMath.number(sql.substring(1)).toPlainString() : "ADQL_NUMBER(" + sql + ")";
    }

    /** The value as it is compared with another one. */
    String against(Term other) {
        return other.number() ? asNumber() : sql;
    }

    /** The value as a double. H2 would compute a double with a BIGINT or NUMERIC in slow decimal arithmetic. */
    String asDouble() {
        return type.kind() == Kind.DOUBLE ? sql : "CAST(" + asNumber() + " AS DOUBLE PRECISION)";
    }

    String asLong() {
        return type.kind() == Kind.LONG ? sql : "CAST(" + sql + " AS BIGINT)";
    }

    OutputColumn named(String name) {
        return new OutputColumn(name, type, origin.map(ColumnDef::unit).orElse(""), origin.map(ColumnDef::ucd).orElse(""),
                origin.map(ColumnDef::description).orElse(""), table.isEmpty() ? "" : table + "." + origin.orElseThrow().name());
    }
}
