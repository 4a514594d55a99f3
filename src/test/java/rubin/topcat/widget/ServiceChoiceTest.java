package rubin.topcat.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.tap.login.TokenSources;

class ServiceChoiceTest {

    private static final ServiceChoice RUBIN = new ServiceChoice(ServiceChoice.RUBIN);
    private static final ServiceChoice OTHER = new ServiceChoice("https://tap.example.org/tap");

    @TempDir
    private Path home;
    private String userHome;

    @BeforeEach
    void saveAToken() throws IOException {
        userHome = System.setProperty("user.home", home.toString());
        new TokenSources(Map.of(), Optional.of(home)).save("gt-some.token".toCharArray(), OTHER.service());
    }

    @AfterEach
    void restoreHome() {
        System.setProperty("user.home", userHome);
    }

    @Test
    void aTokenGoesToTheServiceThatItWasSavedForOnly() throws IOException {
        assertThat(OTHER.credentials(OTHER.service()).token()).isPresent();
        assertThat(RUBIN.credentials(RUBIN.service()).token()).isEmpty();
    }

    @Test
    void whatIsNoServiceIsRefusedWithTheRule() {
        assertThatThrownBy(() -> new ServiceChoice("nonsense")).hasMessageStartingWith("Service 'nonsense': choose Rubin or Sandbox, or give a URL");
    }
}
