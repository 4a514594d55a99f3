package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package says what it is for, what it may import and where to begin reading. */
class PackageInfoTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void everyPackageSaysWhatItIsForAndWhereToBegin() throws IOException {
        List<Path> packages;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            packages = files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct().sorted().toList();
        }
        assertThat(packages).contains(SOURCES.resolve("rubin"));
        for (Path folder : packages) {
            String name = SOURCES.relativize(folder).toString().replace('/', '.');
            assertThat(folder.resolve("package-info.java")).exists().content()
                    .contains("package " + name + ";").containsIgnoringCase("import").contains("Begin with {@link ");
        }
    }

    @Test
    void whereToBeginIsAClassThatExists() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.endsWith("package-info.java")).toList()) {
                for (String link : Files.readString(file).split("\\{@link ")) {
                    String type = link.split("[}#\\s]", 2)[0];
                    if (type.startsWith("rubin.")) {
                        assertThat(SOURCES.resolve(type.replace('.', '/') + ".java")).as("named in " + file).exists();
                    }
                }
            }
        }
    }

    @Test
    void thePictureOfPackagesIsThatOfTheCode() throws IOException, InterruptedException {
        Process check = new ProcessBuilder("bin/architecture", "--check").redirectErrorStream(true).start();
        assertThat(new String(check.getInputStream().readAllBytes())).isEmpty();
        assertThat(check.waitFor()).isZero();
    }
}
