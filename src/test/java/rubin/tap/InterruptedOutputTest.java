package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rubin.tap.base.TapService;
import uk.ac.starlink.votable.DataFormat;

/** A command in a process of its own that is ended, as by Ctrl-C, while it writes a table which nobody reads. */
class InterruptedOutputTest {

    @TempDir
    Path home;

    @Test
    @Timeout(100)
    void whoEndsACommandDuringItsOutputIsToldHowToFetchTheTable() throws Exception {
        String result = Votables.result(20_000, DataFormat.TABLEDATA);
        try (ScriptedService service = new ScriptedService((exchange, request) -> {
            if (request.startsWith("POST")) {
                exchange.getResponseHeaders().add("Location", "/tap/async/1");
                exchange.sendResponseHeaders(303, -1);
            } else {
                ScriptedService.send(exchange, 200, "text/xml", request.endsWith("/result") ? result : ScriptedService.job("COMPLETED", ""));
            }
        })) {
            for (List<String> more : List.of(List.of("abort=false"), List.of("abort=true"))) {
                String said = ended(service.service(), more);
                assertThat(said).contains("the job is done: " + service.service() + "/async/1",
                        "To fetch its table: rubinjob action=fetch job=" + service.service() + "/async/1 out=table.fits");
                assertThat(said).doesNotContain("Shutdown", "Exception", "\tat ");
                assertThat(service.requests).doesNotContain("DELETE /tap/async/1");
            }
        }
    }

    /** What is on standard error of a command that was ended when it had begun to write. */
    private String ended(TapService service, List<String> more) throws IOException, InterruptedException {
        Path err = home.resolve("err");
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-classpath",
                System.getProperty("java.class.path"), "rubin.task.StiltsMain", "rubinquery", "adql=SELECT 1 FROM t", "tapurl=" + service, "ofmt=csv", "out=-"));
        command.addAll(more);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile()).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            assertThat(out.read()).isPositive();
            process.toHandle().destroy();    // the signal of kill, for which Java does what it does for Ctrl-C
            out.transferTo(java.io.OutputStream.nullOutputStream());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);    // 128 and the signal's number
        return Files.readString(err, StandardCharsets.UTF_8);
    }
}
