package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;

/**
 * Runs docs/tutorial.md: every command of it, in its order, against the embedded service, and compares what is printed. With
 * the environment variable {@code TUTORIAL_UPDATE=true} the outputs in the page are replaced by what is printed.
 */
class TutorialTest {

    private static final Path PAGE = Path.of("docs", "tutorial.md");

    @TempDir
    static Path folder;

    private static String homeBefore;
    private static SandboxServer sandbox;
    private static ConsoleSession session;

    @BeforeAll
    static void start() throws IOException {
        homeBefore = System.setProperty("user.home", Files.createDirectory(folder.resolve("home")).toString());
        sandbox = SandboxServer.start(SandboxOptions.DEFAULT);
        session = new ConsoleSession(folder, "http://127.0.0.1:8090/api/tap", sandbox.url());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        System.setProperty("user.home", homeBefore);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatThePageShows() throws IOException {
        ConsolePage page = ConsolePage.read(PAGE);
        List<String> printed = new ArrayList<>();
        Stream<DynamicTest> steps = page.steps().stream().map(step -> DynamicTest.dynamicTest(step.command(), () -> {
            String output = session.run(step.command());
            printed.add(output);
            if (!"true".equals(System.getenv("TUTORIAL_UPDATE"))) {
                assertThat(ConsoleSession.normal(output)).isEqualTo(ConsoleSession.normal(step.output()));
            } else if (printed.size() == page.steps().size()) {
                page.withOutputs(printed).write(PAGE);
            }
        }));
        return steps;
    }

    @Test
    void everyCellOfTheTutorialHasItsPlace() throws IOException {
        assertThat(Files.readString(PAGE)).contains("**1.1", "**1.2", "**1.3", "**2.1", "**2.2", "**2.3", "**2.4", "**3.1", "**3.2", "**3.3", "**3.4",
                "**4.1", "**4.2", "**4.3");
    }
}
