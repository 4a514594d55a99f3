package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rubin.TableAssert.cell;
import static rubin.TableAssert.names;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rubin.query.SkyPoint;
import rubin.release.Release;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

class DerivedColumnsTest {

    private static final Optional<Release> DP02 = Optional.of(Release.named("dp02"));

    private static RowListStarTable table(Object... namesAndClasses) {
        return new RowListStarTable(IntStream.range(0, namesAndClasses.length / 2)
                .mapToObj(i -> new ColumnInfo((String) namesAndClasses[2 * i], (Class<?>) namesAndClasses[2 * i + 1], null)).toArray(ColumnInfo[]::new));
    }

    @Test
    void lowerCaseServicesGetTheSameColumns() throws IOException {
        RowListStarTable t = table("g_cmodelflux", Double.class, "g_cmodelfluxerr", Double.class, "i_cmodelflux", Double.class);
        t.addRow(new Object[] {1000., 10., 100.});
        StarTable derived = DerivedColumns.append(t, DP02, Optional.empty());
        assertThat(names(derived)).containsExactly("g_cmodelflux", "g_cmodelfluxerr", "i_cmodelflux",
                "mag_g_cModel", "magerr_g_cModel", "mag_i_cModel", "gmi");
        assertThat((double) cell(derived, 0, "mag_g_cModel")).isCloseTo(23.9, within(1e-12));
        assertThat((double) cell(derived, 0, "magerr_g_cModel")).isCloseTo(0.010857362047581294, within(1e-15));
        assertThat((double) cell(derived, 0, "gmi")).isCloseTo(-2.5, within(1e-12));
    }

    @Test
    void whatHasNoMagnitudeIsNullAndNotZero() throws IOException {
        RowListStarTable t = table("r_psfFlux", Double.class, "truth_type", Integer.class, "flux_r", Float.class);
        t.addRow(new Object[] {0., 1, 5f});
        t.addRow(new Object[] {-3., 2, 0f});
        t.addRow(new Object[] {Double.NaN, 3, Float.NaN});
        t.addRow(new Object[] {null, null, null});
        StarTable derived = DerivedColumns.append(t, DP02, Optional.empty());
        for (long row = 0; row < 4; row++) {
            assertThat(cell(derived, row, "mag_r_psf")).as("row %d", row).isNull();
        }
        assertThat(cell(derived, 0, "flux_ratio_r_psf")).isEqualTo(0.0);
        assertThat(cell(derived, 1, "flux_ratio_r_psf")).isNull();
        assertThat(cell(derived, 1, "truth_mag_r")).isNull();
        assertThat(cell(derived, 3, "truth_class")).isNull();
    }

    @Test
    void truthTypesAreNamedAndUnknownOnesKeepTheirNumber() throws IOException {
        RowListStarTable t = table("truth_type", Long.class);
        Arrays.asList(1L, 2L, 3L, 7L).forEach(n -> t.addRow(new Object[] {n}));
        StarTable derived = DerivedColumns.append(t, DP02, Optional.empty());
        assertThat(new Object[] {cell(derived, 0, "truth_class"), cell(derived, 1, "truth_class"), cell(derived, 2, "truth_class"),
            cell(derived, 3, "truth_class")}).containsExactly("galaxy", "star", "SNe", "unknown(7)");
    }

    @Test
    void offsetsAreWrappedAtTheZeroMeridian() throws IOException {
        RowListStarTable t = table("coord_ra", Double.class, "coord_dec", Double.class);
        t.addRow(new Object[] {359.5, -37.25});
        StarTable derived = DerivedColumns.append(t, DP02, Optional.of(new SkyPoint(0.25, -37)));
        assertThat(cell(derived, 0, "target_ra")).isEqualTo(-0.75);
        assertThat(cell(derived, 0, "target_dec")).isEqualTo(-0.25);
    }

    @Test
    void coloursComeFromThePreferredFluxAndPresentColumnsStay() throws IOException {
        RowListStarTable t = table("g_psfFlux", Double.class, "g_cModelFlux", Double.class, "r_psfFlux", Double.class, "r_cModelFlux", Double.class,
                "mag_g_psf", Double.class);
        t.addRow(new Object[] {1., 10., 1., 100., 99.});
        StarTable derived = DerivedColumns.append(t, DP02, Optional.empty());
        assertThat((double) cell(derived, 0, "gmr")).isCloseTo(2.5, within(1e-12));
        assertThat(cell(derived, 0, "mag_g_psf")).isEqualTo(99.0);
        assertThat(names(derived)).doesNotHaveDuplicates();
    }

