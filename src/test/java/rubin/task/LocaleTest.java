package rubin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands in processes of their own with a locale that has no letters beyond ASCII. */
class LocaleTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @Timeout(100)
    @CsvSource({"rubinquery,adql=SELECT 1,out=\u00e9.fits", "rubinquery,adql=SELECT 1,token=@\u00e9", "rubinstats,in=\u00e9.fits,ofmt=csv"})
    void aNameThatTheLocaleLacksIsSaidWithTheRemedy(String task, String first, String second) throws Exception {
        Path said = home.resolve("said");
        // A shell's printf makes the bytes, since this process may not be able to pass them on.
        String escaped = second.replace("\u00e9", "\\303\\251");
        List<String> command = List.of("sh", "-c", "exec \"$0\" -Xmx256m -classpath \"$1\" rubin.task.StiltsMain \"$2\" \"$3\" \"$(printf '" + escaped + "')\" ${4:+\"$4\"}",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), System.getProperty("java.class.path"), task, first,
                task.equals("rubinquery") ? "tapurl=http://127.0.0.1:1/tap" : "");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).directory(home.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said, StandardCharsets.ISO_8859_1).strip();
        assertThat(process.exitValue()).as(text).isEqualTo(1);
        assertThat(text).hasLineCount(1).startsWith("Error: ").endsWith("run with LC_ALL=C.UTF-8").doesNotContain("Exception");
    }
}
