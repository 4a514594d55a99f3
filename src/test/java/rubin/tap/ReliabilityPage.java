package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * docs/reliability.md, whose tables are made by the tests: each stands between two comments with its name. A test that finds
 * the page different fails, or rewrites it when it runs with {@code -Drubin.docs=write}.
 */
final class ReliabilityPage {

    private static final Path PAGE = Path.of("docs", "reliability.md");
    private static final boolean WRITE = "write".equals(System.getProperty("rubin.docs"));

    private ReliabilityPage() {
    }

    /** Compares a table with the page's. */
    static void expect(String name, List<List<String>> rows) throws IOException {
        String page = Files.readString(PAGE);
        String updated = with(page, name, rows);
        if (WRITE) {
            Files.writeString(PAGE, updated);
        } else {
            assertThat(page).as("docs/reliability.md, table " + name + "; -Drubin.docs=write brings it up to date").isEqualTo(updated);
        }
    }

    /** Writes a table of figures that differ from run to run. */
    static void record(String name, List<List<String>> rows) throws IOException {
        Files.writeString(PAGE, with(Files.readString(PAGE), name, rows));
    }

    private static String with(String page, String name, List<List<String>> rows) {
        String begin = "<!-- " + name + ": made by the tests -->\n";
        String end = "<!-- end of " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        String heading = page.substring(from, to).lines().limit(2).reduce("", (a, b) -> a + b + "\n");
        StringBuilder table = new StringBuilder(heading);
        rows.forEach(row -> table.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return page.substring(0, from) + table + page.substring(to);
    }
}
