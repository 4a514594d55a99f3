package rubin.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import rubin.sandbox.adql.MySqlMath;
import rubin.sandbox.db.SciSql;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType.Kind;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.KeyDef;
import rubin.sandbox.schema.SchemaDef;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.tap.TapDatabase;

/**
 * A handful of rows that a reader can check by eye. Three primary objects and one that is not, with the fluxes 1000, −5,
 * NULL and 0.1 nJy; two of them matched to truth.
 */
public final class ToyDatabase implements TapDatabase, AutoCloseable {

    /** An id that a double cannot hold. */
    public static final long BIG_ID = 1486698050427598337L;

    private static final String SCHEMA = "dp02_dc2_catalogs";

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID()
            + ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
    private final CatalogueSchema schema;

    public ToyDatabase() throws SQLException {
        TableDef object = table("Object", 1, column("objectId", Kind.LONG, "", "meta.id;src;meta.main"),
                column("coord_ra", Kind.DOUBLE, "deg", "pos.eq.ra;meta.main"), column("coord_dec", Kind.DOUBLE, "deg", "pos.eq.dec;meta.main"),
                column("detect_isPrimary", Kind.BOOLEAN, "", ""), column("refExtendedness", Kind.DOUBLE, "", ""),
                column("r_cModelFlux", Kind.DOUBLE, "nJy", ""), column("r_kronRad", Kind.FLOAT, "pixel", ""),
                column("refBand", Kind.CHAR, "", ""), column("tract", Kind.INT, "", ""));
        TableDef truth = table("TruthSummary", 2, column("id_truth_type", Kind.CHAR, "", "meta.id"), column("ra", Kind.DOUBLE, "deg", ""),
                column("dec", Kind.DOUBLE, "deg", ""), column("truth_type", Kind.LONG, "", ""));
        TableDef matches = table("MatchesTruth", 3, column("match_objectId", Kind.LONG, "", ""), column("id_truth_type", Kind.CHAR, "", ""));
        TableDef visits = table("CcdVisit", 4, column("ccdVisitId", Kind.LONG, "", ""), column("expMidpt", Kind.TIMESTAMP, "", ""));
        TableDef numbers = table("Numbers", 5, column("n", Kind.INT, "", ""));
        schema = new CatalogueSchema(List.of(new SchemaDef(SCHEMA, "toy", 1, List.of(object, truth, matches, visits, numbers))),
                List.of(new KeyDef("k1", matches.qualifiedName(), "match_objectId", object.qualifiedName(), "objectId")));
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            MySqlMath.register(connection);
            for (String[] alias : new String[][] {{"scisql_nanojanskyToAbMag", "nanojanskyToAbMag"},
                {"scisql_nanojanskyToAbMagSigma", "nanojanskyToAbMagSigma"}, {"scisql_angSep", "angSep"},
                {"scisql_s2PtInCircle", "s2PtInCircle"}, {"scisql_s2PtInCPoly", "s2PtInCPoly"}}) {
                statement.execute("CREATE ALIAS " + alias[0] + " FOR '" + SciSql.class.getName() + "." + alias[1] + "'");
            }
            statement.execute("CREATE SCHEMA \"" + SCHEMA + "\"");
            for (TableDef table : schema.schemas().get(0).tables()) {
                create(statement, table);
            }
            insert(connection, object, BIG_ID, 62.0, -37.0, 1, 1.0, 1000.0, 2.5f, "i", 3828);
            insert(connection, object, 2L, 62.05, -37.0, 1, 0.0, -5.0, null, "r", 3828);
            insert(connection, object, 3L, 62.0, -36.5, 1, null, null, 1.5f, null, 3829);
            insert(connection, object, 4L, 0.0, 0.0, 0, 0.0, 0.1, 0.5f, "i", 4000);
            insert(connection, truth, "9752536104_1", 62.0, -37.0, 1L);
            insert(connection, truth, "o'clock_2", 62.05, -37.0, 2L);
            insert(connection, truth, "MS_9684_23_3", 10.0, 20.0, 3L);
            insert(connection, matches, BIG_ID, "9752536104_1");
            insert(connection, matches, 2L, "o'clock_2");
            insert(connection, matches, null, "MS_9684_23_3");
            insert(connection, visits, 7L, "2022-01-02 03:04:05.678");
            statement.execute("INSERT INTO \"" + SCHEMA + "\".\"Numbers\" SELECT X FROM SYSTEM_RANGE(1, 5000)");
        }
    }

    private static ColumnDef column(String name, Kind kind, String unit, String ucd) {
        boolean text = kind == Kind.CHAR || kind == Kind.TIMESTAMP;
        return new ColumnDef(name, new ColumnType(kind, text ? "*" : ""), unit, ucd, "the " + name, false, false);
    }

    private static TableDef table(String name, int index, ColumnDef... columns) {
        return new TableDef(SCHEMA, name, "toy " + name, index, List.of(columns));
    }

    private static void create(Statement statement, TableDef table) throws SQLException {
        statement.execute("CREATE TABLE \"" + SCHEMA + "\".\"" + table.name() + "\" (" + table.columns().stream()
                .map(c -> '"' + c.name() + "\" " + c.type().kind().sqlType()).collect(Collectors.joining(", ")) + ")");
    }

    private static void insert(Connection connection, TableDef table, Object... values) throws SQLException {
        String marks = String.join(", ", Arrays.stream(values).map(v -> "?").toList());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO \"" + SCHEMA + "\".\"" + table.name() + "\" VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    /** Runs SQL and gives the rows as text: cells joined by a comma, rows by a bar. */
    public String answer(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join(",", cells));
            }
        }
        return String.join("|", rows);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }

    @Override
    public CatalogueSchema schema() {
        return schema;
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }
}
