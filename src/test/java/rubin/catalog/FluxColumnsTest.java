package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FluxColumnsTest {

    private static FluxColumns columns(String... names) {
        return FluxColumns.named(List.of(names));
    }

    @Test
    void theUsualKindComesFirstAndThenTheOrderOfTheRelease() {
        assertThat(columns("objectId", "g_gaapPsfFlux", "g_gaapPsfFluxErr", "mag_g_gaapPsf", "gmr").kinds()).containsExactly("gaapPsf");
        assertThat(columns("g_kronFlux", "g_psfFlux", "g_cModelFlux", "g_psfFluxErr").kinds()).containsExactly("cModel", "psf", "kron");
        assertThat(columns("ra", "psFlux_g", "mag_g").kinds()).containsExactly("psf");
        assertThat(columns("G_CMODELFLUX", "cmodelflux_r", "mag_r_CMODEL").kinds()).as("one kind, in the usual spelling").containsExactly("cModel");
        assertThat(columns("gmr_psf", "flux_ratio_r_kron").kinds()).containsExactly("psf", "kron");
        assertThat(columns("ra", "dec", "flux_r", "truth_mag_r", "flux_ratio_r", "gmr").kinds()).isEmpty();
    }

    @Test
    void aShortNameIsOfTheUsualKindUnlessOnlyOtherKindsAreBesideIt() {
        assertThat(columns("g_psfFlux", "g_cModelFlux", "gmr").colour("cModel", "g", "r")).contains(2);
        assertThat(columns("g_psfFlux", "g_cModelFlux", "gmr").colour("psf", "g", "r")).isEmpty();
        assertThat(columns("g_psfFlux", "r_psfFlux", "gmr").colour("cModel", "g", "r")).isEmpty();
        assertThat(columns("g_psfFlux", "r_psfFlux", "gmr").colour("psf", "g", "r")).isEmpty();
        assertThat(columns("r_psfFlux", "FLUX_RATIO_R_PSF").ratio("psf", "r")).contains(1);
    }

    @Test
    void magnitudesThatTwoReleasesCallTheSameAreToldApart() {
        assertThat(columns("mag_r", "truth_type", "flux_r").magnitude("psf", "r")).isEqualTo(Optional.empty());
        assertThat(columns("mag_r", "truth_type", "flux_r").kinds()).isEmpty();
        assertThat(columns("mag_g", "mag_r", "extendedness").magnitude("psf", "r")).contains(1);
        assertThat(columns("psFlux_r", "mag_r", "truth_type").magnitude("psf", "r")).as("may be the true one").isEmpty();
    }
}
