package rubin.sandbox.schema;

import java.util.List;
import java.util.Optional;

/**
 * Everything that the service publishes. It drives {@code /tables}, TAP_SCHEMA, the database tables and the generator,
 * so that they cannot disagree.
 *
 * @param schemas the published schemas, TAP_SCHEMA itself not among them
 * @param keys foreign keys between published tables
 */
public record CatalogueSchema(List<SchemaDef> schemas, List<KeyDef> keys) {

    private static final String RESOURCE = "/rubin/sandbox/catalogue.txt";

    public CatalogueSchema {
        schemas = List.copyOf(schemas);
        keys = List.copyOf(keys);
    }

    /** The schemas and tables of the embedded service, as its description file has them. */
    public static CatalogueSchema load() {
        return CatalogueReader.read(RESOURCE);
    }

    /** The table of this qualified name, ignoring case. */
    public Optional<TableDef> table(String qualifiedName) {
        return schemas.stream().flatMap(s -> s.tables().stream())
                .filter(t -> t.qualifiedName().equalsIgnoreCase(qualifiedName)).findFirst();
    }
}