    @Test
    void dp01SpellingsAreUnderstoodWithoutKnowingTheRelease() {
        StarTable derived = DerivedColumns.append(table("cModelFlux_g", Double.class, "psFlux_r", Double.class), Optional.empty(), Optional.empty());
        assertThat(names(derived)).contains("mag_g_cModel", "mag_r_psf");
    }

    /** One nanomaggie is AB magnitude 22.5 by definition. */
    @Test
    void nanomaggiesAreNotTakenForNanojansky() throws IOException {
        RowListStarTable t = table("psFlux_r", Double.class, "psFlux_i", Double.class);
        t.getColumnInfo(0).setUnitString("nmgy");
        t.getColumnInfo(1).setUnitString("nmgy");
        t.addRow(new Object[] {1., 100.});
        StarTable derived = DerivedColumns.append(t, Optional.empty(), Optional.empty());
        assertThat((double) cell(derived, 0, "mag_r_psf")).isCloseTo(22.5, within(1e-12));
        assertThat((double) cell(derived, 0, "rmi_psf")).isCloseTo(5, within(1e-12));
    }

    @Test
    void trueFluxesHeedTheirUnitAsRatiosDo() throws IOException {
        RowListStarTable t = table("flux_r", Double.class, "psFlux_r", Double.class, "psFluxErr_r", Double.class, "truth_type", Integer.class);
        t.getColumnInfo(0).setUnitString("nmgy");
        t.addRow(new Object[] {1., 2., 0.2, 1});
        StarTable derived = DerivedColumns.append(t, Optional.empty(), Optional.empty());
        assertThat((double) cell(derived, 0, "truth_mag_r")).isCloseTo(22.5, within(1e-12));
        assertThat((double) cell(derived, 0, "flux_ratio_r_psf")).as("a format without units leaves psFlux in nanomaggies").isCloseTo(2, within(1e-12));
        assertThat((double) cell(derived, 0, "magerr_r_psf")).isCloseTo(0.10857362047581294, within(1e-12));
    }

    /** DP0.1's Object and TruthSummary both have a mag_r, which is measured in the one and true in the other. */
    @Test
    void aMeasuredMagnitudeIsNotTakenForTheTrueOne() {
        assertThat(names(DerivedColumns.append(table("truth_type", Integer.class, "mag_r", Double.class), DP02, Optional.empty()))).contains("truth_mag_r");
        assertThat(names(DerivedColumns.append(table("truth_type", Integer.class, "mag_g", Double.class, "mag_r", Double.class), Optional.empty(), Optional.empty())))
                .doesNotContain("truth_mag_r");
    }

    @Test
    void everyWayOfReadingGivesTheSame() throws IOException {
        RowListStarTable t = table("objectId", Long.class, "g_cModelFlux", Double.class);
        t.addRow(new Object[] {1651589610221899038L, 360.});
        StarTable derived = DerivedColumns.append(t, DP02, Optional.empty());
        Object[] byRow = derived.getRow(0);
        try (RowSequence rows = derived.getRowSequence()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getRow()).containsExactly(byRow);
            assertThat(rows.getCell(2)).isEqualTo(byRow[2]);
        }
        assertThat(byRow).containsExactly(1651589610221899038L, 360., derived.getCell(0, 2));
    }

    @Test
    void derivedColumnsSayWhatTheyAre() {
        StarTable derived = DerivedColumns.append(table("g_cModelFlux", Double.class, "g_cModelFluxErr", Double.class, "truth_type", Integer.class,
                "flux_g", Double.class, "coord_ra", Double.class, "coord_dec", Double.class), DP02, Optional.of(new SkyPoint(62, -37)));
        for (int i = 6; i < derived.getColumnCount(); i++) {
            ColumnInfo info = derived.getColumnInfo(i);
            assertThat(info.getDescription()).as(info.getName()).isNotBlank();
            assertThat(info.getUCD()).as(info.getName()).isNotBlank();
            assertThat(info.getUnitString() != null).as(info.getName()).isEqualTo(!info.getName().matches("truth_class|flux_ratio_."));
        }
        assertThat(derived.getColumnCount()).isEqualTo(6 + 7);
    }
}
