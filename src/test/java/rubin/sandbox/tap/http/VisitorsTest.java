package rubin.sandbox.tap.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapClient;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.TapServer;

/** Who may ask at all, and how. */
class VisitorsTest {

    private static final String ASK = "/api/tap/sync?LANG=ADQL&QUERY=SELECT+COUNT(*)+AS+n+FROM+dp02_dc2_catalogs.Object";

    private static TapServer closed;
    private static TapServer open;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        closed = TapServer.start(TapOptions.DEFAULT.withStoreRedirect(), ToyDatabase::new);
        open = TapServer.start(TapOptions.DEFAULT.withCors(true).withToken("gt-a.b"), ToyDatabase::new);
        port = URI.create(closed.url()).getPort();
    }

    @AfterAll
    static void stop() throws SQLException {
        closed.close();
        open.close();
    }

    private static String status(String answer) {
        return answer.substring(9, 12);
    }

    private static String ask(String... headers) throws IOException {
        String[] lines = new String[headers.length + 1];
        lines[0] = "GET " + ASK + " HTTP/1.1";
        System.arraycopy(headers, 0, lines, 1, headers.length);
        return new TapClient(closed.url()).raw(lines);
    }

    @Test
    void onlyTheNamesOfThisMachineWithThisPortAreHosts() throws Exception {
        for (String host : List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port, "LocalHost:" + port)) {
            assertThat(status(ask("Host: " + host))).as(host).isEqualTo("200");
        }
        for (String host : List.of("evil.example:" + port, "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:" + port, "localhost.:" + port,
                "evil.example@127.0.0.1:" + port, "[::2]:" + port, "")) {
            String answer = ask("Host: " + host);
            assertThat(status(answer)).as(host).startsWith("4");
            assertThat(answer).doesNotContain("VOTABLE");
        }
        assertThat(status(ask("Host: 127.0.0.1:" + port, "Host: evil.example"))).startsWith("4");
        assertThat(status(ask("X: y"))).startsWith("4");
        assertThat(status(new TapClient(closed.url()).raw("GET http://evil.example" + ASK + " HTTP/1.1", "Host: 127.0.0.1:" + port))).isEqualTo("403");
    }

    @Test
    void pagesOfOtherOriginsAreRefused() throws Exception {
        String host = "Host: 127.0.0.1:" + port;
        assertThat(status(ask(host, "Origin: http://localhost:" + port))).isEqualTo("200");
        for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:" + port, "http://localhost:" + port + ".evil.example")) {
            String answer = ask(host, "Origin: " + origin);
            assertThat(status(answer)).as(origin).isEqualTo("403");
            assertThat(answer).contains("cors=true").doesNotContainIgnoringCase("Access-Control-Allow-Origin");
        }
    }

    @Test
    void theStoreOfResultsRefusesThemToo() throws Exception {
        TapClient client = new TapClient(closed.url());
        String job = client.job("SELECT objectId FROM dp02_dc2_catalogs.Object", "PHASE", "RUN");
        client.get(job + "?WAIT=10&PHASE=QUEUED");
        client.get(job + "?WAIT=10&PHASE=EXECUTING");
        String place = client.get(job + "/results/result").headers().firstValue("Location").orElseThrow();
        assertThat(client.get(place).body()).contains("VOTABLE");
        TapClient store = new TapClient(place);
        assertThat(status(store.raw("GET " + URI.create(place).getPath() + " HTTP/1.1", "Host: evil.example"))).isEqualTo("403");
    }

    @Test
    void corsLetsPagesInButNoOtherHost() throws Exception {
        String host = "Host: localhost:" + URI.create(open.url()).getPort();
        TapClient client = new TapClient(open.url());
        String preflight = client.raw("OPTIONS /api/tap/sync HTTP/1.1", host, "Origin: https://notebook.example", "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization");
        assertThat(status(preflight)).isEqualTo("200");
        assertThat(preflight.toLowerCase(java.util.Locale.ROOT)).contains("access-control-allow-origin: *", "access-control-allow-methods: get, head, post, delete",
                "access-control-allow-headers: authorization");
        String answer = client.raw("GET " + ASK + " HTTP/1.1", host, "Origin: https://notebook.example", "Authorization: Bearer gt-a.b");
        assertThat(status(answer)).isEqualTo("200");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("access-control-allow-origin: *");
        assertThat(status(client.raw("GET " + ASK + " HTTP/1.1", "Host: evil.example", "Origin: https://notebook.example"))).isEqualTo("403");
    }

    /** RFC 9110, 15.5.6: with the methods that there are. */
    @Test
    void wrongMethodsAreSaidSo() throws Exception {
        Map<String, String> allowed = Map.of("", "GET, HEAD", "/tables", "GET, HEAD", "/tables/dp02_dc2_catalogs.Object", "GET, HEAD", "/capabilities", "GET, HEAD",
                "/availability", "GET, HEAD", "/sync", "GET, HEAD, POST", "/async", "GET, HEAD, POST, DELETE");
        for (Map.Entry<String, String> resource : allowed.entrySet()) {
            for (String method : List.of("PUT", "PATCH", "OPTIONS", "DELETE", "POST")) {
                if (!resource.getValue().contains(method)) {
                    String answer = new TapClient(closed.url()).raw(method + " /api/tap" + resource.getKey() + " HTTP/1.1", "Host: 127.0.0.1:" + port);
                    assertThat(status(answer)).as(method + resource.getKey()).isEqualTo("405");
                    assertThat(answer).contains("Allow: " + resource.getValue() + "\r\n");
                }
            }
        }
    }
}
