package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rubin.TableAssert.cell;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.starlink.table.StarTable;

/**
 * Numbers that Rubin's tutorials and technical notes print for DP0.2 and DP0.1, asked of the embedded service through the
 * tasks that users have. Sources: DP0.2 tutorial notebooks 02a, 02b, 07b, 08 and 17, the delegates' extendedness notebook,
 * DMTN-298, and the DP0.1 notebook "Intermediate TAP Queries".
 */
class PublishedNumbersTest {

    private static final String SANDBOX = "tapurl=sandbox";

    private static StarTable truth(String release) throws Exception {
        return Tasks.table(new Truth(), "ra=62", "dec=-37", "radius=0.1", "release=" + release, SANDBOX);
    }

    private static StarTable query(String adql) throws Exception {
        return Tasks.table(new Query(), "adql=" + adql, SANDBOX);
    }

    private static Map<Object, Integer> counts(StarTable table, String name) throws IOException {
        Map<Object, Integer> counts = new TreeMap<>();
        for (long row = 0; row < table.getRowCount(); row++) {
            counts.merge(cell(table, row, name), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void theSmallConeHas173PrimaryObjects() throws Exception {
        assertThat(Tasks.table(new Cone(), "ra=62", "dec=-37", "radius=0.01", SANDBOX).getRowCount()).isEqualTo(173);
    }

    @Test
    void theTruthConeHas14501GalaxiesAnd349Stars() throws Exception {
        StarTable truth = truth("dp02");
        assertThat(counts(truth, "truth_class")).isEqualTo(Map.of("galaxy", 14_501, "star", 349));
        assertThat(counts(truth, "detect_isPrimary")).isEqualTo(Map.of(true, 14_850));
        assertThat(truth.getParameterByName("tap_rows").getValue()).isEqualTo(14_850L);
        assertThat(truth.getParameterByName("tap_truncated").getValue()).isEqualTo(false);
        int pointLikeGalaxies = 0;
        int extendedStars = 0;
        for (long row = 0; row < truth.getRowCount(); row++) {
            Object extended = cell(truth, row, "refExtendedness");
            String truthClass = (String) cell(truth, row, "truth_class");
            pointLikeGalaxies += truthClass.equals("galaxy") && extended.equals(0.0) ? 1 : 0;
            extendedStars += truthClass.equals("star") && extended.equals(1.0) ? 1 : 0;
        }
        assertThat(pointLikeGalaxies).isEqualTo(2_819);
        assertThat(extendedStars).isEqualTo(136);
    }

    @Test
    void notOnlyPrimaryObjectsMatchTheSame() throws Exception {
        assertThat(Tasks.table(new Truth(), "ra=62", "dec=-37", "radius=0.1", "primary=false", SANDBOX).getRowCount()).isEqualTo(14_850);
    }

    @Test
    void aboutAQuarterOfTheTruthIsMatched() throws Exception {
        String from = " FROM dp02_dc2_catalogs.MatchesTruth AS mt JOIN dp02_dc2_catalogs.TruthSummary AS ts ON mt.id_truth_type = ts.id_truth_type"
                + " WHERE CONTAINS(POINT('ICRS', ts.ra, ts.dec), CIRCLE('ICRS', 62, -37, 0.1)) = 1";
        long all = (Long) query("SELECT COUNT(*) AS n" + from).getCell(0, 0);
        long matched = (Long) query("SELECT COUNT(*) AS n" + from + " AND mt.match_objectId > 1").getCell(0, 0);
        assertThat(matched).isEqualTo(14_850);
        assertThat((double) matched / all).isCloseTo(0.23, within(0.005));
    }

    @Test
    void oneObjectIsFoundWithItsTruth() throws Exception {
        StarTable t = query("SELECT mt.id_truth_type AS id_truth_type, ts.redshift AS redshift FROM dp02_dc2_catalogs.MatchesTruth AS mt"
                + " JOIN dp02_dc2_catalogs.TruthSummary AS ts ON mt.id_truth_type = ts.id_truth_type"
                + " JOIN dp02_dc2_catalogs.Object AS obj ON mt.match_objectId = obj.objectId WHERE obj.objectId = 1486698050427598336");
        assertThat(t.getRowCount()).isEqualTo(1);
        assertThat(cell(t, 0, "id_truth_type")).isEqualTo("9752536104_1");
        assertThat(((Number) cell(t, 0, "redshift")).floatValue()).isEqualTo(1.05513f);
    }

    @Test
    void theRrLyraeHasItsPublishedFluxesAndMagnitudes() throws Exception {
        StarTable t = Tasks.table(new Cone(), "ra=62.1479031", "dec=-35.799138", "radius=0.0006", "flux=psf", SANDBOX);
        assertThat(t.getRowCount()).isEqualTo(1);
        assertThat(cell(t, 0, "objectId")).isEqualTo(1651589610221899038L);
        assertThat(cell(t, 0, "coord_ra")).isEqualTo(62.1479018);
        assertThat(cell(t, 0, "coord_dec")).isEqualTo(-35.7991382);
        assertThat(new Object[] {cell(t, 0, "g_psfFlux"), cell(t, 0, "r_psfFlux"), cell(t, 0, "i_psfFlux")})
                .containsExactly(148048.9327607, 185964.3848651, 173109.3517536);
        assertThat(new Object[] {cell(t, 0, "mag_g_psf"), cell(t, 0, "mag_r_psf"), cell(t, 0, "mag_i_psf")})
                .containsExactly(18.473986797397433, 18.226425555283118, 18.304198674833767);
    }

    @Test
    void theRrLyraeHas432ForcedMeasurements() throws Exception {
        assertThat(query("SELECT fs.psfFlux AS psfFlux, cv.expMidptMJD AS expMidptMJD FROM dp02_dc2_catalogs.ForcedSource AS fs"
                + " JOIN dp02_dc2_catalogs.CcdVisit AS cv ON fs.ccdVisitId = cv.ccdVisitId WHERE fs.objectId = 1651589610221899038").getRowCount())
                .isEqualTo(432);
    }

    @Test
    void twelveBrightStarsAreFoundByTheirIds() throws Exception {
        assertThat(query("SELECT objectId FROM dp02_dc2_catalogs.Object WHERE objectId IN (1249537790362809267, 1252528461990360512,"
                + " 1248772530269893180, 1251728017525343554, 1251710425339299404, 1250030371572068167, 1253443255664678173, 1251807182362538413,"
                + " 1252607626827575504, 1249784080967440401, 1253065023664713612, 1325835101237446771)").getRowCount()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"id_truth_type = 'MS_9684_23_3', host_galaxy, 6875009947",
        "'CONTAINS(POINT(ra, dec), CIRCLE(63.6675783, -34.3384596, 0.0005)) = 1', truth_type, 3",
        "'CONTAINS(POINT(ra, dec), CIRCLE(63.6675783, -34.3384596, 0.0005)) = 1', is_variable, 1"})
    void supernovaeAreInTheTruth(String condition, String column, long value) throws Exception {
        StarTable t = query("SELECT " + column + " FROM dp02_dc2_catalogs.TruthSummary WHERE " + condition);
        assertThat(t.getRowCount()).isEqualTo(1);
        assertThat(((Number) t.getCell(0, 0)).longValue()).isEqualTo(value);
    }

    @Test
    void dp01HasItsOwnCounts() throws Exception {
        assertThat(Tasks.table(new Cone(), "ra=62", "dec=-37", "radius=0.1", "release=dp01", SANDBOX).getRowCount()).isEqualTo(15_670);
        assertThat(counts(truth("dp01"), "truth_class")).isEqualTo(Map.of("galaxy", 14_087, "star", 337));
    }
}
