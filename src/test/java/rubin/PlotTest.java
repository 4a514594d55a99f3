package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot2.task.PlanePlot2Task;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** Draws figures and looks at the pixels that matter. */
class PlotTest {

    private static final int STAR = 0x8b0000;
    private static final int SUPERNOVA = 0x0000ff;
    private static final int GALAXY = 0xbebebe;

    @TempDir
    private static Path shared;
    private static Path truth;

    @TempDir
    private Path directory;

    @BeforeAll
    static void writeTable() throws IOException {
        truth = shared.resolve("truth.fits");
        new StarTableOutput().writeStarTable(SyntheticTruth.table(3000, 1), truth.toString(), null);
    }

    /** Runs the task, and gives what it printed on standard error and output. */
    private static MapEnvironment run(String... words) throws TaskException, IOException {
        MapEnvironment environment = new MapEnvironment();
        environment.setValue("in", read(truth));
        set(environment, words);
        new Plot().createExecutable(environment).execute();
        return environment;
    }

    private static StarTable read(Path file) throws IOException {
        return new StarTableFactory().makeStarTable(file.toString());
    }

    private static void set(MapEnvironment environment, String... words) {
        for (String word : words) {
            environment.setValue(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
    }

    private BufferedImage draw(String... words) throws TaskException, IOException {
        Path file = directory.resolve("figure.png");
        List<String> all = new ArrayList<>(List.of(words));
        all.add("out=" + file);
        run(all.toArray(String[]::new));
        return ImageIO.read(file.toFile());
    }

    private static List<int[]> pixels(BufferedImage image, int color) {
        List<int[]> found = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == color) {
                    found.add(new int[] {x, y});
                }
            }
        }
        return found;
    }

    private static double meanY(List<int[]> pixels) {
        return pixels.stream().mapToInt(pixel -> pixel[1]).average().orElseThrow();
    }

    private static double meanX(List<int[]> pixels) {
        return pixels.stream().mapToInt(pixel -> pixel[0]).average().orElseThrow();
    }

    @Test
    void everyClassShowsInItsColour() throws Exception {
        BufferedImage image = draw("figure=cmd", "legend=false", "grid=false");

        assertThat(pixels(image, STAR)).hasSizeGreaterThan(200);
        assertThat(pixels(image, GALAXY)).hasSizeGreaterThan(2000);
        assertThat(image.getWidth()).isEqualTo(760);
    }

    @Test
    void aBrightStarIsAtTheTopAndARedOneAtTheRight() throws Exception {
        String[] usual = {"figure=cmd", "class=star", "legend=false"};
        List<int[]> bright = pixels(draw(usual[0], usual[1], usual[2], "icmd=replaceval null 0 objectId; addcol -before 1 x 1; delcols \"mag_g_cModel gmi\"; "
                + "addcol mag_g_cModel 17.0; addcol gmi 0.0; head 200"), STAR);
        List<int[]> faintAndRed = pixels(draw(usual[0], usual[1], usual[2], "icmd=delcols \"mag_g_cModel gmi\"; addcol mag_g_cModel 28.0; addcol gmi 3.0; head 200"), STAR);

        assertThat(meanY(bright)).isLessThan(120);
        assertThat(meanY(faintAndRed)).isGreaterThan(500);
        assertThat(meanX(bright)).isLessThan(meanX(faintAndRed) - 200);
    }

    @Test
    void eastIsAtTheLeftOfTheSky() throws Exception {
        BufferedImage image = draw("figure=spatial", "legend=false", "icmd=delcols target_ra; addcol target_ra 0.05; head 400");

        assertThat(meanX(pixels(image, STAR))).isLessThan(300);
    }

    @Test
    void theRarestClassIsOnTop() throws Exception {
        BufferedImage image = draw("figure=cmd", "legend=false",
                "icmd=delcols \"mag_g_cModel gmi\"; addcol mag_g_cModel 22.0; addcol gmi 1.0; replaceval 2 3 truth_type; head 400");

        assertThat(pixels(image, SUPERNOVA)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"linked,3,1", "fluxflux,3,2", "truecmd,2,2", "hist,2,1"})
    void noPanelOfAFigureIsEmpty(String figure, int columns, int rows) throws Exception {
        BufferedImage image = draw("figure=" + figure, "grid=false", "legend=false");
        int header = 34;
        for (int panel = 0; panel < columns * rows; panel++) {
            int width = image.getWidth() / columns;
            int height = (image.getHeight() - header) / rows;
            BufferedImage part = image.getSubimage(panel % columns * width, header + panel / columns * height, width, height);
            int coloured = 0;
            for (int y = 40; y < height - 60; y++) {
                for (int x = 80; x < width - 30; x++) {
                    coloured += (part.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
                }
            }
            assertThat(coloured).as("coloured pixels in panel " + panel).isGreaterThan(60);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratio", "offsets", "magmag", "cmd-gr", "colour", "spatial"})
    void theStockCommandDrawsTheSamePicture(String figure) throws Exception {
        BufferedImage ours = draw("figure=" + figure, "xpix=400", "ypix=380");
        String script = run("figure=" + figure, "xpix=400", "ypix=380", "script=true", "out=unused.png").getOutputText();

        assertSame(ours, stock(script, "stock.png"));
    }

    @Test
    void theStockCommandsOfAFigureDrawItsPanels() throws Exception {
        BufferedImage ours = draw("figure=linked", "xmax=0.05", "size_star=4");
        String[] scripts = run("figure=linked", "xmax=0.05", "size_star=4", "script=true", "out=linked.png").getOutputText().split("(?m)^(?=stilts )");

        assertThat(scripts).hasSize(3);
        assertThat(scripts[1]).contains("out=linked-cmd-gr.png");
        for (int panel = 0; panel < 3; panel++) {
            BufferedImage stock = stock(scripts[panel], "panel" + panel + ".png");
            assertSame(ours.getSubimage(panel * stock.getWidth(), 34, stock.getWidth(), stock.getHeight()), stock);
        }
    }

    /** Hands the words of a printed command to the host's task. */
    private BufferedImage stock(String script, String name) throws Exception {
        Path file = directory.resolve(name);
        MapEnvironment environment = new MapEnvironment();
        Matcher words = Pattern.compile("\\\\\\n   (\\w+)=(.*?)(?= \\\\\\n|\\n*$)").matcher(script);
        while (words.find()) {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "printf %s " + words.group(2)).start();
            String value = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String parameter = words.group(1);
            environment.setValue(parameter, parameter.equals("in") ? read(truth)
                    : parameter.startsWith("in_") ? new StarTableFactory().makeStarTable(value) : parameter.equals("out") ? file.toString() : value);
        }
        new PlanePlot2Task().createExecutable(environment).execute();
        return ImageIO.read(file.toFile());
    }

    private static void assertSame(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        assertThat(different).as("pixels that differ").isZero();
    }

    @Test
    void theUsersParametersGoBeforeTheFigures() throws Exception {
        assertThat(pixels(draw("figure=cmd", "color=00ff00", "shading=flat", "legend=false"), 0x00ff00)).hasSizeGreaterThan(2000);
        assertThat(pixels(draw("figure=cmd", "color_star=00ff00", "legend=false"), STAR)).isEmpty();
        List<int[]> moved = pixels(draw("figure=cmd", "class=star", "x=5", "xmax=6", "legend=false"), STAR);
        assertThat(moved.stream().mapToInt(pixel -> pixel[0]).max().orElseThrow() - moved.stream().mapToInt(pixel -> pixel[0]).min().orElseThrow())
                .as("all stars at x=5").isLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({"pdf,%PDF", "svg,<svg", "eps,%!PS", "jpg,ÿØ", "png,PNG"})
    void theEndingTellsTheFormat(String ending, String magic) throws Exception {
        Path file = directory.resolve("linked." + ending);

        run("figure=linked", "out=" + file);

        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).substring(0, 200)).contains(magic);
        try (var files = Files.list(directory)) {
            assertThat(files).as("nothing is left behind").containsExactly(file);
        }
    }

    @Test
    void aTableWithoutRowsGivesAnEmptyFigureAndSaysSo() throws Exception {
        MapEnvironment environment = run("figure=all", "icmd=head 0", "out=" + directory.resolve("empty.png"));

        assertThat(environment.getErrorText()).isEqualTo("rubinplot: the table has no rows; the figure is empty\n");
        assertThat(ImageIO.read(directory.resolve("empty.png").toFile()).getWidth()).isEqualTo(1140);
    }

    @Test
    void aColumnWithoutValuesIsNamed() throws Exception {
        MapEnvironment environment = run("figure=cmd", "icmd=delcols gmi; addcol gmi 0.0/0.0", "out=" + directory.resolve("null.png"));

        assertThat(environment.getErrorText()).isEqualTo("rubinplot: gmi has no value in any row to be shown\n");
    }

    @Test
    void aClassWithoutRowsIsNoColumnWithoutValues() throws Exception {
        MapEnvironment environment = run("figure=hist", "icmd=select truth_type!=3", "out=" + directory.resolve("hist.png"));

        assertThat(environment.getErrorText()).isEmpty();
    }

    @Test
    void aRareClassHasABarInTheHistogram() throws Exception {
        String script = run("figure=hist", "script=true").getOutputText();

        assertThat(script.lines().filter(line -> line.strip().startsWith("ymin=0.5"))).as("both logarithmic axes start below 1").hasSize(2);
    }

    @Test
    void rowsOfNoClassAreCounted() throws Exception {
        MapEnvironment environment = run("figure=cmd", "icmd=head 50; addcol -before truth_type ttype '$0<=20?2:7'; delcols truth_type; colmeta -name truth_type ttype", "out=" + directory.resolve("part.png"));

        assertThat(environment.getErrorText()).isEqualTo("rubinplot: 30 rows are of none of the classes galaxy, star, SNe and are not shown\n");
    }

    @Test
    void latexKeepsTheSpacesOfLabels() throws Exception {
        String script = run("figure=offsets", "texttype=latex", "script=true").getOutputText();

        assertThat(script).contains("xlabel='\\text{RA difference * cos(Dec) / arcsec}'", "leglabel_median68line='\\text{median, 68 \\%}'");
    }

    @Test
    void theSizeIsThatOfTheWholePicture() throws Exception {
        BufferedImage image = draw("figure=linked", "xpix=900", "ypix=334");

        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(334);
    }

    @Test
    void aFailureLeavesTheOldPicture() throws Exception {
        Path file = directory.resolve("old.png");
        Files.writeString(file, "old");

        assertThatThrownBy(() -> run("figure=cmd", "icmd=delcols *", "out=" + file)).isInstanceOf(TaskException.class);

        assertThat(file).hasContent("old");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "out=figure.xyz | out=figure.xyz: not a picture format; end out= in .png, .pdf, .svg, .eps or .jpg, or give one of these as ofmt=",
        "out=/no/such/x.png | out=/no/such/x.png: there is no folder /no/such; make it, or write elsewhere",
        "omode=out | omode=out: needs a file; add out=figure.png",
        "figure=cdm | must be one of cmd, cmd-gr",
        "dec=-37 | no region: give ra=, dec= and radius=",
        "xmax=three | xmax"})
    void aWrongParameterIsRefusedWithTheRemedy(String word, String message) {
        assertThatThrownBy(() -> {
            MapEnvironment environment = new MapEnvironment().setValue("in", read(truth));
            set(environment, "out=" + directory.resolve("x.png"));
            if (word.equals("omode=out")) {
                environment.getMap().remove("out");
            }
            set(environment, word);
            new Plot().createExecutable(environment);
        }).isInstanceOf(TaskException.class).hasMessageContaining(message);
    }

    @Test
    void theSkyIsRound() throws Exception {
        BufferedImage image = draw("figure=spatial", "class=galaxy", "legend=false", "grid=false", "shading=flat");
        List<int[]> galaxies = pixels(image.getSubimage(80, 40, 600, 600), GALAXY);
        int width = galaxies.stream().mapToInt(pixel -> pixel[0]).max().orElseThrow() - galaxies.stream().mapToInt(pixel -> pixel[0]).min().orElseThrow();
        int height = galaxies.stream().mapToInt(pixel -> pixel[1]).max().orElseThrow() - galaxies.stream().mapToInt(pixel -> pixel[1]).min().orElseThrow();

        assertThat((double) width / height).isCloseTo(1, within(0.01));
    }
}
