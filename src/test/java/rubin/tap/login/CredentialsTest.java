package rubin.tap.login;

import rubin.tap.base.TokenUse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.TapException;
import rubin.tap.base.TapService;

class CredentialsTest {

    private static final String CANARY = "gt-canary.0123456789";
    private static final TapService RUBIN = TapService.of("https://data.lsst.cloud/api/tap");
    private static final TapService OTHER = TapService.of("https://tap.example.org/tap");

    @TempDir
    Path home;

    private static Optional<String> header(String service, String target) {
        return Credentials.of(new Secret(CANARY), TapService.of(service)).headerFor(URI.create(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://data.lsst.cloud/api/tap/async/1", "https://DATA.lsst.cloud:443/api/tap/sync"})
    void theTokensOwnOriginGetsIt(String target) {
        assertThat(header("https://data.lsst.cloud/api/tap", target)).contains("Bearer " + CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://data.lsst.cloud/api/tap/async/1", "https://data.lsst.cloud:8443/x", "https://storage.googleapis.com/x",
        "https://evil.data.lsst.cloud/x", "https://data.lsst.cloud.evil.org/x"})
    void noOtherOriginGetsIt(String target) {
        assertThat(header("https://data.lsst.cloud/api/tap", target)).isEmpty();
    }

    @Test
    void plainHttpGetsItOnThisMachineOnly() {
        assertThat(header("http://127.0.0.1:8080/tap", "http://127.0.0.1:8080/tap/async/1")).isPresent();
        assertThat(header("http://tap.example.org/tap", "http://tap.example.org/tap/async/1")).isEmpty();
        assertThat(header("http://127.0.0.1.example.org/tap", "http://127.0.0.1.example.org/tap/async/1")).isEmpty();
    }

    @Test
    void aTokenDoesNotPrint() {
        assertThat(new Secret(CANARY) + " " + Credentials.of(new Secret(CANARY), TapService.of("https://x.org/tap"))).doesNotContain("canary");
    }

    @Test
    void aTokenThatCouldNotStandInAHeaderIsRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(CANARY + "\r\nX: y")).withMessageNotContaining("canary");
    }

    @Test
    void sourcesAreTriedInTheirOrder() throws IOException {
        Path file = Files.writeString(home.resolve("t"), "gt-file\n");
        Map<String, String> all = Map.of("RUBIN_TOKEN_FILE", file.toString(), "RUBIN_TOKEN", "gt-env", "ACCESS_TOKEN", "gt-access");
        Path named = secret("named", "gt-named");
        assertThat(found(all, Optional.of("@" + named))).contains("Bearer gt-named");
        assertThat(found(all, Optional.empty())).contains("Bearer gt-file");
        assertThat(found(Map.of("RUBIN_TOKEN", "gt-env", "ACCESS_TOKEN", "gt-access"), Optional.empty())).contains("Bearer gt-env");
        assertThat(found(Map.of("ACCESS_TOKEN", "gt-access"), Optional.empty())).contains("Bearer gt-access");
        assertThat(found(Map.of(), Optional.empty())).isEmpty();
    }

    @Test
    void aSavedTokenThatOthersCanReadIsRefused() throws IOException {
        Path saved = new TokenSources(Map.of(), Optional.of(home)).savedToken().orElseThrow();
        Files.createDirectories(saved.getParent());
        Files.writeString(saved, CANARY);
        Files.setPosixFilePermissions(saved, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> found(Map.of(), Optional.empty())).isInstanceOf(TapException.class).hasMessageContaining("chmod 600")
                .hasMessageNotContaining("canary");
        Files.setPosixFilePermissions(saved, PosixFilePermissions.fromString("rw-------"));
        assertThat(found(Map.of(), Optional.empty())).contains("Bearer " + CANARY);
    }

    /** A file without size may be endless, or the pipe of a password store. */
    @Test
    void aDeviceIsReadNoFurtherThanATokenIsLong() {
        assertThatThrownBy(() -> new TokenSources(Map.of(), Optional.of(home)).find(Optional.of("@/dev/zero"), RUBIN, RUBIN)).isInstanceOf(TapException.class)
                .hasMessage("token=@/dev/zero: is too large to be a token file");
    }

    @Test
    void aTokenOnTheCommandLineIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> found(Map.of(), Optional.of(CANARY))).isInstanceOf(TapException.class).hasMessageContaining("token=@file")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aTokenThatNamesNoServiceGoesToTheUsualOneOnly() throws IOException {
        TokenSources sources = new TokenSources(Map.of("ACCESS_TOKEN", "gt-access"), Optional.of(home));

        assertThat(sources.find(Optional.empty(), RUBIN, RUBIN).token()).isPresent();
        Credentials elsewhere = sources.find(Optional.empty(), OTHER, RUBIN);
        assertThat(elsewhere.token()).isEmpty();
        assertThat(elsewhere.access(OTHER.base())).isEqualTo(TokenUse.OF_ANOTHER);
        assertThat(elsewhere.headerFor(RUBIN.base())).as("after a redirect").isEmpty();
    }

