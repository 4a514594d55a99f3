package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of bin/ where a plugin is built already, and there is no Maven, no home and nothing to write. */
class ScriptsTest {

    private static final List<String> PROGRAMS = List.of("bash", "env", "dirname", "readlink", "find", "java", "id");

    @TempDir
    Path folder;

    @Test
    void aBuiltPluginNeedsJavaAlone() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/share/java/starlink-ttools.jar")) && System.getenv("TOPCAT_JAR") == null);
        Path top = Files.createDirectory(folder.resolve("top"));
        for (String name : List.of("bin/setup", "bin/stilts", "plugin.properties", "pom.xml")) {
            Files.createDirectories(top.resolve(name).getParent());
            Files.copy(Path.of(name), top.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createDirectories(top.resolve("src/main"));
        jar(top.resolve("target/topcat-rubin-sandbox.jar"));
        Path path = Files.createDirectory(folder.resolve("path"));
        for (String program : PROGRAMS) {
            Path found = program.equals("java") ? Path.of(System.getProperty("java.home"), "bin", "java")
                    : Stream.of("/usr/bin", "/bin").map(d -> Path.of(d, program)).filter(Files::exists).findFirst().orElseThrow();
            Files.createSymbolicLink(path.resolve(program), found);
        }
        List<Path> before = tree(top);
        ProcessBuilder builder = new ProcessBuilder(top.resolve("bin/stilts").toString(), "rubincone", "62", "-37", "0.01", "query=only").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).startsWith("SELECT ");
        assertThat(tree(top)).isEqualTo(before);
    }

    private static List<Path> tree(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.sorted().toList();
        }
    }

    /** What is compiled, as the build packs it. */
    private static void jar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Path classes = Path.of("target/classes");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
    }
}
