package rubin.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.starlink.table.StarTable;

/** The numbers agree with those of an awk program that shares no code with ours, on the same rows written as CSV. */
class IndependentTest {

    private static final int ROWS = 6000;
    private static final String[] CLASSES = {"galaxy", "star", "SNe"};
    private static final List<String> SAME_NAME = List.of("n", "n_null", "ratio_mean", "ratio_median", "ratio_mad", "ratio_s68",
            "outlier_fraction", "n_dmag", "dmag_mean", "dmag_median", "dmag_mad", "n_pull", "pull_mean", "pull_median", "pull_mad");

    @Test
    void exactQuantitiesAgreeToNineDigits(@TempDir Path directory) throws Exception {
        List<Object[]> rows = rows();
        Map<String, Double> expected = awk(rows, directory);
        StarTable result = Statistics.compute(MatchedTable.of("truth_type:i flux_r:d r_cModelFlux:d r_cModelFluxErr:d coord_ra:d"
                + " coord_dec:d truth_ra:d truth_dec:d refExtendedness:d objectId:l", rows), byClass());

        int compared = 0;
        for (String group : new String[] {"galaxy", "star", "SNe", "all"}) {
            Map<String, Object> flux = row(result, "flux", group);
            for (String name : SAME_NAME) {
                check(expected, group, name, flux.get(name));
                compared++;
            }
            assertThat(flux.get("exact")).isEqualTo(true);
            check(expected, group, "offset_median", row(result, "position", group).get("offset_median"));
            check(expected, group, "offset_p95", row(result, "position", group).get("offset_p95"));
            check(expected, group, "point_fraction", row(result, "class", group).get("point_fraction"));
            check(expected, group, "n_extended", row(result, "class", group).get("n_extended"));
            check(expected, group, "unclassified", row(result, "class", group).get("n_null"));
            check(expected, group, "found_fraction", row(result, "completeness", group).get("completeness"));
            check(expected, group, "found_lo", row(result, "completeness", group).get("completeness_lo"));
            check(expected, group, "found_hi", row(result, "completeness", group).get("completeness_hi"));
        }
        assertThat(compared).isEqualTo(4 * SAME_NAME.size());
    }

    private static StatsRequest byClass() {
        StatsRequest s = StatsRequest.standard();
        return new StatsRequest(s.kinds(), s.bands(), s.flux(), Optional.empty(), s.groupBy(), true, s.classifier(), 5, 1, s.truthSide());
    }

    private static void check(Map<String, Double> expected, String group, String name, Object actual) {
        double value = Objects.requireNonNull(expected.get(group + " " + name), name);
        assertThat(((Number) actual).doubleValue()).as(group + " " + name)
                .isEqualTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }

    private static Map<String, Object> row(StarTable table, String stats, String group) throws IOException {
        for (long i = 0; i < table.getRowCount(); i++) {
            Map<String, Object> row = new HashMap<>();
            for (int j = 0; j < table.getColumnCount(); j++) {
                row.put(table.getColumnInfo(j).getName(), table.getCell(i, j));
            }
            if (row.get("stats").equals(stats) && row.get("group").equals(group)) {
                return row;
            }
        }
        throw new AssertionError("no row " + stats + " " + group);
    }

    /** Rows with every kind of hole: NULL and NaN fluxes, no true flux, negative flux, no error, no class, no object. */
    private static List<Object[]> rows() {
        Random random = new Random(20240611);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double truth = Math.pow(10, 1 + 4 * random.nextDouble());
            double measured = truth * (1 + 0.05 * random.nextGaussian()) + 20 * random.nextGaussian();
            if (random.nextInt(50) == 0) {
                measured *= 3;
            }
            boolean found = random.nextInt(4) > 0;
            double ra = 62 + 0.2 * random.nextDouble();
            double dec = -37 + 0.2 * random.nextDouble();
            Double trueFlux = random.nextInt(40) == 0 ? (Double) 0.0 : (Double) truth;
            Double error = random.nextInt(30) == 0 ? null : (Double) (15 + 10 * random.nextDouble());
            rows.add(new Object[] {
                1 + random.nextInt(3),
                trueFlux,
                !found ? null : random.nextInt(60) == 0 ? (Double) Double.NaN : (Double) measured,
                found ? error : null,
                found ? (Double) (ra + 5e-5 * random.nextGaussian()) : (Double) Double.NaN,
                found ? (Double) (dec + 5e-5 * random.nextGaussian()) : (Double) Double.NaN,
                ra, dec,
                !found || random.nextInt(20) == 0 ? null : (Double) (double) random.nextInt(2),
                found ? (Long) (1_486_698_050_427_598_336L + i) : null});
        }
        return rows;
    }

    private static Map<String, Double> awk(List<Object[]> rows, Path directory) throws Exception {
        Path csv = directory.resolve("rows.csv");
        List<String> lines = new ArrayList<>();
        for (Object[] row : rows) {
            StringBuilder line = new StringBuilder(CLASSES[(int) row[0] - 1]);
            for (int i = 1; i < row.length; i++) {
                line.append(',').append(Objects.toString(row[i], ""));
            }
            lines.add(line.toString());
        }
        Files.write(csv, lines);
        return IndependentStatistics.of(csv, directory);
    }
}
