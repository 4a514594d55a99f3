package rubin.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnFamilyTest {

    private static List<ColumnEntry> columns(String... names) {
        return Arrays.stream(names).map(n -> new ColumnEntry("s.Object", n, "double", "nJy", "", "flux in " + n.charAt(0), false, false, 0)).toList();
    }

    private static List<String> collapsed(String... names) {
        return ColumnFamily.collapse(ColumnFamily.single(columns(names))).stream().map(f -> f.name() + " " + f.bands()).map(String::strip).toList();
    }

    @Test
    void bandsOfTheSameQuantityAreOneFamily() {
        assertThat(collapsed("objectId", "y_psfFlux", "g_psfFlux", "r_psfFlux", "g_kronRad")).containsExactly("objectId", "{b}_psfFlux gry", "g_kronRad");
    }

    @Test
    void aCoordinateThatIsALetterOfABandIsNone() {
        assertThat(collapsed("x", "y", "xErr", "yErr", "g_centroid_x", "g_centroid_y", "r_centroid_x", "r_centroid_y"))
                .containsExactly("x", "y", "xErr", "yErr", "{b}_centroid_x gr", "{b}_centroid_y gr");
    }

    @Test
    void otherSpellingsOfBandsAreFamiliesToo() {
        assertThat(collapsed("flux_g", "flux_r", "flux_g_noMW", "flux_r_noMW", "gPSFluxMean", "rPSFluxMean", "mag_g_cModel", "mag_i_cModel"))
                .containsExactly("flux_{b} gr", "flux_{b}_noMW gr", "{b}PSFluxMean gr", "mag_{b}_cModel gi");
    }

    @Test
    void theDescriptionIsThatOfAnyBand() {
        assertThat(ColumnFamily.collapse(ColumnFamily.single(columns("g_psfFlux", "r_psfFlux"))).get(0).column().description()).isEqualTo("flux in {b}");
    }

    @Test
    void aMemberAloneKeepsItsFamilysGroup() {
        ColumnFamily alone = ColumnFamily.single(columns("g_psfFlux", "r_psfFlux")).get(0);
        assertThat(ColumnFamily.collapse(List.of(alone))).containsExactly(alone);
        assertThat(alone.group()).isEqualTo(ColumnGroup.PSF);
    }

    /** The groups of Rubin's own documentation of DP0.2's Object. */
    @ParameterizedTest
    @CsvSource({"objectId, ID", "coord_ra, POSITION", "{b}_centroid_xErr, POSITION", "{b}_decl, POSITION", "{b}_free_psfFlux_flag, PSF", "{b}_psfFlux_area, PSF",
        "{b}_cModel_flag, CMODEL", "{b}_bdReB, CMODEL", "{b}_ap12Flux, APERTURE", "{b}_calibFluxErr, APERTURE", "{b}_calib_psf_used, CALIB",
        "{b}_gaapOptimalFlux, GAAP", "{b}_kronRad, KRON", "{b}_extendedness, CLASS", "refExtendedness, CLASS", "truth_type, CLASS", "{b}_ixxPSF, SHAPE",
        "{b}_hsmShapeRegauss_e1, SHAPE", "detect_isPrimary, DETECTION", "{b}_pixelFlags_bad, QUALITY", "mag_r, MAGNITUDE", "flux_{b}, FLUX",
        "expMidptMJD, TIME", "match_chisq, MATCH", "match_objectId, ID", "s_region, OTHER"})
    void columnsAreInTheGroupsOfTheDocumentation(String name, ColumnGroup group) {
        assertThat(ColumnGroup.of(name)).isEqualTo(group);
    }
}
