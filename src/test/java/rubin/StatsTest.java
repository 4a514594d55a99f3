package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.WrapperStarTable;
import uk.ac.starlink.ttools.task.MapEnvironment;

class StatsTest {

    @TempDir
    private Path folder;

    @Test
    void reportIsPrintedWithoutOutput() throws Exception {
        MapEnvironment env = new MapEnvironment().setValue("in", table());
        new Stats().createExecutable(env).execute();
        assertThat(env.getOutputText()).contains("Measured / true flux, band r").contains("star    20..21  1 ")
                .contains("Note: 2 rows read");
    }

    @Test
    void tableIsMadeWhenAskedForAndNotesGoToTheErrorStream() throws Exception {
        MapEnvironment env = new MapEnvironment().setValue("in", table()).setValue("ofmt", "csv")
                .setValue("stats", "flux").setValue("by", "refExtendedness");
        new Stats().createExecutable(env).execute();
        StarTable out = env.getOutputTable("omode");
        assertThat(out.getCell(0, 2)).isEqualTo("0.0");
        assertThat(env.getErrorText()).contains("Note: 2 rows read");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {"a b;a b", "a b mag;a b", "\"a b\",mag;a b", "2MASS;2MASS", "filename(my name;filename(my name", "count;\"count\"",
        "\"mag\";mag", "e_RA(ICRS), mag;e_RA(ICRS)"})
    void aColumnOfAnyNameCanPartTheRows(String by, String column) throws Exception {
        MapEnvironment env = new MapEnvironment().setValue("in", table()).setValue("ofmt", "csv").setValue("stats", "flux").setValue("by", by);
        StarTable renamed = new WrapperStarTable(table()) {
            @Override
            public ColumnInfo getColumnInfo(int icol) {
                ColumnInfo info = new ColumnInfo(super.getColumnInfo(icol));
                info.setName(info.getName().equals("refExtendedness") ? column : info.getName());
                return info;
            }
        };
        new Stats().createExecutable(env.setValue("in", renamed)).execute();
        assertThat(env.getOutputTable("omode").getCell(0, 2)).isEqualTo("0.0");
    }

    @Test
    void aFigureIsDrawnFromTheSamePassAsTheTable() throws Exception {
        Path picture = folder.resolve("stats.png");
        Path numbers = folder.resolve("stats.csv");
        AtomicInteger passes = new AtomicInteger();
        StarTable counted = new WrapperStarTable(SyntheticTruth.table(3000, 1)) {
            @Override
            public RowSequence getRowSequence() throws IOException {
                passes.incrementAndGet();
                return super.getRowSequence();
            }
        };

        new Stats().createExecutable(new MapEnvironment().setValue("in", counted).setValue("band", "r").setValue("figure", picture.toString())
                .setValue("omode", "out").setValue("out", numbers.toString())).execute();

        assertThat(passes).hasValue(1);
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(picture, numbers);
        BufferedImage image = ImageIO.read(picture.toFile());
        for (int panel = 0; panel < 4; panel++) {
            BufferedImage part = image.getSubimage(panel % 2 * 520, 34 + panel / 2 * 500, 520, 500);
            assertThat(pixels(part, 0x8b0000)).as("stars in panel " + panel).isGreaterThan(50);
            assertThat(pixels(part, 0x808080)).as("galaxies in panel " + panel).isGreaterThan(50);
        }
    }

    private static int pixels(BufferedImage image, int color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == color ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "by=class | figure=: there is nothing to draw against magnitude; the table needs rows, and by= the word mag",
        "by=nosuch | by=nosuch: no such column; by= takes class, mag, none, or the name of a column"})
    void whatCannotBeDrawnLeavesTheOldFiles(String setting, String message) throws Exception {
        Path picture = Files.writeString(folder.resolve("stats.png"), "old picture");
        Path numbers = Files.writeString(folder.resolve("stats.csv"), "old numbers");
        MapEnvironment env = new MapEnvironment().setValue("in", table()).setValue("figure", picture.toString()).setValue("omode", "out")
                .setValue("out", numbers.toString()).setValue("by", setting.substring(3));

        assertThatThrownBy(() -> new Stats().createExecutable(env).execute()).hasMessage(message);

        assertThat(picture).hasContent("old picture");
        assertThat(numbers).hasContent("old numbers");
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void badValuesGiveOneLine() {
        assertMessage("band", "q", "band=q: must be made of the letters ugrizy");
        assertMessage("by", "nosuch", "by=nosuch: no such column; by= takes class, mag, none, or the name of a column");
    }

    private static void assertMessage(String name, String value, String message) {
        MapEnvironment env = new MapEnvironment().setValue("in", table()).setValue(name, value);
        assertThatThrownBy(() -> new Stats().createExecutable(env).execute()).hasMessage(message);
    }

    private static StarTable table() {
        RowListStarTable table = new RowListStarTable(new ColumnInfo[] {
            new ColumnInfo("truth_class", String.class, null), new ColumnInfo("r_cModelFlux", Double.class, null),
            new ColumnInfo("truth_mag_r", Double.class, null), new ColumnInfo("refExtendedness", Double.class, null)});
        table.addRow(new Object[] {"star", 25_000.0, 20.4, 0.0});
        table.addRow(new Object[] {"galaxy", 2_500.0, 22.9, 1.0});
        return table;
    }
}
