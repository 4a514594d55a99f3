package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rubin.TableAssert.names;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.starlink.table.StarTable;

/** {@code rubincount} on the embedded service, against counts of rows that are fetched. */
class CountTest {

    @TempDir
    Path folder;

    private static StarTable count(String... settings) throws Exception {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "tapurl=sandbox";
        return Tasks.table(new Count(), all);
    }

    private static long sum(StarTable counts) throws Exception {
        long sum = 0;
        for (long row = 0; row < counts.getRowCount(); row++) {
            sum += (Long) counts.getCell(row, names(counts).indexOf("count"));
        }
        return sum;
    }

    /** Truth without flux has no magnitude: NULL is a group of its own, and no bin from 0 to 1. */
    @Test
    void whatHasNoValueIsInNoBin() throws Exception {
        StarTable counts = count("by=mag_r", "bin=1");
        long without = Tasks.table(new Query(), "adql=SELECT id_truth_type FROM dp02_dc2_catalogs.TruthSummary WHERE mag_r IS NULL", "tapurl=sandbox")
                .getRowCount();
        assertThat(without).isPositive();
        for (long row = 0; row < counts.getRowCount(); row++) {
            Object edge = counts.getCell(row, 0);
            boolean none = edge == null || edge.equals(Double.NaN);
            assertThat(none).isEqualTo(counts.getCell(row, 2).equals(without));
            assertThat(none || (Double) edge > 5).isTrue();
        }
    }

    @Test
    void truthTypesAreCountedWithTheirClasses() throws Exception {
        StarTable counts = count();
        assertThat(names(counts)).containsExactly("truth_type", "truth_class", "count", "fraction");
        assertThat(counts.getRowCount()).isEqualTo(3);
        assertThat(new Object[] {counts.getCell(0, 1), counts.getCell(1, 1), counts.getCell(2, 1)}).containsExactly("galaxy", "star", "SNe");
        double fractions = 0;
        for (long row = 0; row < 3; row++) {
            fractions += (Double) counts.getCell(row, 3);
        }
        assertThat(fractions).isCloseTo(1, within(1e-12));
        assertThat(sum(counts)).isEqualTo(Tasks.table(new Query(), "adql=SELECT id_truth_type FROM dp02_dc2_catalogs.TruthSummary", "tapurl=sandbox").getRowCount());
    }

    @Test
    void aRegionIsCountedAlone() throws Exception {
        StarTable objects = count("by=refExtendedness", "ra=62", "dec=-37", "radius=0.01");
        assertThat(sum(objects)).isEqualTo(173);
        StarTable truth = count("ra=62", "dec=-37", "radius=0.1", "release=dp01");
        assertThat(sum(truth)).isLessThan(sum(count("release=dp01"))).isGreaterThan(14_424);
    }

    /** Counted here from the objects themselves, by another formula for the same bins. */
    @Test
    void aFluxIsCountedInMagnitudes() throws Exception {
        StarTable objects = Tasks.table(new Cone(), "ra=62", "dec=-37", "radius=0.05", "bands=r", "tapurl=sandbox");
        int mag = names(objects).indexOf("mag_r_cModel");
        int[] expected = new int[100];
        for (long row = 0; row < objects.getRowCount(); row++) {
            if (objects.getCell(row, mag) instanceof Double m && !m.isNaN()) {
                expected[(int) Math.floor(m * 2)]++;
            }
        }
        StarTable counts = count("by=r_cModelFlux", "bin=0.5", "ra=62", "dec=-37", "radius=0.05");
        assertThat(names(counts)).containsExactly("mag_r_cModel_min", "mag_r_cModel_max", "count", "fraction");
        int[] found = new int[100];
        for (long row = 0; row < counts.getRowCount(); row++) {
            double min = (Double) counts.getCell(row, 0);
            assertThat((Double) counts.getCell(row, 1)).isEqualTo(min + 0.5);
            found[(int) Math.round(min * 2)] = ((Long) counts.getCell(row, 2)).intValue();
        }
        assertThat(found).isEqualTo(expected);
        assertThat(sum(count("by=mag_r_cModel", "bin=0.5", "ra=62", "dec=-37", "radius=0.05"))).isEqualTo(sum(counts));
    }

    @Test
    void columnsAreFoundInTheTableThatHasThem() throws Exception {
        assertThat(names(count("by=MAG_R", "bin=0.1"))).containsExactly("mag_r_min", "mag_r_max", "count", "fraction");
        assertThat(names(count("by=band", "table=ccdvisit"))).containsExactly("band", "count", "fraction");
    }

    @Test
    void edgesAreRoundNumbers() throws Exception {
        StarTable counts = count("by=mag_r", "bin=0.1", "where=ts.mag_r > 20 AND ts.mag_r < 21");
        for (long row = 0; row < counts.getRowCount(); row++) {
            assertThat(counts.getCell(row, 0).toString()).hasSizeLessThan(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"types.png, by=truth_type", "magnitudes.png, by=r_cModelFlux"})
    void aPictureIsDrawn(String name, String by) throws Exception {
        Path picture = folder.resolve(name);
        Tasks.output(new Count(), by, "tapurl=sandbox", "out=" + picture);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(760);
    }

    /** The text of a vector picture can be read. */
    @Test
    void aPictureOfTheEmbeddedServicesCountsSaysThatTheyAreSynthetic() throws Exception {
        Path picture = folder.resolve("types.svg");
        Tasks.output(new Count(), "by=truth_type", "tapurl=sandbox", "out=" + picture);
        assertThat(Files.readString(picture)).contains(">Counts (synthetic)</text>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "by=mag_q | by=mag_q: no such column in Object or TruthSummary; did you mean mag_r?",
        "by=zzzz | by=zzzz: no such column in Object or TruthSummary; rubinschema table=Object lists them",
        "by=a;b | by=a;b: no such column in Object or TruthSummary",
        "by=coord_ra | by=coord_ra: has decimals, so that almost every value is another; give the width of bins, as in bin=0.5",
        "bin=0 | bin=0: must be 0.000000001 to 1000000000000000000",
        "bin=wide | bin=wide: is no number; give decimals, as in",
        "table=Objct | table=Objct: no such table in dp02_dc2_catalogs; did you mean Object?",
        "ra=62 | no region: give ra=, dec= and radius= in degrees",
        "radius=0.1 | no region: give ra=, dec= and radius= in degrees",
        "out=/no/such/folder/hist.png | out=/no/such/folder/hist.png: there is no folder"})
    void wrongInputGetsOneLine(String setting, String message) {
        assertThatThrownBy(() -> Tasks.output(new Count(), setting, "tapurl=sandbox")).hasMessageContaining(message)
                .extracting(Throwable::getMessage).asString().doesNotContain("\n");
    }

    @Test
    void aColumnOfTextHasNoBins() {
        assertThatThrownBy(() -> count("by=refBand", "bin=2")).hasMessage("bin=2: refBand holds no numbers; leave bin out");
    }

    @Test
    void aRegionNeedsAPosition() {
        assertThatThrownBy(() -> count("by=match_count", "table=MatchesTruth", "ra=62", "dec=-37")).hasMessageContaining("has no position");
    }
}
