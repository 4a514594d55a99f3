package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** Figures of a region, without a table on disk. */
class PlotQueryTest {

    private static final String[] REGION = {"ra=62", "dec=-37", "radius=0.03", "tapurl=sandbox"};

    @TempDir
    private Path folder;

    private MapEnvironment run(String name, String[] source, String... words) throws Exception {
        MapEnvironment environment = new MapEnvironment().setValue("out", folder.resolve(name).toString());
        for (String[] some : new String[][] {source, words}) {
            for (String word : some) {
                environment.setValue(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        new Plot().createExecutable(environment).execute();
        return environment;
    }

    private Path truth() throws Exception {
        Path file = folder.resolve("truth.fits");
        MapEnvironment environment = new MapEnvironment().setValue("bands", "ugrizy").setValue("out", file.toString());
        for (String word : REGION) {
            environment.setValue(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        new Truth().createExecutable(environment).execute();
        return file;
    }

    private static int count(BufferedImage image, int color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == color ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmd", "linked", "fluxflux", "truecmd", "offsets"})
    void aRegionGivesTheFigureOfItsTable(String figure) throws Exception {
        MapEnvironment asked = run("asked.png", REGION, "figure=" + figure);
        run("read.png", new String[] {"in=" + truth()}, "figure=" + figure);

        assertThat(folder.resolve("asked.png")).hasSameBinaryContentAs(folder.resolve("read.png"));
        assertThat(asked.getErrorText()).startsWith("Job: http://127.0.0.1:");
    }

    @Test
    void withoutTruthExtendednessTellsStarsFromGalaxies() throws Exception {
        run("objects.png", REGION, "figure=cmd", "truth=false", "legend=false");
        run("truth.png", REGION, "figure=cmd", "legend=false");

        int pointLike = count(ImageIO.read(folder.resolve("objects.png").toFile()), 0x8b0000);
        int stars = count(ImageIO.read(folder.resolve("truth.png").toFile()), 0x8b0000);
        assertThat(stars).isPositive();
        assertThat(pointLike).as("faint galaxies that look like points").isGreaterThan(2 * stars);
    }

    @Test
    void filtersApplyToWhatWasAskedFor() throws Exception {
        MapEnvironment environment = run("none.png", REGION, "figure=cmd", "icmd=select g_cModelFlux<-1e9");

        assertThat(environment.getErrorText()).endsWith("rubinplot: the table has no rows; the figure is empty\n");
    }

    @Test
    void theTitleSaysThatTheDataAreSynthetic() throws Exception {
        String command = run("script.png", new String[] {"in=" + truth()}, "figure=cmd", "script=true").getOutputText();

        assertThat(command).contains("title='Colour-magnitude diagram (synthetic)'");
        assertThat(Files.exists(folder.resolve("script.png"))).isFalse();
    }
}
