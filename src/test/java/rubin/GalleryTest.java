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
import org.junit.jupiter.params.provider.MethodSource;
import rubin.figure.Figures;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** The gallery's commands draw pictures of the size that the page shows. */
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
    void aCommandDrawsThePagesPicture(String command) throws Exception {
        List<String> words = Arrays.asList(command.split(" "));
        Task task = words.get(1).equals("rubinplot") ? new Plot() : new Stats();
        MapEnvironment environment = new MapEnvironment().setValue("in", SyntheticTruth.table(2000, 1));
        String picture = null;
        for (String word : words.subList(3, words.size())) {
            String name = word.substring(0, word.indexOf('='));
            String value = word.substring(word.indexOf('=') + 1);
            boolean isPicture = value.endsWith(".png");
            picture = isPicture ? value : picture;
            environment.setValue(name, isPicture ? folder.resolve(value).toString() : value);
        }
        task.createExecutable(environment).execute();

        BufferedImage drawn = ImageIO.read(folder.resolve(picture).toFile());
        Path shown = PAGE.resolveSibling("images").resolve(picture);
        BufferedImage image = ImageIO.read(shown.toFile());
        assertThat(drawn.getWidth()).isEqualTo(image.getWidth());
        assertThat(Files.size(shown)).isLessThan(MAX_BYTES);
        assertThat(Files.readString(PAGE)).contains("](images/" + picture + ")");
    }

    @Test
    void everyFigureIsShown() throws IOException {
        assertThat(commands()).hasSize(Figures.names().size() + 1);
        String page = Files.readString(PAGE);
        Figures.names().forEach(name -> assertThat(page).contains(" figure=" + name + " "));
    }
}
