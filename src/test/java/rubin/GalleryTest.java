package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.figure.Figures;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** The gallery's commands draw what they should of a made-up table. */
class GalleryTest {

    private static final Path PAGE = Path.of("docs/gallery.md");
    private static final int MAX_BYTES = 100_000;

    @TempDir
    private Path folder;

    static List<String> commands() throws IOException {
        return Files.readAllLines(PAGE).stream().filter(line -> line.matches("bin/stilts rubin(plot|stats) .*")).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandDrawsItsPicture(String command) throws Exception {
        String picture = picture(command);

        GoldenPicture.assertLike(picture.replace(".png", ""), draw(command));

        assertThat(Files.size(PAGE.resolveSibling("images").resolve(picture))).isLessThan(MAX_BYTES);
        assertThat(Files.readString(PAGE)).contains("](images/" + picture + ")");
    }

    /** What a change of the code might do by mistake, done by the user's own parameters. */
    @ParameterizedTest
    @CsvSource({"cmd,color_star=red", "cmd,color_galaxy=999999", "cmd,xflip=true", "cmd,yflip=false", "cmd,fontsize=14", "cmd,fontsize=12", "cmd,grid=false",
        "cmd,legend=false", "cmd,xmax=4.5", "cmd,ylabel=r", "colour,color_star=000080", "colour,xflip=true", "colour,fontsize=14", "spatial,xflip=false",
        "ratio,color_equal=ff0000", "ratio,fontsize=14", "offsets,xflip=false", "magmag,yflip=true", "hist,fontsize=13", "linked,fontsize=12",
        "fluxflux,fontsize=11", "truecmd,yflip=false", "hist,color_galaxy=8080ff", "spatial,size_star=3"})
    void aChangeOfAPictureIsSeen(String name, String change) throws Exception {
        String command = commands().stream().filter(line -> picture(line).equals(name + ".png")).findFirst().orElseThrow();

        assertThat(GoldenPicture.different(name, draw(command + " " + change))).isGreaterThan(GoldenPicture.limit(name));
    }

    /** Letters as another runtime might draw them. */
    @ParameterizedTest
    @ValueSource(strings = {"cmd", "spatial", "hist", "offsets", "ratio", "magmag"})
    void otherShapesOfLettersAreNoChange(String name) throws Exception {
        String command = commands().stream().filter(line -> picture(line).equals(name + ".png")).findFirst().orElseThrow();

        assertThat(GoldenPicture.different(name, draw(command + " texttype=plain"))).isLessThanOrEqualTo(GoldenPicture.limit(name));
    }

    private static String picture(String command) {
        return Arrays.stream(command.split(" ")).map(word -> word.substring(word.indexOf('=') + 1)).filter(value -> value.endsWith(".png")).findFirst().orElseThrow();
    }

    private BufferedImage draw(String command) throws Exception {
        List<String> words = Arrays.asList(command.split(" "));
        Task task = words.get(1).equals("rubinplot") ? new Plot() : new Stats();
        MapEnvironment environment = new MapEnvironment().setValue("in", SyntheticTruth.table(2000, 1));
        for (String word : words.subList(3, words.size())) {
            String name = word.substring(0, word.indexOf('='));
            String value = word.substring(word.indexOf('=') + 1);
            environment.setValue(name, value.endsWith(".png") ? folder.resolve(value).toString() : value);
        }
        task.createExecutable(environment).execute();

        return ImageIO.read(folder.resolve(picture(command)).toFile());
    }

    @Test
    void everyFigureIsShown() throws IOException {
        assertThat(commands()).hasSize(Figures.names().size() + 1);
        String page = Files.readString(PAGE);
        Figures.names().forEach(name -> assertThat(page).contains(" figure=" + name + " "));
    }
}
