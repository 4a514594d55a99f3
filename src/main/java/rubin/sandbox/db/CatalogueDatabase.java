package rubin.sandbox.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.schema.SchemaDef;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.sky.SkyCatalogue;
import rubin.sandbox.sky.SkySettings;

/**
 * An in-memory H2 database over the synthetic catalogue. Schemas, tables and columns are spelled as in the description;
 * tables and columns are found in any case, schemas as spelled. Flags are SMALLINT 0, 1 or NULL. The tables are read-only,
 * and generated when a query first touches them. Each database is apart from all others. Safe for many threads.
 *
 * <pre>{@code
 * try (CatalogueDatabase db = CatalogueDatabase.open(SkySettings.DEFAULT);
 *      Connection connection = db.connect();
 *      Statement statement = connection.createStatement();
 *      ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM \"dp02_dc2_catalogs\".\"Object\"")) {
 *     ...
 * }
 * }</pre>
 */
public final class CatalogueDatabase implements AutoCloseable {

    private static final String OPTIONS = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
    private static final Map<String, String> FUNCTIONS = Map.of(
            "scisql_nanojanskyToAbMag", "nanojanskyToAbMag",
            "scisql_nanojanskyToAbMagSigma", "nanojanskyToAbMagSigma",
            "scisql_angSep", "angSep",
            "scisql_s2PtInCircle", "s2PtInCircle",
            "scisql_s2PtInCPoly", "s2PtInCPoly",
            "scisql_s2PtInRegion", "s2PtInRegion");

    private final String url;
    private final CatalogueSchema schema;

    private CatalogueDatabase(String url, CatalogueSchema schema) {
        this.url = url;
        this.schema = schema;
    }

    /**
     * Makes a database. Its rows are not generated yet.
     *
     * @param settings which sky
     * @throws SQLException if H2 refuses
     */
    public static CatalogueDatabase open(SkySettings settings) throws SQLException {
        CatalogueSchema schema = CatalogueSchema.load();
        SkyCatalogue sky = new SkyCatalogue(settings);
        CatalogueDatabase database = new CatalogueDatabase("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS, schema);
        try (Connection connection = DriverManager.getConnection(database.url, "sa", ""); Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
                statement.execute("CREATE ALIAS " + function.getKey() + " DETERMINISTIC FOR '" + SciSql.class.getName()
                        + "." + function.getValue() + "'");
            }
            SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            schema.schemas().forEach(def -> addSchema(session, def, sky));
            connection.commit();
        }
        return database;
    }

    /** Made in H2's own terms, as its SQL has no word for a table that computes its rows. */
    private static void addSchema(SessionLocal session, SchemaDef def, SkyCatalogue sky) {
        Database h2 = session.getDatabase();
        SkyH2Schema h2Schema = new SkyH2Schema(h2, h2.allocateObjectId(), def.name(), session.getUser());
        h2.addDatabaseObject(session, h2Schema);
        for (TableDef table : def.tables()) {
            CreateTableData data = new CreateTableData();
            data.schema = h2Schema;
            data.tableName = table.name();
            data.id = h2.allocateObjectId();
            data.columns = SkyH2Table.columns(table);
            data.session = session;
            h2.addSchemaObject(session, new SkyH2Table(data, table, () -> sky.table(table.schema(), table.name())));
        }
    }

    /**
     * A new session. Temporary tables made in it can be joined with the catalogue.
     *
     * @throws SQLException if the database is closed, as H2 does when it runs out of memory
     */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url + ";IFEXISTS=TRUE", "sa", "");
    }

    /** What is in the database. */
    public CatalogueSchema schema() {
        return schema;
    }

    /**
     * Ends all sessions and gives the memory back.
     *
     * @throws SQLException if H2 refuses
     */
    @Override
    public void close() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }
}
