package rubin.sandbox.adql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

/** Pairs of lines in a resource: a query, and what comes of it. */
final class QueryCases {

    private static final String[][] TABLES = {{"O", "Object"}, {"T", "TruthSummary"}, {"M", "MatchesTruth"}, {"V", "CcdVisit"}, {"N", "Numbers"}};

    private QueryCases() {
    }

    static Stream<Arguments> read(String resource) throws IOException {
        List<String> lines;
        try (InputStream in = QueryCases.class.getResourceAsStream(resource)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        }
        List<Arguments> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            cases.add(Arguments.of(expand(lines.get(i)), lines.get(i + 1)));
        }
        return cases.stream();
    }

    private static String expand(String query) {
        String expanded = query;
        for (String[] table : TABLES) {
            expanded = expanded.replaceAll("\\b(FROM|JOIN|TABLE|INTO|,) " + table[0] + "\\b(?!')", "$1 dp02_dc2_catalogs." + table[1])
                    .replaceAll("(FROM [A-Za-z0-9_.]+( [a-z]+)?), " + table[0] + "\\b", "$1, dp02_dc2_catalogs." + table[1]);
        }
        return expanded;
    }
}
