package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType.Kind;
import rubin.sandbox.schema.SchemaDef;
import rubin.sandbox.schema.TableDef;

/** Every column that the description promises has values, of the promised type, in every table. */
class EveryColumnTest {

    private static final Map<Kind, Class<?>> JAVA_TYPES = Map.of(Kind.BOOLEAN, Integer.class, Kind.SHORT, Integer.class, Kind.INT, Integer.class,
            Kind.LONG, Long.class, Kind.FLOAT, Float.class, Kind.DOUBLE, Double.class, Kind.CHAR, String.class, Kind.TIMESTAMP, Timestamp.class);
    private static final int ROWS = 400;

    @Test
    void allCanBeReadInFull() throws SQLException {
        try (Connection connection = Catalogue.database().connect(); Statement statement = connection.createStatement()) {
            for (SchemaDef schema : Catalogue.database().schema().schemas()) {
                for (TableDef table : schema.tables()) {
                    read(statement, table);
                }
            }
        }
    }

    private static void read(Statement statement, TableDef table) throws SQLException {
        try (ResultSet result = statement.executeQuery(
                "SELECT * FROM \"" + table.schema() + "\".\"" + table.name() + "\" FETCH FIRST " + ROWS + " ROWS ONLY")) {
            int rows = 0;
            while (result.next()) {
                rows++;
                for (int i = 0; i < table.columns().size(); i++) {
                    check(table, table.columns().get(i), result.getObject(i + 1));
                }
            }
            assertThat(rows).as(table.qualifiedName()).isPositive();
        }
    }

    private static void check(TableDef table, ColumnDef column, Object value) {
        String where = table.qualifiedName() + "." + column.name();
        if (value != null) {
            assertThat(value).as(where).isInstanceOf(JAVA_TYPES.get(column.type().kind()));
            if (column.type().kind() == Kind.BOOLEAN) {
                assertThat(value).as(where).isIn(0, 1);
            }
            if (value instanceof String text && column.type().arraysize().matches("\\d+")) {
                assertThat(BigInteger.valueOf(text.length())).as(where).isLessThanOrEqualTo(new BigInteger(column.type().arraysize()));
            }
            if (value instanceof Double number) {
                assertThat(number).as(where).isFinite();
            }
        }
    }

    @Test
    void identifiersAreUnique() throws SQLException {
        for (String[] t : new String[][] {{"Object", "objectId"}, {"TruthSummary", "id_truth_type"}, {"MatchesTruth", "id_truth_type"}, {"Visit", "visit"},
            {"CcdVisit", "ccdVisitId"}, {"DiaObject", "diaObjectId"}, {"DiaSource", "diaSourceId"}}) {
            assertThat(Catalogue.number("SELECT COUNT(*) - COUNT(DISTINCT " + t[1] + ") FROM " + Catalogue.D + '"' + t[0] + '"')).as(t[0]).isZero();
        }
    }

    @Test
    void keysLeadToRows() throws SQLException {
        assertThat(Catalogue.count("FROM " + Catalogue.D + "\"DiaSource\" s JOIN " + Catalogue.D + "\"CcdVisit\" v ON s.ccdVisitId = v.ccdVisitId JOIN "
                + Catalogue.D + "\"DiaObject\" o ON s.diaObjectId = o.diaObjectId JOIN " + Catalogue.D + "\"Visit\" w ON v.visitId = w.visit"))
                .isEqualTo(Catalogue.count("FROM " + Catalogue.D + "\"DiaSource\"")).isGreaterThan(1000);
        assertThat(Catalogue.number("SELECT SUM(nDiaSources) FROM " + Catalogue.D + "\"DiaObject\""))
                .isEqualTo(Catalogue.count("FROM " + Catalogue.D + "\"DiaSource\""));
        assertThat(Catalogue.count("FROM " + Catalogue.D + "\"Object\" c JOIN " + Catalogue.D + "\"Object\" p ON c.parentObjectId = p.objectId"))
                .isEqualTo((long) Catalogue.number("SELECT SUM(deblend_nChild) FROM " + Catalogue.D + "\"Object\"")).isGreaterThan(1000);
    }

    @Test
    void flagsFollowFromOneAnother() throws SQLException {
        String object = "FROM " + Catalogue.D + "\"Object\" WHERE ";
        assertThat(Catalogue.count(object + "detect_isPrimary = 1 AND (deblend_nChild > 0 OR detect_isPatchInner = 0 OR sky_object = 1)")).isZero();
        assertThat(Catalogue.count(object + "(g_psfFlux IS NULL AND g_psfFlux_flag = 0) OR (g_psfFlux IS NOT NULL AND g_psfFlux_flag = 1)")).isZero();
        assertThat(Catalogue.count(object + "i_extendedness <> refExtendedness")).isZero();
        assertThat(Catalogue.count(object + "refExtendedness = 0 AND i_cModelFlux > 0 AND i_psfFlux <= 0.985 * i_cModelFlux")).isZero();
        assertThat(Catalogue.count(object + "refExtendedness = 1 AND i_cModelFlux > 0 AND i_psfFlux > 0.985 * i_cModelFlux")).isZero();
    }
}
