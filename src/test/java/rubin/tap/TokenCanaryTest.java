package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;

/**
 * Commands in processes of their own, with a known token in {@code ~/.rubin/token}, every log message written, and a folder for
 * all their files: whatever they print or leave is searched for the token.
 */
class TokenCanaryTest {

    private static final String TOKEN = "gt-canary0123456789.abcdefghij";
    private static final List<String> TRACES = List.of(TOKEN, "canary0123456789", Base64.getEncoder().encodeToString(("x-oauth-basic:" + TOKEN).getBytes(StandardCharsets.UTF_8)),
            Base64.getEncoder().encodeToString((":" + TOKEN).getBytes(StandardCharsets.UTF_8)).substring(4, 20));

    private static ToyDatabase database;
    private static rubin.sandbox.tap.TapServer service;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = rubin.sandbox.tap.TapServer.start(TapOptions.DEFAULT.withToken(TOKEN).withStoreRedirect(), () -> database);
    }

    @AfterEach
    void noForeignHostHasSeenIt() {
        service.faults().clear();
        assertThat(service.leakedTokens()).isZero();
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    /** Runs a command; returns its exit status and all that it has printed. */
    private String run(String url, String... arguments) throws Exception {
        Path token = home.resolve(".rubin").resolve("token");
        if (!Files.exists(token)) {
            Files.createDirectories(token.getParent());
            Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(token, TOKEN + "\n" + url + "\n");
            Files.createDirectories(home.resolve("tmp"));
            Files.writeString(home.resolve("logging"), "handlers=java.util.logging.FileHandler\n.level=ALL\njava.util.logging.FileHandler.level=ALL\n"
                    + "java.util.logging.FileHandler.pattern=" + home.resolve("log%u") + "\n"
                    + "java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter\n");
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Duser.home=" + home, "-Djava.io.tmpdir=" + home.resolve("tmp"), "-Djava.util.logging.config.file=" + home.resolve("logging"),
                "-Djdk.httpclient.HttpClient.log=requests", "-classpath", System.getProperty("java.class.path"), "rubin.task.StiltsMain", "-debug"));
        command.addAll(List.of(arguments));
        command.add("tapurl=" + url);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("output").toFile()).directory(home.toFile());
        builder.environment().keySet().removeAll(List.of("RUBIN_TOKEN_FILE", "RUBIN_TOKEN", "ACCESS_TOKEN"));
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String commandLine = process.info().commandLine().orElse("");
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        expectNoTrace("command line", commandLine);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.equals(token)).toList()) {
                expectNoTrace(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return process.exitValue() + " " + Files.readString(home.resolve("output"));
    }

    private static void expectNoTrace(String where, String text) {
        for (String trace : TRACES) {
            assertThat(text.contains(trace)).as(where + " holds the token").isFalse();
        }
    }

    @Test
    void aQueryLeavesNoTraceOfIt() throws Exception {
        assertThat(run(service.url(), "rubinquery", "adql=SELECT n FROM dp02_dc2_catalogs.Numbers", "out=a.vot")).startsWith("0 ");
        assertThat(run(service.url(), "rubinquery", "adql=SELECT n FROM dp02_dc2_catalogs.Numbers", "sync=true", "out=b.fits")).startsWith("0 ");
        assertThat(Files.size(home.resolve("a.vot"))).isPositive();
        assertThat(Files.list(home).map(Path::getFileName).map(Path::toString).filter(n -> n.startsWith("log"))).isNotEmpty();
    }

    @Test
    void failuresLeaveNoTraceOfIt() throws Exception {
        service.faults().add(Fault.of(FaultKind.STATUS).number(403).on("POST", "/async"));
        assertThat(run(service.url(), "rubinquery", "adql=SELECT n FROM dp02_dc2_catalogs.Numbers", "out=a.vot")).startsWith("1 ").contains("read:tap");
        service.faults().add(Fault.of(FaultKind.REDIRECT).text("http://localhost:1/x").on("GET", "/async/.*").always());
        assertThat(run(service.url(), "rubinquery", "adql=SELECT n FROM dp02_dc2_catalogs.Numbers", "timeout=3", "out=a.vot")).startsWith("1 ");
        assertThat(home.resolve("a.vot")).doesNotExist();
    }

    @Test
    void aServiceThatRepeatsItLeavesNoTraceOfIt() throws Exception {
        try (ScriptedService echo = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, 400, "text/plain",
                "bad header " + exchange.getRequestHeaders().getFirst("Authorization")))) {
            assertThat(run(echo.service().toString(), "rubinquery", "adql=SELECT 1 FROM t", "out=a.vot")).startsWith("1 ").contains("bad header Bearer (token)");
            assertThat(echo.authorizations).contains("Bearer " + TOKEN);
        }
    }
}
