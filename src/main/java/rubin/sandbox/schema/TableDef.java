package rubin.sandbox.schema;

import java.util.List;
import java.util.Optional;

/**
 * One table as the service describes it.
 *
 * @param schema schema name, such as {@code dp02_dc2_catalogs}
 * @param name table name without schema, such as {@code Object}
 * @param description one line
 * @param index order of presentation (TAP_SCHEMA's table_index)
 * @param columns columns in order
 */
public record TableDef(String schema, String name, String description, int index, List<ColumnDef> columns) {

    public TableDef {
        columns = List.copyOf(columns);
    }

    /** Schema and table, joined by a dot, as queries and TAP_SCHEMA spell it. */
    public String qualifiedName() {
        return schema + "." + name;
    }

    /** The column of this name, ignoring case. */
    public Optional<ColumnDef> column(String columnName) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(columnName)).findFirst();
    }
}
