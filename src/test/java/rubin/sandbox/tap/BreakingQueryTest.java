package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.sandbox.ToyDatabase;

/** Queries that break parsers, connections that break, and databases that do. */
@Timeout(120)
class BreakingQueryTest {

    private static final String COUNT = "SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object";

    private static ToyDatabase database;
    private static TapServer service;
    private static TapClient client;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapServer.start(TapOptions.DEFAULT, () -> database);
        client = new TapClient(service.url());
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    private static String repeated(String text, int times, String between) {
        return String.join(between, Collections.nCopies(times, text));
    }

    @Test
    void longAndDeepQueriesAreAnswered() throws Exception {
        assertThat(TapClient.rows(client.query("SELECT TOP 1 " + repeated("1", 500, "+") + " AS n FROM dp02_dc2_catalogs.Object").body()))
                .containsExactly(List.of(500L));
        // An even number of negations is none.
        assertThat(TapClient.rows(client.query(COUNT + " WHERE " + repeated("NOT", 600, " ") + " detect_isPrimary = 1").body())).containsExactly(List.of(3L));
    }

    @Test
    void deeperOnesAreRefused() throws Exception {
        List<String> conditions = List.of(repeated("1", 20_000, "+") + " > 0", repeated("NOT", 100_000, " ") + " tract = 1", repeated("-", 40_000, " ") + "1 = 1",
                repeated("(", 40_000, "") + "1 = 1" + repeated(")", 40_000, ""), repeated("ABS(", 3_000, "") + "1" + repeated(")", 3_000, "") + " = 1",
                repeated("tract * (1", 3_000, " + ") + repeated(")", 3_000, "") + " = 1", repeated("tract =", 20_000, " ") + " 1", repeated("1 /", 5_000, " ") + " tract = 1",
                repeated("(tract = 1 OR", 3_000, " ") + " tract = 2" + repeated(")", 3_000, ""));
        for (String condition : conditions) {
            for (String adql : List.of(COUNT + " WHERE " + condition, "SELECT TOP 1 " + condition + " AS x FROM dp02_dc2_catalogs.Object",
                    COUNT + " GROUP BY tract HAVING " + condition, "SELECT tract FROM dp02_dc2_catalogs.Object ORDER BY " + condition)) {
                HttpResponse<String> response = client.query(adql);
                assertThat(response.statusCode()).as(adql.substring(0, 100) + response.body()).isEqualTo(400);
                assertThat(response.body()).contains("value=\"ERROR\"").doesNotContain("StackOverflow");
            }
        }
        assertThat(TapClient.rows(client.query(COUNT).body())).containsExactly(List.of(4L));
    }

    /** What H2 itself says is running. */
    @Test
    void aQueryEndsWhenItsClientHangsUp() throws Exception {
        String running = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE EXECUTING_STATEMENT LIKE '%Numbers%Numbers%Numbers%' "
                + "AND EXECUTING_STATEMENT NOT LIKE '%SESSIONS%'";
        try (Socket socket = new Socket("127.0.0.1", URI.create(service.url()).getPort())) {
            socket.getOutputStream().write(("GET /api/tap/sync?" + TapClient.form("LANG", "ADQL", "QUERY", UwsTest.MONSTER) + " HTTP/1.1\r\nHost: localhost:"
                    + socket.getPort() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            awaitAnswer(running, "1");
        }
        long hungUp = System.nanoTime();
        awaitAnswer(running, "0");
        assertThat((System.nanoTime() - hungUp) / 1e9).isLessThan(30);
    }

    private static void awaitAnswer(String sql, String expected) throws SQLException, InterruptedException {
        while (!database.answer(sql).equals(expected)) {
            Thread.sleep(50);
        }
    }

    @Test
    void aSlowAnswerIsTheSameTableAsAQuickOne() throws Exception {
        // Some seconds of work, so that the answer has begun before it is known.
        String slow = "SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Numbers a, dp02_dc2_catalogs.Numbers b WHERE a.n + b.n < 100 AND a.n < 2500";
        long began = System.nanoTime();
        HttpResponse<String> response = client.query(slow);
        // Pairs of positive whole numbers with a sum below 100: 98 * 99 / 2.
        assertThat(TapClient.rows(response.body())).as("after " + (System.nanoTime() - began) / 1_000_000 + " ms").containsExactly(List.of(4851L));
        TapOptions hasty = TapOptions.DEFAULT.withTimes(java.time.Duration.ofSeconds(4), java.time.Duration.ofHours(1), java.time.Duration.ofDays(1),
                java.time.Duration.ofSeconds(1)).withGzip();
        try (TapServer other = TapServer.start(hasty, ToyDatabase::new)) {
            HttpResponse<String> late = new TapClient(other.url()).query(UwsTest.MONSTER);
            assertThat(late.statusCode()).isEqualTo(200);
            assertThat(late.body()).contains("value=\"ERROR\">Query timeout exceeded");
            javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new java.io.ByteArrayInputStream(late.body().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** SHUTDOWN IMMEDIATELY is what H2 does to itself when it runs out of memory. */
    @Test
    void aDatabaseThatIsLostIsMadeAgain() throws Exception {
        AtomicInteger made = new AtomicInteger();
        List<ToyDatabase> databases = Collections.synchronizedList(new ArrayList<>());
        try (TapServer mended = TapServer.start(TapOptions.DEFAULT, () -> {
            made.incrementAndGet();
            databases.add(new ToyDatabase());
            return databases.get(databases.size() - 1);
        })) {
            TapClient visitor = new TapClient(mended.url());
            assertThat(TapClient.rows(visitor.query(COUNT).body())).containsExactly(List.of(4L));
            databases.get(0).close();
            List<String> answers = Stream.generate(() -> COUNT).limit(6).parallel().map(q -> {
                try {
                    return TapClient.rows(visitor.query(q).body()).toString();
                } catch (IOException | InterruptedException e) {
                    return e.toString();
                }
            }).collect(Collectors.toList());
            assertThat(answers).containsOnly("[[4]]");
            assertThat(made.get()).isEqualTo(2);
            assertThat(visitor.get("/availability").body()).contains("<vosi:available>true");
        }
    }
}
