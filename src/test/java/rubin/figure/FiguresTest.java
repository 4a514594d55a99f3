package rubin.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rubin.catalog.FluxColumns;
import rubin.figure.draw.MarkerStyle;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.Tables;

/** Against the notebook's own plots: ranges, directions, classes and colours. */
class FiguresTest {

    private static final ColumnBinder TRUTH = new ColumnBinder(
            FluxColumns.of(SyntheticTruth.table(1, 1)), "cModel", Optional.empty());

    private static Panel panel(String figure, FigureOptions options, ColumnBinder columns) throws MissingColumnsException {
        return Figures.build(figure, columns, options).panels().get(0);
    }

    private static Panel panel(String figure) throws MissingColumnsException {
        return panel(figure, FigureOptions.DEFAULT, TRUTH);
    }

    @Test
    void cmdIsTheNotebooks() throws MissingColumnsException {
        Panel cmd = panel("cmd");

        assertThat(cmd.x().extent()).isEqualTo(new Extent.Fixed(-1.8, 4.3));
        assertThat(cmd.y().extent()).isEqualTo(new Extent.Fixed(16, 29.5));
        assertThat(cmd.x().flipped()).isFalse();
        assertThat(cmd.y().flipped()).isTrue();
        assertThat(cmd.layers()).extracting(Layer::label).containsExactly("galaxy", "star", "SNe");
        assertThat(cmd.layers()).extracting(layer -> MarkerStyle.hex(layer.color())).element(1).isEqualTo("8b0000");
        assertThat(cmd.rowLayers()).extracting(layer -> layer.sources().selection().orElseThrow())
                .containsExactly("truth_type==1", "truth_type==2", "truth_type==3");
    }

    @Test
    void theTriptychShowsStarsOnlyUnlessAsked() throws MissingColumnsException {
        Figure linked = Figures.build("linked", TRUTH, FigureOptions.DEFAULT);

        assertThat(linked.panels()).extracting(Panel::key).containsExactly("spatial", "cmd-gr", "colour");
        assertThat(linked.panels()).allSatisfy(panel -> assertThat(panel.layers()).extracting(Layer::label).containsExactly("star"));
        assertThat(linked.panels().get(0).x().flipped()).as("right ascension increases to the left").isTrue();
        assertThat(linked.panels().get(2).equalScale()).isTrue();
        assertThat(panel("linked", new FigureOptions(Optional.of("galaxy"), "r"), TRUTH).layers()).extracting(Layer::label).containsExactly("galaxy");
    }

    @Test
    void withoutTruthTheMeasuredExtendednessTellsStarsFromGalaxies() throws MissingColumnsException {
        ColumnBinder measured = new ColumnBinder(FluxColumns.named(List.of("gmi", "gmr", "mag_g_cModel", "refExtendedness")), "cModel", Optional.empty());

        assertThat(panel("cmd", FigureOptions.DEFAULT, measured).layers()).extracting(Layer::label).containsExactly("extended", "point-like");
        assertThat(panel("cmd-gr", FigureOptions.DEFAULT, measured).rowLayers()).extracting(layer -> layer.sources().selection().orElseThrow())
                .containsExactly("refExtendedness==0");
        assertThatThrownBy(() -> panel("cmd", new FigureOptions(Optional.of("SNe"), "r"), measured)).hasMessageContaining("class of source (truth_type");
    }

    @Test
    void aTableWithoutClassesIsDrawnInOneColour() throws MissingColumnsException {
        ColumnBinder plain = new ColumnBinder(FluxColumns.named(List.of("gmi", "mag_g_cModel")), "cModel", Optional.empty());

        assertThat(panel("cmd", FigureOptions.DEFAULT, plain).layers()).extracting(Layer::label).containsExactly("objects");
    }

    @Test
    void fluxesAreShownInTheBandsThatAreThere() throws MissingColumnsException {
        ColumnBinder gr = new ColumnBinder(FluxColumns.named(List.of("g_cModelFlux", "r_cModelFlux", "i_cModelFlux", "flux_g", "flux_r")), "cModel", Optional.empty());

        assertThat(Figures.build("fluxflux", TRUTH, FigureOptions.DEFAULT).panels()).extracting(Panel::key).containsExactly("u", "g", "r", "i", "z", "y");
        assertThat(Figures.build("fluxflux", gr, FigureOptions.DEFAULT).panels()).extracting(Panel::key).containsExactly("g", "r");
    }

    @ParameterizedTest
    @CsvSource({"cmd,gi", "cmd-gr,gr", "colour,gri", "spatial,''", "linked,gri", "ratio,z", "offsets,''", "magmag,z", "fluxflux,ugrizy", "truecmd,griz", "hist,z"})
    void aQueryWantsTheBandsThatTheFigureShows(String figure, String bands) {
        assertThat(Figures.needs(List.of(figure), "psf", new FigureOptions(Optional.empty(), "z"))).isEqualTo(new FigureInputs(bands, "psf", true));
    }

    @Test
    void theBandOfTheRatioIsTheUsers() throws MissingColumnsException {
        Panel ratio = panel("ratio", new FigureOptions(Optional.empty(), "i"), TRUTH);

        assertThat(ratio.rowLayers().get(0).x()).contains("flux_i");
        assertThat(ratio.y().extent()).isEqualTo(new Extent.Fixed(0.15, 2.4));
        assertThatThrownBy(() -> new FigureOptions(Optional.empty(), "w")).hasMessage("band=w: must be one of u, g, r, i, z, y");
    }
}