    @Test
    void theTokenOfACommandsOwnFileGoesToTheServiceOfThatCommand() throws IOException {
        Path file = secret("t", "gt-file\n");
        Optional<String> parameter = Optional.of("@" + file);

        assertThat(new TokenSources(Map.of(), Optional.of(home)).find(parameter, OTHER, RUBIN).headerFor(OTHER.base())).contains("Bearer gt-file");
        Files.writeString(file, "gt-file\nhttps://data.lsst.cloud/api/tap\n");
        assertThat(new TokenSources(Map.of(), Optional.of(home)).find(parameter, OTHER, RUBIN).token()).isEmpty();
        assertThat(new TokenSources(Map.of(), Optional.of(home)).find(parameter, RUBIN, OTHER).headerFor(RUBIN.base())).contains("Bearer gt-file");
    }

    @Test
    void aSavedTokenIsTheOwnersAloneAndGoesToItsServiceOnly() throws IOException {
        TokenSources sources = new TokenSources(Map.of(), Optional.of(home));

        sources.save("gt-some.token ".toCharArray(), OTHER);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sources.savedToken().orElseThrow()))).isEqualTo("rw-------");
        assertThat(sources.find(Optional.empty(), OTHER, RUBIN).headerFor(OTHER.base())).contains("Bearer gt-some.token");
        assertThat(sources.find(Optional.empty(), RUBIN, RUBIN).token()).isEmpty();
    }

    @Test
    void aNewTokenTakesTheOldOnesPlaceAndLeavesNothingBeside() throws IOException {
        TokenSources sources = new TokenSources(Map.of(), Optional.of(home));
        sources.save("gt-old".toCharArray(), RUBIN);

        sources.save("gt-new".toCharArray(), RUBIN);

        assertThat(sources.savedToken().orElseThrow()).hasContent("gt-new\nhttps://data.lsst.cloud/api/tap\n");
        try (var files = Files.list(sources.savedToken().orElseThrow().getParent())) {
            assertThat(files).containsExactly(sources.savedToken().orElseThrow());
        }
    }

    @Test
    void aNamedFileThatOthersCanReadIsRefusedLikeTheSavedOne() throws IOException {
        Path file = secret("t", CANARY);
        for (String rights : new String[] {"rw-r--r--", "rw-r-----", "r--r--r--", "rw----r--"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            assertThatThrownBy(() -> found(Map.of(), Optional.of("@" + file))).isInstanceOf(TapException.class)
                    .hasMessage("token=@" + file + " can be read by other users; run 'chmod 600 " + file + "'");
        }
        for (String rights : new String[] {"rw-------", "r--------", "rwx------"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            assertThat(found(Map.of(), Optional.of("@" + file))).contains("Bearer " + CANARY);
        }
    }

    @Test
    void aByteOrderMarkAndBlanksAreNoPartOfAToken() throws IOException {
        for (String mark : new String[] {"\uFEFF", "\n\uFEFF ", "\uFEFF\r\n"}) {
            assertThat(found(Map.of(), Optional.of("@" + secret("t", mark + "gt-file\r\n")))).contains("Bearer gt-file");
        }
        Path wide = secret("wide", "");
        Files.write(wide, "\uFEFFgt-file\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        assertThat(found(Map.of(), Optional.of("@" + wide))).contains("Bearer gt-file");
        assertThat(found(Map.of("RUBIN_TOKEN", "\uFEFFgt-env"), Optional.empty())).contains("Bearer gt-env");
    }

    @Test
    void whoHasNoHomeHasNoSavedTokenAndIsToldSo() throws IOException {
        TokenSources homeless = new TokenSources(Map.of(), Optional.empty());
        assertThat(homeless.find(Optional.empty(), RUBIN, RUBIN).token()).isEmpty();
        assertThatThrownBy(() -> homeless.save("gt-x".toCharArray(), RUBIN)).isInstanceOf(IOException.class).hasMessageContaining("set the environment variable HOME");
    }

    /** A file as token files are. */
    private Path secret(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private Optional<String> found(Map<String, String> environment, Optional<String> parameter) throws IOException {
        return new TokenSources(environment, Optional.of(home)).find(parameter, RUBIN, RUBIN).token().map(Secret::bearer);
    }
}
