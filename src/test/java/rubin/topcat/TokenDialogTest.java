package rubin.topcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.tap.TokenSources;

class TokenDialogTest {

    @TempDir
    private Path home;

    @Test
    void aSavedTokenIsTheOwnersAloneAndIsFoundAgain() throws IOException {
        TokenSources sources = new TokenSources(Map.of(), home);

        TokenDialog.write(sources.savedToken(), "gt-some.token ".toCharArray());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sources.savedToken()))).isEqualTo("rw-------");
        assertThat(sources.find(Optional.empty())).isPresent();
    }

    @Test
    void aNewTokenTakesTheOldOnesPlaceAndLeavesNothingBeside() throws IOException {
        Path file = home.resolve(".rubin").resolve("token");
        TokenDialog.write(file, "gt-old".toCharArray());

        TokenDialog.write(file, "gt-new".toCharArray());

        assertThat(file).hasContent("gt-new");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
