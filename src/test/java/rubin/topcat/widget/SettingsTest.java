package rubin.topcat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path home;

    @Test
    void valuesAreThereInTheNextSession() {
        Path file = home.resolve(".rubin").resolve("topcat.properties");
        new Settings(Optional.of(file)).put("service", "Sandbox");

        assertThat(new Settings(Optional.of(file)).get("service", "Rubin")).isEqualTo("Sandbox");
    }

    @Test
    void aPlaceThatCannotBeWrittenLosesNothingOfThisSession() {
        Settings settings = new Settings(Optional.of(Path.of("/proc/nowhere/topcat.properties")));
        settings.put("service", "Sandbox");

        assertThat(settings.get("service", "Rubin")).isEqualTo("Sandbox");
    }
}
