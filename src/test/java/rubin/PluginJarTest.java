package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.starlink.ttools.Stilts;

/** Commands with what pom.xml puts into topcat-rubin.jar, which has no embedded service. */
class PluginJarTest {

    @TempDir
    static Path folder;

    /** What is compiled, without what the pom leaves out of the jar. */
    @BeforeAll
    static void unpack() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String plugin = pom.substring(pom.indexOf("<id>plugin</id>"), pom.indexOf("</execution>", pom.indexOf("<id>plugin</id>")));
        List<PathMatcher> left = Pattern.compile("<exclude>(.*?)</exclude>").matcher(plugin).results().map(r -> r.group(1)).filter(e -> !e.contains(":")).map(e -> FileSystems.getDefault().getPathMatcher("glob:" + e)).toList();
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = classes.relativize(file);
                if (left.stream().noneMatch(m -> m.matches(name))) {
                    Files.createDirectories(folder.resolve(name).getParent());
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
    }

    @Test
    void nothingOfTheEmbeddedServiceIsThere() {
        assertThat(folder.resolve("rubin/sandbox")).doesNotExist();
        assertThat(folder.resolve("rubin/tap")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubin.Sandbox", "rubin.Sandbox fault=503:0.2 size=0.2", "rubin.Cone ra=62 dec=-37 radius=0.01 tapurl=sandbox",
            "rubin.Count by=truth_type tapurl=sandbox", "rubin.Schema tapurl=sandbox"})
    void aCommandSaysWhichJarToUse(String command) throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> !p.endsWith("classes") && Stream.of("h2", "jsqlparser").noneMatch(p::contains)).collect(Collectors.joining(File.pathSeparator));
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.home=" + folder,
                "-cp", folder + File.pathSeparator + path, Stilts.class.getName()));
        words.addAll(List.of(command.split(" ")));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.strip()).endsWith("Error: topcat-rubin.jar has no embedded service; put topcat-rubin-sandbox.jar in its place").doesNotContain("\tat ");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
