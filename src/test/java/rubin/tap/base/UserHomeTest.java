package rubin.tap.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserHomeTest {

    @Test
    void homeIsWhatTheShellSaysElseWhatTheListOfUsersSays() {
        assertThat(UserHome.of("/home/a", "/root")).contains(Path.of("/home/a"));
        assertThat(UserHome.of(null, "/root")).contains(Path.of("/root"));
        assertThat(UserHome.of("", "/root")).contains(Path.of("/root"));
        assertThat(UserHome.of("relative", "/root")).contains(Path.of("/root"));
    }

    /** Java calls the home of a user id that is in no list "?", which would be a folder in the present one. */
    @Test
    void whoIsInNoListHasNoHomeUnlessTheShellSaysSo() {
        assertThat(UserHome.of(null, "?")).isEmpty();
        assertThat(UserHome.of(null, null)).isEmpty();
        assertThat(UserHome.of("/scratch", "?")).contains(Path.of("/scratch"));
        assertThat(UserHome.of("a\u0000b", "?")).isEmpty();
    }

    @Test
    void onlyTheBeginningOfANameIsTheHome() {
        Optional<Path> home = UserHome.folder();
        assertThat(UserHome.file("~/t")).isEqualTo(home.orElseThrow().resolve("t"));
        assertThat(UserHome.file("a/~/t")).isEqualTo(Path.of("a/~/t"));
        assertThat(UserHome.file("~other/t")).isEqualTo(Path.of("~other/t"));
    }
}
