package rubin.sandbox.schema;

import java.util.List;

/**
 * A schema with its tables.
 *
 * @param name schema name
 * @param description one line; says that the catalogue is synthetic
 * @param index order of presentation (TAP_SCHEMA's schema_index)
 * @param tables tables in order of their index
 */
public record SchemaDef(String name, String description, int index, List<TableDef> tables) {

    public SchemaDef {
        tables = List.copyOf(tables);
    }
}
