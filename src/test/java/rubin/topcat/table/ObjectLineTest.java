package rubin.topcat.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;

/** What the panel of a row says. */
class ObjectLineTest {

    @Test
    void measurementAndTruthStandSideBySide() throws IOException {
        StarTable table = table(column("objectId", Long.class, 1_250_469_862_487_747_728L), column("coord_ra", Double.class, 61.9353344),
                column("refExtendedness", Double.class, 0.0), column("truth_ra", Double.class, 61.9353283), column("truth_class", String.class, "star"),
                column("id_truth_type", String.class, "51787628_2"), column("mag_g_cModel", Double.class, 16.55290), column("magerr_g_cModel", Double.class, 0.00021),
                column("truth_mag_g", Double.class, 16.5528), column("g_cModelFlux", Double.class, 868_658.8125), column("g_cModelFluxErr", Double.class, 168.04),
                column("flux_g", Float.class, 868_729.9f), column("flux_ratio_g", Double.class, 0.99992));

        assertThat(ObjectLine.of(table, 0)).containsExactly(new ObjectLine("class", "point-like", "star", ""),
                new ObjectLine("RA / deg", "61.9353344", "61.9353283", ""),
                new ObjectLine("cModel g / mag", "16.5529 \u00b1 0.0002", "16.5528", ""),
                new ObjectLine("cModel g flux / nJy", "868,658.8 \u00b1 168.0", "868,729.9", "1.000"),
                new ObjectLine("identifier", "1250469862487747728", "51787628_2", ""));
    }

    @Test
    void aTableWithoutTruthHasMeasurementsOnlyWhateverTheCaseAndKindOfFlux() throws IOException {
        StarTable table = table(column("OBJECTID", Long.class, 5L), column("R_PSFFLUX", Double.class, 10.04), column("mag_r_psf", Double.class, 28.896));

        assertThat(ObjectLine.of(table, 0)).containsExactly(new ObjectLine("psf r / mag", "28.8960", "", ""),
                new ObjectLine("psf r flux / nJy", "10.0", "", ""), new ObjectLine("identifier", "5", "", ""));
    }

    /** The true flux is 100 nJy, the cModel flux twice and the PSF flux thrice as much; the ratio is that of the cModel flux. */
    @Test
    void aLineIsOfOneKindOfFluxWhateverTheOrderOfColumns() throws IOException {
        StarTable table = table(column("r_psfFlux", Double.class, 300.0), column("r_psfFluxErr", Double.class, 30.0), column("r_free_cModelFlux", Double.class, 7.0),
                column("r_cModelFlux", Double.class, 200.0), column("flux_r", Double.class, 100.0), column("flux_ratio_r", Double.class, 2.0));

        assertThat(ObjectLine.of(table, 0)).containsExactly(new ObjectLine("cModel r flux / nJy", "200.0", "100.0", "2.000"));
    }

    @Test
    void theOlderReleasesFluxesAreFoundByItsNamesForThem() throws IOException {
        StarTable table = table(column("cModelFlux_i", Double.class, 363.1), column("cModelFluxErr_i", Double.class, 20.0), column("flux_i", Float.class, 360.25f));

        assertThat(ObjectLine.of(table, 0)).containsExactly(new ObjectLine("cModel i flux / nJy", "363.1 \u00b1 20.0", "360.3", ""));
    }

    @Test
    void valuesThatAreMissingAreMarked() throws IOException {
        StarTable table = table(column("refExtendedness", Double.class, Double.NaN), column("mag_i_cModel", Double.class, null),
                column("magerr_i_cModel", Double.class, 0.1), column("redshift", Double.class, null), column("tract", Long.class, null));

        assertThat(ObjectLine.of(table, 0)).containsExactly(new ObjectLine("class", "\u2013", "", ""), new ObjectLine("cModel i / mag", "\u2013", "", ""),
                new ObjectLine("redshift", "", "\u2013", ""), new ObjectLine("tract", "\u2013", "", ""));
    }

    private record Column(ColumnInfo info, Object value) {
    }

    private static Column column(String name, Class<?> type, Object value) {
        return new Column(new ColumnInfo(name, type, ""), value);
    }

    private static StarTable table(Column... columns) {
        RowListStarTable table = new RowListStarTable(List.of(columns).stream().map(Column::info).toArray(ColumnInfo[]::new));
        table.addRow(List.of(columns).stream().map(Column::value).toArray());
        return table;
    }
}
