package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rubin.sandbox.db.Catalogue.D;
import static rubin.sandbox.db.Catalogue.D1;
import static rubin.sandbox.db.Catalogue.TRUTH_JOIN;
import static rubin.sandbox.db.Catalogue.cone;
import static rubin.sandbox.db.Catalogue.count;
import static rubin.sandbox.db.Catalogue.number;
import static rubin.sandbox.db.Catalogue.rows;
import static rubin.sandbox.db.Catalogue.value;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers that Rubin's tutorials print for their queries. */
class TutorialNumbersTest {

    private static final String OBJECT_CONE = cone("obj.coord_ra", "obj.coord_dec", 62, -37, 0.1);
    private static final String TRUTH_CONE = cone("ts.ra", "ts.\"dec\"", 62, -37, 0.1);
    private static final String OBJECT = " FROM " + D + "\"Object\" obj WHERE ";
    private static final String TRUTH = " FROM " + D + "\"TruthSummary\" ts WHERE ";

    @Test
    void smallConeHoldsTheTutorialsPrimaryObjects() throws SQLException {
        assertThat(count(OBJECT + "detect_isPrimary = 1 AND " + cone("coord_ra", "coord_dec", 62, -37, 0.01))).isEqualTo(173);
    }

    @Test
    void objectConeJoinedToTruth() throws SQLException {
        assertThat(rows("SELECT ts.truth_type, COUNT(*), MIN(obj.detect_isPrimary)" + TRUTH_JOIN + " WHERE " + OBJECT_CONE
                + " GROUP BY ts.truth_type ORDER BY ts.truth_type")).hasToString("[[1, 14501, 1], [2, 349, 1]]");
    }

    @Test
    void truthConeJoinedToObjects() throws SQLException {
        assertThat(rows("SELECT ts.truth_type, COUNT(*)" + TRUTH_JOIN + " WHERE obj.detect_isPrimary = 1 AND " + TRUTH_CONE
                + " GROUP BY ts.truth_type ORDER BY ts.truth_type")).hasToString("[[1, 14501], [2, 349]]");
    }

    @Test
    void galaxiesThatLookLikePointsAndStarsThatLookExtended() throws SQLException {
        assertThat(count(TRUTH_JOIN + " WHERE ts.truth_type = 1 AND obj.refExtendedness = 0 AND " + OBJECT_CONE)).isEqualTo(2819);
        assertThat(count(TRUTH_JOIN + " WHERE ts.truth_type = 2 AND obj.refExtendedness = 1 AND " + OBJECT_CONE)).isEqualTo(136);
    }

    @Test
    void aShareOf023OfTheTruthIsMatched() throws SQLException {
        List<Object> counts = rows("SELECT COUNT(*), COUNT(mt.match_objectId) FROM " + D + "\"MatchesTruth\" mt JOIN " + D
                + "\"TruthSummary\" ts ON mt.id_truth_type = ts.id_truth_type WHERE " + TRUTH_CONE).get(0);
        long all = (Long) counts.get(0);
        assertThat((Long) counts.get(1)).isEqualTo(14_850);
        assertThat(Math.round(100.0 * 14_850 / all)).isEqualTo(23);
        assertThat(all).isCloseTo(64_600, within(100L));
    }

    @Test
    void theGalaxyThatTheTutorialLooksUp() throws SQLException {
        assertThat(rows("SELECT ts.id_truth_type, ts.redshift" + TRUTH_JOIN + " WHERE obj.objectId = 1486698050427598336"))
                .containsExactly(List.of("9752536104_1", 1.05513f));
        assertThat(number("SELECT scisql_angSep(coord_ra, coord_dec, 62, -37)" + OBJECT + "objectId = 1486698050427598336")).isGreaterThan(0.2);
    }

    @Test
    void theRrLyraeStarHasItsPublishedFluxesAndMagnitudes() throws SQLException {
        assertThat(rows("SELECT objectId, coord_ra, coord_dec, g_psfFlux, r_psfFlux, i_psfFlux, scisql_nanojanskyToAbMag(g_psfFlux), "
                + "scisql_nanojanskyToAbMag(r_psfFlux), scisql_nanojanskyToAbMag(i_psfFlux)" + OBJECT
                + cone("coord_ra", "coord_dec", 62.1479031, -35.799138, 0.0006))).containsExactly(
                List.of(1651589610221899038L, 62.1479018, -35.7991382, 148048.9327607, 185964.3848651, 173109.3517536,
                        18.473986797397433, 18.226425555283118, 18.304198674833767));
        assertThat(rows("SELECT ts.truth_type, ts.is_variable" + TRUTH_JOIN + " WHERE obj.objectId = 1651589610221899038"))
                .hasToString("[[2, 1]]");
    }

