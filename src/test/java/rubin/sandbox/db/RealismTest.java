package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rubin.sandbox.db.Catalogue.D;
import static rubin.sandbox.db.Catalogue.TRUTH_JOIN;
import static rubin.sandbox.db.Catalogue.number;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * Does the catalogue look like the sky? Expected values were measured, once, on cosmoDC2 galaxies with mock errors
 * (LSSTDESC rail_base, test_dc2_training_9816: "sample A", to i = 25.3) and on skyCatalogs' ci_sample ("sample B").
 */
class RealismTest {

    private static final String OBJECTS = " FROM " + D + "\"Object\" WHERE detect_isPrimary = 1";

    private static String mag(String flux) {
        return "scisql_nanojanskyToAbMag(" + flux + ")";
    }

    private static String truth(int type, int iMag) {
        return " FROM " + D + "\"TruthSummary\" WHERE truth_type = " + type + " AND " + mag("flux_i") + " BETWEEN " + iMag + " AND " + (iMag + 1);
    }

    private static double median(String expression, String from) throws SQLException {
        return number("SELECT MEDIAN(" + expression + ")" + from);
    }

    private static String colour(String one, String other) {
        return mag("flux_" + one) + " - " + mag("flux_" + other);
    }

    /** Sample A: 1,994 galaxies of 23 < i < 24 and 4,360 of 24 < i < 25; sample B: 271 and 494 of 26, 27 < i < 27, 28. */
    @Test
    void galaxyCountsRiseAsMeasured() throws SQLException {
        assertThat(number("SELECT COUNT(*)" + truth(1, 24)) / number("SELECT COUNT(*)" + truth(1, 23))).isCloseTo(4360 / 1994.0, within(0.25));
        assertThat(number("SELECT COUNT(*)" + truth(1, 27)) / number("SELECT COUNT(*)" + truth(1, 26))).isCloseTo(494 / 271.0, within(0.25));
    }

    /** Sample A at 24 < i < 25: redshift 0.95 (0.54 to 1.41 hold 68 per cent), g-r 0.52, r-i 0.49, i-z 0.28, z-y 0.16. */
    @Test
    void galaxiesHaveMeasuredRedshiftsAndColours() throws SQLException {
        String faint = truth(1, 24);
        assertThat(median("redshift", faint)).isCloseTo(0.95, within(0.08));
        assertThat(number("SELECT PERCENTILE_CONT(0.16) WITHIN GROUP (ORDER BY redshift)" + faint)).isCloseTo(0.54, within(0.08));
        assertThat(number("SELECT PERCENTILE_CONT(0.84) WITHIN GROUP (ORDER BY redshift)" + faint)).isCloseTo(1.41, within(0.2));
        assertThat(median(colour("g", "r"), faint)).isCloseTo(0.52, within(0.12));
        assertThat(median(colour("r", "i"), faint)).isCloseTo(0.49, within(0.1));
        assertThat(median(colour("i", "z"), faint)).isCloseTo(0.28, within(0.06));
        assertThat(median(colour("z", "y"), faint)).isCloseTo(0.16, within(0.06));
    }

    /** Sample A: bright galaxies are red, g-r 1.24 at 20 < i < 20.5 against 0.51 at 24.5 < i < 25. */
    @Test
    void brightGalaxiesAreRedder() throws SQLException {
        assertThat(median(colour("g", "r"), truth(1, 20))).isGreaterThan(median(colour("g", "r"), truth(1, 24)) + 0.3);
    }

    /** Sample B: faint stars are M dwarfs, g-r 1.16 whatever r-i is; bright ones g-r 0.45 to 0.67. */
    @Test
    void starsFollowTheLocus() throws SQLException {
        String redStars = " FROM " + D + "\"TruthSummary\" WHERE truth_type = 2 AND " + colour("r", "i") + " BETWEEN 0.8 AND 1.4";
        assertThat(median(colour("g", "r"), redStars)).isCloseTo(1.16, within(0.04));
        assertThat(number("SELECT STDDEV_POP(" + colour("g", "r") + ")" + redStars)).isLessThan(0.06);
        assertThat(median(colour("g", "r"), truth(2, 25))).isCloseTo(1.17, within(0.06));
        assertThat(median(colour("g", "r"), " FROM " + D + "\"TruthSummary\" WHERE truth_type = 2 AND " + mag("flux_i") + " < 19"))
                .isBetween(0.35, 0.8);
    }

    /** Sample A, ten years: i 0.0214 at 24.1, g 0.0394 at 25.1, y 0.0341 at 23.1; here five years, so the square root of two more. */
    @Test
    void errorsGrowWithMagnitudeAsMeasured() throws SQLException {
        double[][] measured = {{24.1, 0.0214}, {25.1, 0.0394}, {23.1, 0.0341}};
        String[] bands = {"i", "g", "y"};
        for (int i = 0; i < bands.length; i++) {
            String flux = bands[i] + "_psfFlux";
            double err = median("scisql_nanojanskyToAbMagSigma(" + flux + ", " + flux + "Err)", OBJECTS + " AND " + mag(flux)
                    + " BETWEEN " + (measured[i][0] - 0.1) + " AND " + (measured[i][0] + 0.1));
            assertThat(err).as(bands[i]).isCloseTo(measured[i][1] * Math.sqrt(2), within(measured[i][1] * 0.4));
        }
    }

