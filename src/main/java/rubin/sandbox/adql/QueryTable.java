package rubin.sandbox.adql;

import rubin.sandbox.schema.TableDef;

/**
 * A table that queries may name.
 *
 * @param def its description
 * @param sqlName how H2 knows it, quoted
 * @param postgres whether the real service asks PostgreSQL for it (TAP_SCHEMA), which takes more SQL than Qserv
 */
public record QueryTable(TableDef def, String sqlName, boolean postgres) {

    /** Schema of the tables that come with a query. */
    public static final String UPLOADS = "TAP_UPLOAD";

    /** Whether it came with the query. */
    boolean upload() {
        return def.schema().equals(UPLOADS);
    }

    /** A table that has the same name in the database. */
    public static QueryTable of(TableDef def, boolean postgres) {
        return new QueryTable(def, quote(def.schema()) + "." + quote(def.name()), postgres);
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