    /** Its id and place in DiaObject are printed, too; its flux varies by more than a quarter in more than 60 visits. */
    @Test
    void theRrLyraeStarIsFoundByItsVariability() throws SQLException {
        assertThat(rows("SELECT diaObjectId, ra, decl FROM " + D + "\"DiaObject\" WHERE rTOTFluxSigma / rTOTFluxMean > 0.25 AND rPSFluxNdata > 60 AND "
                + cone("ra", "decl", 62.1479031, -35.799138, 0.01))).containsExactly(List.of(1651589610221862935L, 62.1479038, -35.7991348));
        assertThat(count(" FROM " + D + "\"ForcedSourceOnDiaObject\" WHERE diaObjectId = 1651589610221862935")).isEqualTo(432);
    }

    /** RingsSkyMap's formula gives tract 3831 for the place, tutorial DP02_02c its patch; DP02_09a stacks six visits of that month. */
    @Test
    void thePlaceHasItsTractPatchAndVisits() throws SQLException {
        assertThat(rows("SELECT DISTINCT tract, patch" + OBJECT + cone("coord_ra", "coord_dec", 62, -37, 0.0007))).containsExactly(List.of(3831L, 3L));
        assertThat(count(" FROM " + D + "\"Visit\" WHERE band = 'i' AND obsStartMJD > 60925 AND obsStartMJD < 60955")).isEqualTo(6);
    }

    /** Recipe of dp0-2.lsst.io, "Source and CcdVisit table join", with a cone of a hundredth of its radius: it has rows of every such visit. */
    @Test
    void aSmallConeHoldsSourcesOfFaintObjects() throws SQLException {
        String cone = cone("coord_ra", "coord_dec", 62, -37, 0.01);
        assertThat(count(" FROM " + D + "\"Source\" WHERE " + cone)).isGreaterThan(100);
        assertThat(number("SELECT MAX(scisql_nanojanskyToAbMag(psfFlux)) FROM " + D + "\"Source\" WHERE " + cone)).isGreaterThan(23);
        assertThat(number("SELECT MIN(psfFlux / psfFluxErr) FROM " + D + "\"Source\" WHERE band = 'r' AND psfFlux < 5000")).isGreaterThan(5);
    }

    @Test
    void theTwelveStarsAreThereAndBright() throws SQLException {
        String list = "objectId IN (1249537790362809267, 1252528461990360512, 1248772530269893180, 1251728017525343554, 1251710425339299404, "
                + "1250030371572068167, 1253443255664678173, 1251807182362538413, 1252607626827575504, 1249784080967440401, "
                + "1253065023664713612, 1325835101237446771)";
        assertThat(count(OBJECT + list)).isEqualTo(12);
        assertThat(number("SELECT MAX(scisql_nanojanskyToAbMag(r_psfFlux))" + OBJECT + list)).isLessThan(20);
        assertThat(count(OBJECT + list + " AND " + OBJECT_CONE)).isZero();
    }

    @Test
    void theTwoSupernovae() throws SQLException {
        assertThat(rows("SELECT host_galaxy, truth_type" + TRUTH + "id_truth_type = 'MS_9684_23_3'")).hasToString("[[6875009947, 3]]");
        assertThat(rows("SELECT truth_type, is_variable" + TRUTH + "scisql_angSep(ra, \"dec\", 63.6675783, -34.3384596) < 2 / 3600e0"))
                .hasToString("[[3, 1]]");
        assertThat(rows("SELECT truth_type" + TRUTH + "id_truth_type = '6875009947_1'")).hasToString("[[1]]");
    }

    @Test
    void olderReleaseHasItsOwnCounts() throws SQLException {
        String cone = cone("o.ra", "o.\"dec\"", 62, -37, 0.1);
        assertThat(count(" FROM " + D1 + "\"object\" o WHERE " + cone)).isEqualTo(15_670);
        assertThat(rows("SELECT t.truth_type, COUNT(*) FROM " + D1 + "\"object\" o JOIN " + D1 + "\"truth_match\" t ON t.match_objectId = o.objectId WHERE "
                + cone + " AND t.match_objectId >= 0 AND t.is_good_match = 1 GROUP BY t.truth_type ORDER BY t.truth_type"))
                .hasToString("[[1, 14087], [2, 337]]");
    }

    @Test
    void anyMatchOfTheOlderReleaseIsMarkedByMinusOneOrAnObject() throws SQLException {
        assertThat(count(" FROM " + D1 + "\"truth_match\" WHERE match_objectId IS NULL OR match_objectId < -1")).isZero();
        assertThat(count(" FROM " + D1 + "\"truth_match\" WHERE match_objectId >= 0 AND is_good_match = 0")).isPositive();
        assertThat(value("SELECT MAX(match_sep) FROM " + D1 + "\"truth_match\" WHERE is_good_match = 0 AND match_objectId = -1")).isEqualTo(-1.0);
    }

    @Test
    void tutorialsBrightestPointSourcesAreFiveDescending() throws SQLException {
        List<List<Object>> rows = rows("SELECT objectId, r_calibFlux" + OBJECT + "detect_isPrimary = 1 AND r_calibFlux > 360 AND r_extendedness = 0 "
                + "ORDER BY r_calibFlux DESC FETCH FIRST 5 ROWS ONLY");
        assertThat(rows).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare((Double) b.get(1), (Double) a.get(1)));
    }
}
