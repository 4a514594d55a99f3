package rubin.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rubin.TableAssert.cell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rubin.stats.StatsRequest.Classifier;
import rubin.stats.StatsRequest.TruthSide;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;

class StatisticsTest {

    private static final StatsRequest STANDARD = StatsRequest.standard();

    @Test
    void tutorialsConfusionComesOutOfItsCounts() throws IOException {
        // Rubin's tutorial: 2819 of 14501 true galaxies point-like; 39 % of 349 true stars extended.
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 14501; i++) {
            rows.add(new Object[] {1, i < 2819 ? 0.0 : 1.0});
        }
        for (int i = 0; i < 349; i++) {
            rows.add(new Object[] {2, i < 136 ? 1.0 : 0.0});
        }
        StarTable table = Statistics.compute(MatchedTable.of("truth_type:i refExtendedness:d", rows),
                STANDARD.withKinds(Set.of(StatsKind.CLASS)));
        assertThat((double) value(table, "class", "galaxy", "point_fraction")).isEqualTo(0.1944, within(5e-5));
        assertThat((double) value(table, "class", "star", "extended_fraction")).isEqualTo(0.3897, within(5e-5));
        assertThat((double) value(table, "class", "star", "contamination")).isEqualTo(2819.0 / (2819 + 213), within(1e-12));
        assertThat((double) value(table, "class", "galaxy", "contamination")).isEqualTo(136.0 / (136 + 11682), within(1e-12));
    }

    @Test
    void nanomaggiesAreNoNanojansky() throws IOException {
        // 1 nanomaggie is 3.631e-6 Jy (SDSS).
        RowListStarTable matched = MatchedTable.of("truth_type:i psFlux_r:d psFluxErr_r:d flux_r:d", List.<Object[]>of(new Object[] {2, 1.0, 0.1, 3631.0}));
        matched.getColumnInfo(1).setUnitString("nmgy");
        matched.getColumnInfo(2).setUnitString("nmgy");
        StatsRequest psf = new StatsRequest(Set.of(StatsKind.FLUX), List.of("r"), Optional.of("psf"), STANDARD.binMag(), STANDARD.groupBy(), true, STANDARD.classifier(), 5, 1,
                STANDARD.truthSide());
        StarTable table = Statistics.compute(matched, psf);
        assertThat((double) value(table, "flux", "star", "ratio_median")).isEqualTo(1, within(1e-4));
        assertThat((double) value(table, "flux", "star", "pull_median")).isEqualTo(0, within(1e-3));
        assertThat(Report.notes(table)).noneMatch(note -> note.contains("unit"));
    }

    @Test
    void columnsAreFoundWhateverTheirCaseAndInDp01sSpelling() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("TRUTH_TYPE:l CMODELFLUX_R:d FLUX_R:f EXTENDEDNESS:d", List.of(
                new Object[] {2L, 90.0, 100f, 0.0}, new Object[] {2L, 110.0, 100f, 0.0}, new Object[] {2L, 130.0, 100f, 1.0})), STANDARD);
        assertThat((double) value(table, "flux", "star", "ratio_median")).isEqualTo(1.1, within(1e-15));
        assertThat((double) value(table, "class", "star", "completeness")).isEqualTo(2.0 / 3);
    }

    @Test
    void derivedMagnitudesServeWhereFluxesAreNot() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("truth_class:s mag_i_cModel:d magerr_i_cModel:d truth_mag_i:d", List.of(
                new Object[] {"star", 20.1, 0.1, 20.0}, new Object[] {"star", null, null, 21.0})), STANDARD);
        assertThat((double) value(table, "flux", "star", "dmag_median")).isEqualTo(0.1, within(1e-12));
        assertThat(value(table, "flux", "star", "n_null")).isEqualTo(1L);
        // (f - t)/(f s ln10/2.5) with f/t = 10^-0.04
        assertThat((double) value(table, "flux", "star", "pull_median"))
                .isEqualTo((1 - Math.pow(10, 0.04)) / (0.1 * Math.log(10) / 2.5), within(1e-9));
    }

    @Test
    void binsAreHalfOpenAndCarryTheirCentre() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("truth_class:s r_cModelFlux:d truth_mag_r:d", List.of(
                new Object[] {"star", 1.0, 19.999}, new Object[] {"star", 1.0, 20.0}, new Object[] {"star", 1.0, 20.999})), STANDARD);
        List<Double> centres = new ArrayList<>();
        for (long i = 0; i < table.getRowCount(); i++) {
            if ("star".equals(cell(table, i, "group"))) {
                centres.add((Double) cell(table, i, "mag"));
            }
        }
        assertThat(centres).containsExactly(null, 19.5, 20.5);
    }

    @Test
    void completenessIsRefusedWithoutUnmatchedTruth() throws IOException {
        String heading = "objectId:l truth_type:i id_truth_type:s flux_r:d";
        List<Object[]> matched = List.of(new Object[] {7L, 1, "a_1", 10.0}, new Object[] {8L, 1, "b_1", 10.0});
        StatsRequest request = STANDARD.withKinds(Set.of(StatsKind.COMPLETENESS));
        StarTable none = Statistics.compute(MatchedTable.of(heading, matched), request);
        assertThat(none.getRowCount()).isZero();
        assertThat(Report.notes(none)).anyMatch(note -> note.startsWith("completeness: not computed"));

        StarTable told = Statistics.compute(MatchedTable.of(heading, matched), request.withTruthSide(TruthSide.YES));
        assertThat((double) value(told, "completeness", "galaxy", "completeness")).isEqualTo(1);
    }

    @Test
    void completenessCountsNullAndDp01sMinusOneAsMissed() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("match_objectId:l truth_type:i id_truth_type:s", List.of(
                new Object[] {7L, 1, "a_1"}, new Object[] {null, 1, "b_1"}, new Object[] {-1L, 1, "c_1"}, new Object[] {9L, 1, "d_1"},
                new Object[] {10L, null, null})), STANDARD.withKinds(Set.of(StatsKind.COMPLETENESS)));
        assertThat((double) value(table, "completeness", "galaxy", "completeness")).isEqualTo(0.5);
        assertThat(value(table, "completeness", "galaxy", "n")).isEqualTo(4L);
        assertThat((double) value(table, "purity", "all", "purity")).isEqualTo(2.0 / 3);
    }

    @Test
    void unknownTruthTypesKeepTheirNumber() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("truth_type:i refExtendedness:d",
                List.<Object[]>of(new Object[] {7, 0.0})), STANDARD);
        assertThat(value(table, "class", "unknown(7)", "n_point")).isEqualTo(1L);
    }

    @Test
    void psfMinusModelMagnitudeClassifies() throws IOException {
        // Pipeline: extended if PSF flux is below 0.985 of the model flux.
        StarTable table = Statistics.compute(MatchedTable.of("truth_type:i r_psfFlux:d r_cModelFlux:d flux_r:d", List.of(
                new Object[] {1, 98.6, 100.0, 100.0}, new Object[] {1, 98.4, 100.0, 100.0}, new Object[] {1, -1.0, 100.0, 100.0})),
                STANDARD.withClassifier(new Classifier(Classifier.Method.PSFMAG, Classifier.PIPELINE_THRESHOLD_MAG)));
        assertThat(value(table, "class", "galaxy", "n_point")).isEqualTo(1L);
        assertThat(value(table, "class", "galaxy", "n_extended")).isEqualTo(1L);
        assertThat(value(table, "class", "galaxy", "n_null")).isEqualTo(1L);
    }

    @Test
    void offsetsCrossRightAscensionZero() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("truth_type:i coord_ra:d coord_dec:d truth_ra:d truth_dec:d",
                List.<Object[]>of(new Object[] {1, 1e-4, 60.0, 359.9999, 60.0})), STANDARD);
        // 2e-4 deg in RA at Dec 60 is 0.36 arcsec on the sky.
        assertThat((double) value(table, "position", "galaxy", "offset_median")).isEqualTo(0.36, within(1e-6));
        assertThat((double) value(table, "position", "galaxy", "dra_median")).isEqualTo(0.36, within(1e-6));
    }

    @Test
    void allNullMeasurementsAreSaidNotZero() throws IOException {
        StarTable table = Statistics.compute(MatchedTable.of("truth_type:i r_cModelFlux:d flux_r:d",
                List.of(new Object[] {1, null, 5.0}, new Object[] {1, Double.NaN, 5.0})), STANDARD);
        assertThat(value(table, "flux", "galaxy", "n")).isEqualTo(0L);
        assertThat(value(table, "flux", "galaxy", "n_null")).isEqualTo(2L);
        assertThat(Report.notes(table)).contains("flux, band r: every measured flux is NULL or NaN");
    }

    @Test
    void missingColumnsAreNamedWithTheCommandThatBringsThem() {
        StarTable table = MatchedTable.of("truth_type:i", List.<Object[]>of(new Object[] {1}));
        assertThatThrownBy(() -> Statistics.compute(table, STANDARD.withBands(List.of("z"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flux: needs the columns z_cModelFlux (or mag_z_cModel) and flux_z (or truth_mag_z); rubintruth bands=z brings them");
        assertThatThrownBy(() -> Statistics.compute(table, STANDARD.withKinds(Set.of(StatsKind.POSITION))))
                .hasMessageContaining("truth_ra").hasMessageContaining("rubintruth");
        assertThatThrownBy(() -> Statistics.compute(table, STANDARD)).hasMessageContaining("nothing to compute");
    }

    private static Object value(StarTable table, String stats, String group, String column) throws IOException {
        for (long i = 0; i < table.getRowCount(); i++) {
            if (stats.equals(cell(table, i, "stats")) && group.equals(cell(table, i, "group"))) {
                return cell(table, i, column);
            }
        }
        throw new AssertionError("no row " + stats + " " + group);
    }
}
