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
 * @param origin the column, where the value is nothing but a column
 */
record Term(String sql, ColumnType type, Optional<ColumnDef> origin) {

    static Term of(String sql, Kind kind) {
        return new Term(sql, new ColumnType(kind, kind == Kind.CHAR || kind == Kind.TIMESTAMP ? "*" : ""), Optional.empty());
    }

    static Term column(String sql, ColumnDef column) {
        return new Term(sql, column.type(), Optional.of(column));
    }

    boolean integral() {
        return switch (type.kind()) {
            case BOOLEAN, SHORT, INT, LONG -> true;
            case CHAR, FLOAT, DOUBLE, TIMESTAMP -> false;
        };
    }

    /** The value as a double. H2 would compute a double with a BIGINT or NUMERIC in slow decimal arithmetic. */
    String asDouble() {
        return type.kind() == Kind.DOUBLE ? sql : "CAST(" + sql + " AS DOUBLE PRECISION)";
    }

    String asLong() {
        return type.kind() == Kind.LONG ? sql : "CAST(" + sql + " AS BIGINT)";
    }

    OutputColumn named(String name) {
        return new OutputColumn(name, type, origin.map(ColumnDef::unit).orElse(""), origin.map(ColumnDef::ucd).orElse(""),
                origin.map(ColumnDef::description).orElse(""));
    }
}
