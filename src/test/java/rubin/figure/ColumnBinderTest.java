package rubin.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rubin.catalog.FluxColumns;
import rubin.figure.Quantity.Kind;

class ColumnBinderTest {

    private static ColumnBinder binder(String... columns) {
        return new ColumnBinder(FluxColumns.named(List.of(columns)), "cModel", Optional.empty());
    }

    @Test
    void takesTheDerivedColumnInTheTablesOwnSpelling() {
        ColumnBinder columns = binder("MAG_G_CMODEL", "gMr", "g_cModelFlux");

        assertThat(columns.bind(Quantity.of(Kind.MAG, "g"))).contains("MAG_G_CMODEL");
        assertThat(columns.bind(Quantity.of(Kind.COLOUR, "g", "r"))).contains("gMr");
    }

    @Test
    void makesMagnitudesAndColoursFromFluxes() {
        ColumnBinder columns = binder("g_cModelFlux", "r_cModelFlux", "flux_r");

        assertThat(columns.bind(Quantity.of(Kind.MAG, "g"))).contains("31.4-2.5*log10(g_cModelFlux)");
        assertThat(columns.bind(Quantity.of(Kind.COLOUR, "g", "r"))).contains("31.4-2.5*log10(g_cModelFlux)-(31.4-2.5*log10(r_cModelFlux))");
        assertThat(columns.bind(Quantity.of(Kind.FLUX_RATIO, "r"))).contains("r_cModelFlux/flux_r");
    }

    @Test
    void knowsTheNamesOfDp01() {
        ColumnBinder columns = binder("mag_g_cModel", "mag_i_cModel", "cModelFlux_r", "extendedness");

        assertThat(columns.bind(Quantity.of(Kind.COLOUR, "g", "i"))).contains("mag_g_cModel-mag_i_cModel");
        assertThat(columns.bind(Quantity.of(Kind.FLUX, "r"))).contains("cModelFlux_r");
        assertThat(columns.bind(Quantity.of(Kind.EXTENDED))).contains("extendedness");
    }

    @Test
    void leavesTheColoursOfAnotherFluxAlone() {
        assertThat(new ColumnBinder(FluxColumns.named(List.of("psFlux_g", "flux_g")), "psf", Optional.empty()).bind(Quantity.of(Kind.FLUX_RATIO, "g")).orElseThrow())
                .as("DP0.1 has PSF fluxes in nanomaggies of 3631 nJy").matches("psFlux_g\\*363\\d.*/flux_g");
        ColumnBinder psf = new ColumnBinder(FluxColumns.named(List.of("gmr", "g_psfFlux", "r_psfFlux")), "psf", Optional.empty());

        assertThat(psf.bind(Quantity.of(Kind.COLOUR, "g", "r")).orElseThrow()).contains("g_psfFlux").doesNotContain("gmr");
    }

    @Test
    void countsOffsetsFromAGivenCentreAcrossTheMeridian() {
        ColumnBinder columns = new ColumnBinder(FluxColumns.named(List.of("coord_ra", "coord_dec")), "cModel", Optional.of(new ColumnBinder.Centre(359.9, -37)));

        assertThat(columns.bind(Quantity.of(Kind.TARGET_RA))).contains("((coord_ra-359.9+540)%360-180)*cosDeg(coord_dec)");
        assertThat(columns.bind(Quantity.of(Kind.TARGET_DEC))).contains("coord_dec+37.0");
    }

    @Test
    void namesAllThatIsMissingAndTheCommandThatBringsIt() {
        assertThatThrownBy(() -> Figures.build("ratio", binder("objectId"), FigureOptions.DEFAULT))
                .isInstanceOf(MissingColumnsException.class)
                .hasMessage("figure=ratio: the table has no true magnitude in r (truth_mag_r, or flux_r), no measured over true flux in r "
                        + "(flux_ratio_r, or r_cModelFlux and flux_r); rubintruth bands=r brings them");
        assertThatThrownBy(() -> Figures.build("cmd", binder("gmi"), FigureOptions.DEFAULT))
                .hasMessageEndingWith("no magnitude in g (mag_g_cModel, or g_cModelMag, or g_cModelFlux); rubincone bands=g brings it");
    }
}
