package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The RR Lyrae star's photometry on single visits, as tutorial DP02_07b asks for it. */
class LightCurveTest {

    private static final String QUERY = "SELECT fs.band, ccd.expMidptMJD, fs.psfFlux, fs.psfFluxErr, fs.psfDiffFlux FROM " + Catalogue.D
            + "\"ForcedSource\" fs JOIN " + Catalogue.D + "\"CcdVisit\" ccd ON fs.ccdVisitId = ccd.ccdVisitId WHERE fs.objectId = ";
    private static final int BINS = 8;

    private static double[] column(List<List<Object>> rows, int column) {
        return rows.stream().mapToDouble(r -> (Double) r.get(column)).toArray();
    }

    @Test
    void hasThePublishedNumberOfVisitsInSixBandsDuringTheSurvey() throws SQLException {
        List<List<Object>> rows = Catalogue.rows(QUERY + "1651589610221899038");
        assertThat(rows).hasSize(432);
        assertThat(rows.stream().map(r -> r.get(0)).distinct()).containsExactlyInAnyOrder("u", "g", "r", "i", "z", "y");
        assertThat(rows).allSatisfy(row -> assertThat((Double) row.get(1)).isBetween(59580.0, 61406.0));
    }

    /** Phase dispersion minimisation (Stellingwerf 1978): the published period is the one that folds the fluxes best. */
    @Test
    void hasThePublishedPeriod() throws SQLException {
        List<List<Object>> rows = Catalogue.rows(QUERY + "1651589610221899038 AND fs.band IN ('r', 'i')");
        double[] time = column(rows, 1);
        double[] flux = new double[rows.size()];
        for (String band : new String[] {"r", "i"}) {
            double mean = rows.stream().filter(r -> r.get(0).equals(band)).mapToDouble(r -> (Double) r.get(2)).average().orElseThrow();
            for (int i = 0; i < flux.length; i++) {
                flux[i] = rows.get(i).get(0).equals(band) ? (Double) rows.get(i).get(2) / mean - 1 : flux[i];
            }
        }
        double best = Double.MAX_VALUE;
        double period = 0;
        for (double frequency = 1.2; frequency < 3.5; frequency += 1e-5) {
            double dispersion = dispersion(time, flux, frequency);
            if (dispersion < best) {
                best = dispersion;
                period = 1 / frequency;
            }
        }
        assertThat(period).isCloseTo(0.5095309, within(2e-5));
        assertThat(best / dispersion(time, flux, 1 / 0.5)).isLessThan(0.2);
    }

    /** Sum of squares about the means of phase bins. */
    private static double dispersion(double[] time, double[] flux, double frequency) {
        double[] sum = new double[BINS];
        double[] squares = new double[BINS];
        int[] count = new int[BINS];
        for (int i = 0; i < time.length; i++) {
            double cycles = time[i] * frequency;
            int bin = (int) (BINS * (cycles - Math.floor(cycles)));
            sum[bin] += flux[i];
            squares[bin] += flux[i] * flux[i];
            count[bin]++;
        }
        double total = 0;
        for (int bin = 0; bin < BINS; bin++) {
            total += count[bin] == 0 ? 0 : squares[bin] - sum[bin] * sum[bin] / count[bin];
        }
        return total;
    }

    @Test
    void aConstantStarScattersByItsErrors() throws SQLException {
        List<List<Object>> rows = Catalogue.rows(QUERY + "1249537790362809267 AND fs.psfFlux IS NOT NULL AND fs.band = 'r'");
        double[] flux = column(rows, 2);
        double mean = Arrays.stream(flux).average().orElseThrow();
        double[] err = column(rows, 3);
        double chisq = 0;
        for (int i = 0; i < flux.length; i++) {
            chisq += Math.pow((flux[i] - mean) / err[i], 2);
        }
        assertThat(chisq / flux.length).isBetween(0.6, 1.5);
        assertThat(Arrays.stream(column(rows, 4)).average().orElseThrow()).isCloseTo(0, within(4 * err[0] / Math.sqrt(flux.length)));
    }
}
