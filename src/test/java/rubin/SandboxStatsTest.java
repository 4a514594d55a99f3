package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.stats.IndependentStatistics;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.ttools.task.MapEnvironment;
import uk.ac.starlink.ttools.task.TablePipe;

/** The statistics of the tutorial's field, as the embedded service has it. */
class SandboxStatsTest {

    /** In the order in which the awk program wants them; a float printed as such would lose the digits of its double. */
    private static final String COLUMNS = "addcol flux flux_r*1.0; keepcols 'truth_class flux r_cModelFlux r_cModelFluxErr coord_ra coord_dec truth_ra truth_dec"
            + " refExtendedness objectId'";
    private static final List<String> FLUX = List.of("n", "n_null", "ratio_mean", "ratio_median", "ratio_mad", "ratio_s68", "outlier_fraction",
            "n_dmag", "dmag_mean", "dmag_median", "dmag_mad", "n_pull", "pull_mean", "pull_median", "pull_mad");

    @TempDir
    private Path folder;

    private static StarTable truth() throws Exception {
        return Tasks.table(new Truth(), "ra=62", "dec=-37", "radius=0.1", "bands=r", "tapurl=sandbox");
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

    @Test
    void nineteenPercentOfGalaxiesLookLikePointsAndThirtyNineOfStarsExtended() throws Exception {
        StarTable truth = truth();
        StarTable numbers = statistics(truth);

        assertThat((Double) row(numbers, "class", "galaxy").get("point_fraction")).isEqualTo(0.19, within(0.005));
        assertThat((Double) row(numbers, "class", "star").get("extended_fraction")).isEqualTo(0.39, within(0.005));

        Path csv = folder.resolve("rows.csv");
        new TablePipe().createExecutable(new MapEnvironment().setValue("in", truth).setValue("cmd", COLUMNS)
                .setValue("omode", "out").setValue("out", csv.toString()).setValue("ofmt", "csv-noheader")).execute();
        Map<String, Double> expected = IndependentStatistics.of(csv, folder);
        for (String group : List.of("galaxy", "star", "all")) {
            FLUX.forEach(name -> check(expected, group, name, numbers, "flux", name));
            check(expected, group, "offset_median", numbers, "position", "offset_median");
            check(expected, group, "offset_p95", numbers, "position", "offset_p95");
            check(expected, group, "point_fraction", numbers, "class", "point_fraction");
            check(expected, group, "n_extended", numbers, "class", "n_extended");
            check(expected, group, "unclassified", numbers, "class", "n_null");
        }
    }

    private static StarTable statistics(StarTable truth) throws Exception {
        return Tables.randomTable(new Stats().createProducer(new MapEnvironment().setValue("in", truth).setValue("by", "class")).getTable());
    }

    private static void check(Map<String, Double> expected, String group, String name, StarTable numbers, String stats, String column) {
        double value = Objects.requireNonNull(expected.get(group + " " + name), name);
        try {
            assertThat(((Number) row(numbers, stats, group).get(column)).doubleValue()).as(group + " " + name)
                    .isEqualTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void starsHaveTheirTrueFluxInTheUnitsOfEitherRelease() throws Exception {
        StarTable dp01 = Tasks.table(new Truth(), "ra=62", "dec=-37", "radius=0.1", "bands=r", "flux=psf", "release=dp01", "tapurl=sandbox");
        StarTable numbers = Tables.randomTable(new Stats().createProducer(new MapEnvironment().setValue("in", dp01).setValue("by", "class")
                .setValue("flux", "psf")).getTable());

        assertThat((Double) row(numbers, "flux", "star").get("ratio_median")).isEqualTo(1, within(0.05));
    }

    @Test
    void theReportSaysFirstThatTheDataAreSynthetic() throws Exception {
        MapEnvironment env = new MapEnvironment().setValue("in", truth()).setValue("stats", "class").setValue("by", "none");
        new Stats().createExecutable(env).execute();

        assertThat(env.getOutputText()).startsWith("Synthetic data: nothing here was measured on the sky.\n");
    }
}
