package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.sandbox.sky.SkySettings;

class DatabaseTest {

    private static final String SAMPLE = "SELECT objectId, coord_ra, g_cModelFlux, r_psfFluxErr, i_extendedness, patch FROM " + Catalogue.D
            + "\"Object\" WHERE coord_dec BETWEEN -37.001 AND -36.999 ORDER BY objectId";

    private static String text(CatalogueDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (result.next()) {
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    text.append(result.getString(i)).append(' ');
                }
                text.append('\n');
            }
            return text.toString();
        }
    }

    @Test
    void oneSeedGivesOneSky() throws SQLException {
        try (CatalogueDatabase again = CatalogueDatabase.open(SkySettings.DEFAULT);
                CatalogueDatabase other = CatalogueDatabase.open(new SkySettings(2, SkySettings.DEFAULT_RADIUS_DEG))) {
            String rows = text(Catalogue.database(), SAMPLE);
            assertThat(rows.lines().count()).isGreaterThan(100);
            assertThat(text(again, SAMPLE)).isEqualTo(rows);
            assertThat(text(other, SAMPLE)).isNotEqualTo(rows);
        }
    }

    @Test
    void anotherSeedKeepsTheCounts() throws SQLException {
        try (CatalogueDatabase other = CatalogueDatabase.open(new SkySettings(20260101, SkySettings.DEFAULT_RADIUS_DEG))) {
            assertThat(text(other, "SELECT COUNT(*)" + Catalogue.TRUTH_JOIN + " WHERE " + Catalogue.cone("obj.coord_ra", "obj.coord_dec", 62, -37, 0.1)))
                    .isEqualTo("14850 \n");
            assertThat(text(other, "SELECT objectId FROM " + Catalogue.D + "\"Object\" WHERE "
                    + Catalogue.cone("coord_ra", "coord_dec", 62.1479031, -35.799138, 0.0006))).isEqualTo("1651589610221899038 \n");
            assertThat(text(other, "SELECT COUNT(*) FROM " + Catalogue.D + "\"Object\" WHERE detect_isPrimary = 1 AND "
                    + Catalogue.cone("coord_ra", "coord_dec", 62, -37, 0.01))).isEqualTo("173 \n");
        }
    }

    @Test
    void aLargerFieldKeepsDensityAndCounts() throws SQLException {
        try (CatalogueDatabase larger = CatalogueDatabase.open(new SkySettings(1, 0.22))) {
            double objects = Double.parseDouble(text(larger, "SELECT COUNT(*) FROM " + Catalogue.D + "\"Object\""));
            assertThat(objects / Catalogue.count("FROM " + Catalogue.D + "\"Object\"")).isBetween(3.9, 4.1);
            assertThat(text(larger, "SELECT COUNT(*)" + Catalogue.TRUTH_JOIN + " WHERE " + Catalogue.cone("obj.coord_ra", "obj.coord_dec", 62, -37, 0.1)))
                    .isEqualTo("14850 \n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM %1$s\"Visit\"", "UPDATE %1$s\"Visit\" SET band = 'x'", "INSERT INTO %1$s\"Visit\"(visit) VALUES (1)",
        "MERGE INTO %1$s\"Visit\"(visit) KEY (visit) VALUES (1)", "TRUNCATE TABLE %1$s\"Visit\"", "DROP TABLE %1$s\"Visit\"",
        "ALTER TABLE %1$s\"Visit\" ADD COLUMN n INT", "CREATE INDEX i ON %1$s\"Visit\"(band)", "DROP SCHEMA \"dp02_dc2_catalogs\" CASCADE"})
    void nothingChangesTheCatalogue(String sql) throws SQLException {
        try (Connection connection = Catalogue.database().connect(); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(String.format(sql, Catalogue.D))).isInstanceOf(SQLException.class);
        }
        assertThat(Catalogue.count("FROM " + Catalogue.D + "\"Visit\"")).isEqualTo(432);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT COUNT(*) FROM %1$s\"Object\" a, %1$s\"Object\" b, %1$s\"Object\" c WHERE a.tract + b.tract + c.tract < 0",
        "SELECT SUM(psfFlux + psfDiffFlux) FROM %1$s\"ForcedSource\"", "SELECT MAX(a.r_kronFlux) FROM %1$s\"Object\" a, %1$s\"TruthSummary\" b"})
    @Timeout(60)
    void cancellationStopsALongQueryAtOnce(String sql) throws Exception {
        try (Connection connection = Catalogue.database().connect(); Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT COUNT(*) FROM " + Catalogue.D + "\"Object\"").close();
            CompletableFuture<Void> query = CompletableFuture.runAsync(() -> {
                try {
                    statement.executeQuery(String.format(sql, Catalogue.D)).close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e.getErrorCode() + "", e);
                }
            });
            long start = System.nanoTime();
            while (!query.isDone()) {
                statement.cancel();
                try {
                    query.get(50, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    continue;
                } catch (ExecutionException e) {
                    assertThat(e).hasRootCauseInstanceOf(SQLException.class).hasMessageContaining("57014");
                }
            }
            assertThat(query).isCompletedExceptionally();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void temporaryTablesJoinTheCatalogueAndStayInTheirSession() throws SQLException {
        try (Connection connection = Catalogue.database().connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS TAP_UPLOAD");
            statement.execute("CREATE LOCAL TEMPORARY TABLE TAP_UPLOAD.mine (id BIGINT, ra DOUBLE PRECISION)");
            statement.execute("INSERT INTO TAP_UPLOAD.mine VALUES (1651589610221899038, 1), (1486698050427598336, 2), (5, 3)");
            try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM TAP_UPLOAD.mine m JOIN " + Catalogue.D + "\"Object\" o ON o.objectId = m.id")) {
                result.next();
                assertThat(result.getInt(1)).isEqualTo(2);
            }
        }
        assertThatThrownBy(() -> Catalogue.count("FROM TAP_UPLOAD.mine")).isInstanceOf(SQLException.class);
    }

    @Test
    void joinsGoThroughIndexes() throws SQLException {
        String byObject = Catalogue.value("EXPLAIN SELECT COUNT(*)" + Catalogue.TRUTH_JOIN + " WHERE "
                + Catalogue.cone("obj.coord_ra", "obj.coord_dec", 62, -37, 0.1)).toString();
        assertThat(byObject).contains("Object_coord_dec", "MatchesTruth_match_objectId", "TruthSummary_id_truth_type").doesNotContain(".scan");
        String byTruth = Catalogue.value("EXPLAIN SELECT COUNT(*) FROM " + Catalogue.D + "\"MatchesTruth\" mt JOIN " + Catalogue.D
                + "\"TruthSummary\" ts ON mt.id_truth_type = ts.id_truth_type WHERE " + Catalogue.cone("ts.ra", "ts.\"dec\"", 62, -37, 0.1)).toString();
        assertThat(byTruth).contains("TruthSummary_dec", "MatchesTruth_id_truth_type").doesNotContain(".scan");
        String lightCurve = Catalogue.value("EXPLAIN SELECT COUNT(*) FROM " + Catalogue.D + "\"ForcedSource\" fs JOIN " + Catalogue.D
                + "\"CcdVisit\" ccd ON fs.ccdVisitId = ccd.ccdVisitId WHERE fs.objectId = 1651589610221899038").toString();
        assertThat(lightCurve).contains("ForcedSource_objectId", "CcdVisit_ccdVisitId").doesNotContain(".scan");
    }

    @Test
    void indexesGiveWhatScansGive() throws SQLException {
        String object = "FROM " + Catalogue.D + "\"Object\" WHERE ";
        for (String[] same : new String[][] {{"coord_dec > -36.95", "coord_dec + 0 > -36.95"}, {"coord_dec <= -37.05", "coord_dec + 0 <= -37.05"},
            {"coord_dec > -37 AND coord_dec < -36.99", "coord_dec + 0 > -37 AND coord_dec + 0 < -36.99"},
            {"objectId >= 1250000000000000000.5", "objectId + 0 >= 1250000000000000001"}, {"objectId = 1651589610221899038.0", "objectId + 0 = 1651589610221899038"},
            {"objectId < 1.25e18", "objectId + 0 < 1.25e18"}}) {
            assertThat(Catalogue.count(object + same[0])).as(same[0]).isEqualTo(Catalogue.count(object + same[1])).isPositive();
        }
        assertThat(Catalogue.count(object + "objectId = 1651589610221899038.5")).isZero();
        String matches = "FROM " + Catalogue.D + "\"MatchesTruth\" WHERE ";
        assertThat(Catalogue.count(matches + "match_objectId IS NULL")).isEqualTo(Catalogue.count(matches + "COALESCE(match_objectId, -1) = -1"));
        assertThat(Catalogue.count(matches + "id_truth_type LIKE 'MS_%'")).isEqualTo(Catalogue.count(matches + "truth_type = 3")).isPositive();
        assertThat(Catalogue.count(matches + "id_truth_type = 'no such entry'")).isZero();
    }

    @Test
    void namesAreFoundInAnyCase() throws SQLException {
        List<List<Object>> rows = Catalogue.rows("SELECT COORD_RA, o.DETECT_ISPRIMARY FROM dp02_dc2_catalogs.OBJECT o WHERE o.OBJECTID = 1651589610221899038");
        assertThat(rows).hasToString("[[62.1479018, 1]]");
        assertThat(Catalogue.rows("SELECT Scisql_AngSep(0, 0, 0, 1)")).hasToString("[[1.0]]");
    }

    @Test
    void functionsPassNullOn() throws SQLException {
        assertThat(Catalogue.rows("SELECT scisql_nanojanskyToAbMag(NULL), scisql_nanojanskyToAbMag(-1), scisql_nanojanskyToAbMagSigma(1, NULL), "
                + "scisql_angSep(1, 2, NULL, 4), scisql_s2PtInCircle(NULL, 1, 1, 1, 1), scisql_s2PtInCPoly(1, NULL, 0, 0, 1, 0, 0, 1)"))
                .hasToString("[[null, null, null, null, null, null]]");
        assertThat(Catalogue.rows("SELECT scisql_s2PtInCPoly(0.2, 0.2, 0, 0, 1, 0, 0, 1)")).hasToString("[[1]]");
    }

    /** A benchmark, for the reader of the log; nothing is asserted about time. */
    @Test
    void openingTakesLittleTimeAndMemory() throws SQLException {
        long start = System.nanoTime();
        try (CatalogueDatabase database = CatalogueDatabase.open(new SkySettings(7, SkySettings.DEFAULT_RADIUS_DEG))) {
            long opened = System.nanoTime();
            assertThat(text(database, "SELECT COUNT(*) FROM " + Catalogue.D + "\"MatchesTruth\"")).isNotBlank();
            long generated = System.nanoTime();
            System.gc();
            long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf("sandbox catalogue: open() %d ms, first rows after %d ms more, heap of this JVM %d MB%n",
                    Duration.ofNanos(opened - start).toMillis(), Duration.ofNanos(generated - opened).toMillis(), heap >> 20);
        }
    }
}