    /** Errors are what they say: the deviation from truth of isolated stars, in units of its error, has a standard deviation near 1. */
    @Test
    void scatterAgreesWithTheErrors() throws SQLException {
        String pulls = "(obj.r_cModelFlux - ts.flux_r) / obj.r_cModelFluxErr";
        String isolated = TRUTH_JOIN + " WHERE ts.truth_type = 2 AND obj.detect_isIsolated = 1 AND ts.is_variable = 0";
        double low = number("SELECT PERCENTILE_CONT(0.16) WITHIN GROUP (ORDER BY " + pulls + ")" + isolated);
        double high = number("SELECT PERCENTILE_CONT(0.84) WITHIN GROUP (ORDER BY " + pulls + ")" + isolated);
        assertThat((high - low) / 2).isBetween(0.8, 1.4);
    }

    @Test
    void fluxRatioIsNearOneForBrightGalaxiesAndWideForFaintOnes() throws SQLException {
        String ratio = "obj.r_cModelFlux / ts.flux_r";
        String bright = TRUTH_JOIN + " WHERE ts.truth_type = 1 AND ts.mag_r BETWEEN 21 AND 23";
        String faint = TRUTH_JOIN + " WHERE ts.truth_type = 1 AND ts.mag_r BETWEEN 26 AND 27";
        assertThat(median(ratio, bright)).isBetween(0.95, 1.0);
        assertThat(number("SELECT STDDEV_POP(" + ratio + ")" + faint)).isGreaterThan(3 * number("SELECT PERCENTILE_CONT(0.84) WITHIN GROUP (ORDER BY "
                + ratio + ") - PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY " + ratio + ")" + bright));
        assertThat(number("SELECT AVG(CASE WHEN " + ratio + " NOT BETWEEN 0.7 AND 1.4 THEN 1e0 ELSE 0 END)" + bright)).isBetween(0.005, 0.06);
    }

    @Test
    void misclassificationIsAMatterOfFaintSources() throws SQLException {
        String point = "AVG(CASE WHEN obj.refExtendedness = 0 THEN 1e0 ELSE 0 END)";
        assertThat(number("SELECT " + point + TRUTH_JOIN + " WHERE ts.truth_type = 1 AND " + mag("ts.flux_i") + " < 23")).isLessThan(0.02);
        assertThat(number("SELECT " + point + TRUTH_JOIN + " WHERE ts.truth_type = 1 AND " + mag("ts.flux_i") + " > 26")).isGreaterThan(0.25);
        assertThat(number("SELECT " + point + TRUTH_JOIN + " WHERE ts.truth_type = 2 AND " + mag("ts.flux_i") + " < 21.5")).isGreaterThan(0.95);
        assertThat(number("SELECT " + point + TRUTH_JOIN + " WHERE ts.truth_type = 2 AND " + mag("ts.flux_i") + " > 25")).isLessThan(0.3);
    }

    @Test
    void missingNegativeAndZeroFluxesAreRareButThere() throws SQLException {
        assertThat(number("SELECT AVG(CASE WHEN r_cModelFlux IS NULL THEN 1e0 ELSE 0 END)" + OBJECTS)).isBetween(0.003, 0.03);
        assertThat(number("SELECT AVG(CASE WHEN u_cModelFlux < 0 THEN 1e0 ELSE 0 END)" + OBJECTS)).isBetween(0.05, 0.3);
        assertThat(number("SELECT AVG(CASE WHEN r_cModelFlux < 0 THEN 1e0 ELSE 0 END)" + OBJECTS)).isBetween(0.0005, 0.03);
        assertThat(number("SELECT COUNT(*)" + OBJECTS + " AND u_cModelFlux = 0")).isPositive();
        assertThat(number("SELECT AVG(CASE WHEN flux_r = 0 THEN 1e0 ELSE 0 END) FROM " + D + "\"TruthSummary\" WHERE truth_type = 1")).isBetween(0.01, 0.03);
        assertThat(number("SELECT COUNT(*) FROM " + D + "\"TruthSummary\" WHERE flux_r = 0 AND mag_r IS NOT NULL")).isZero();
    }

    @Test
    void thereAreDuplicatesUnmatchedObjectsAndUnmatchedTruth() throws SQLException {
        String object = " FROM " + D + "\"Object\" o LEFT JOIN " + D + "\"MatchesTruth\" m ON m.match_objectId = o.objectId";
        assertThat(number("SELECT AVG(1e0 - detect_isPrimary) FROM " + D + "\"Object\"")).isBetween(0.1, 0.3);
        assertThat(number("SELECT AVG(CASE WHEN m.match_objectId IS NULL THEN 1e0 ELSE 0 END)" + object + " WHERE o.detect_isPrimary = 1")).isBetween(0.1, 0.2);
        assertThat(number("SELECT MEDIAN(" + mag("ts.flux_i") + ") FROM " + D + "\"MatchesTruth\" mt JOIN " + D
                + "\"TruthSummary\" ts ON mt.id_truth_type = ts.id_truth_type WHERE mt.match_objectId IS NULL")).isGreaterThan(27);
    }

    @Test
    void measuredPositionsScatterByAFractionOfAnArcsecond() throws SQLException {
        String separation = "3600 * scisql_angSep(obj.coord_ra, obj.coord_dec, ts.ra, ts.\"dec\")";
        assertThat(median(separation, TRUTH_JOIN)).isBetween(0.02, 0.2);
        assertThat(number("SELECT MAX(" + separation + ")" + TRUTH_JOIN)).isLessThan(1.5);
    }
}
