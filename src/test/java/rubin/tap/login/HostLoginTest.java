package rubin.tap.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.tap.base.TapService;

/** The host's own TAP client, as {@code bin/stilts} runs it, against a service that wants a token and stores results elsewhere. */
class HostLoginTest {

    private static final String TOKEN = "gt-host-canary.0123456789";

    private static ToyDatabase database;
    private static rubin.sandbox.tap.TapServer service;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = rubin.sandbox.tap.TapServer.start(TapOptions.DEFAULT.withToken(TOKEN).withStoreRedirect(), () -> database);
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    /** Runs the host in a process of its own, because what the token's installation changes is the process's. */
    private String stilts(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Drubin.tapurl=" + service.url(), "-classpath", System.getProperty("java.class.path"), "rubin.task.StiltsMain"));
        command.addAll(List.of(arguments));
        File output = home.resolve("output").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeAll(List.of("RUBIN_TOKEN_FILE", "ACCESS_TOKEN"));
        builder.environment().put("RUBIN_TOKEN", TOKEN);
        Process process = builder.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output.toPath());
        assertThat(text).doesNotContain("canary");
        return process.exitValue() + " " + text;
    }

    @Test
    void theHostsOwnTapClientIsLetIn() throws Exception {
        for (String sync : new String[] {"true", "false"}) {
            Path out = home.resolve("out" + sync + ".csv");
            assertThat(stilts("tapquery", "tapurl=" + service.url(), "sync=" + sync, "adql=SELECT n FROM dp02_dc2_catalogs.Numbers WHERE n <= 3",
                    sync.equals("true") ? "compress=true" : "poll=50", "out=" + out)).startsWith("0 ");
            assertThat(Files.readAllLines(out)).containsExactlyInAnyOrder("n", "1", "2", "3");
        }
        assertThat(service.leakedTokens()).isZero();
    }

    @Test
    void anotherHostIsNotLetIn() throws Exception {
        // The same service by another name: another origin.
        String other = service.url().replace("127.0.0.1", "localhost");
        assertThat(stilts("tapquery", "tapurl=" + other, "sync=true", "adql=SELECT n FROM dp02_dc2_catalogs.Numbers", "out=" + home.resolve("x.csv")))
                .startsWith("1 ");
    }

    @Test
    void otherQuestionsGoToTheAuthenticatorThatWasThere() throws IOException {
        Authenticator before = Authenticator.getDefault();
        try {
            Authenticator.setDefault(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("somebody", getRequestingHost().toCharArray());
                }
            });
            HostLogin.install(TapService.of("https://tap.example.org/tap"), () -> Optional.of(new Secret(TOKEN)));
            for (Map.Entry<String, String> question : Map.of("https://tap.example.org/datalink", TOKEN, "https://other.example.org/tap", "other.example.org",
                    "http://tap.example.org/tap", "tap.example.org", "https://tap.example.org:8443/tap", "tap.example.org").entrySet()) {
                assertThat(password(question.getKey(), "basic", Authenticator.RequestorType.SERVER)).as(question.getKey()).isEqualTo(question.getValue());
            }
            assertThat(password("https://tap.example.org/tap", "digest", Authenticator.RequestorType.SERVER)).isEqualTo("tap.example.org");
            assertThat(password("https://tap.example.org/tap", "basic", Authenticator.RequestorType.PROXY)).isEqualTo("tap.example.org");
        } finally {
            Authenticator.setDefault(before);
        }
    }

    private static String password(String url, String scheme, Authenticator.RequestorType type) throws IOException {
        URL target = new URL(url);
        return String.valueOf(Authenticator.requestPasswordAuthentication(Authenticator.getDefault(), target.getHost(), null, target.getPort(),
                target.getProtocol(), "realm", scheme, target, type).getPassword());
    }
}
