package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** A service with the tables of the release that lacks some of their columns, and complains in the words of Rubin's. */
class OptionalColumnsTest {

    @TempDir
    Path home;

    private SandboxServer sandbox;
    private HttpServer server;
    private String homeBefore;
    private Pattern absent = Pattern.compile("(?i)obj\\.([gr]_psfFlux_flag)");

    @BeforeEach
    void start() throws Exception {
        homeBefore = System.setProperty("user.home", home.toString());
        sandbox = SandboxServer.start(SandboxOptions.DEFAULT);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/tap/sync", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sandbox.close();
        System.setProperty("user.home", homeBefore);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher column = absent.matcher(URLDecoder.decode(form, StandardCharsets.UTF_8));
        if (column.find()) {
            send(exchange, 400, ("Column: [" + column.group() + "] does not exist.").getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            HttpResponse<byte[]> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/sync"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private MapEnvironment environment(String where) {
        MapEnvironment env = new MapEnvironment().setValue("ra", "62").setValue("dec", "-37").setValue("radius", "0.01").setValue("flux", "psf")
                .setValue("sync", "true").setValue("tapurl", "http://127.0.0.1:" + server.getAddress().getPort() + "/tap");
        return where.isEmpty() ? env : env.setValue("where", where);
    }

    /** 173 objects: the count that the same cone has on the whole service, QueryTaskTest. */
    @Test
    void whatTheServiceLacksIsLeftOutWithARemark() throws Exception {
        MapEnvironment env = environment("");
        StarTable table = new Cone().createProducer(env).getTable();
        assertThat(table.getRowCount()).isEqualTo(173);
        assertThat(env.getErrorText()).contains("Note: the service has no column g_psfFlux_flag").contains("r_psfFlux_flag").contains("the table is made without");
        assertThat(column(table, "g_psfFlux")).isPresent();
        assertThat(column(table, "g_psfFlux_flag")).isEmpty();
        assertThat(column(table, "r_psfFlux_flag")).isEmpty();
        assertThat(column(table, "i_psfFlux_flag")).isPresent();
    }

    @Test
    void whatTheQueryCannotDoWithoutIsNotLeftOut() {
        absent = Pattern.compile("(?i)obj\\.(g_psfFlux\\b)");
        assertThatThrownBy(() -> new Cone().createProducer(environment("")).getTable()).hasMessageContaining("obj.g_psfFlux] does not exist");
    }

    /** A flag in the user's own condition is none of ours to leave out. */
    @Test
    void aConditionKeepsItsColumn() {
        assertThatThrownBy(() -> new Cone().createProducer(environment("obj.g_psfFlux_flag = 0")).getTable()).hasMessageContaining("obj.g_psfFlux_flag] does not exist");
    }

    private static Optional<Integer> column(StarTable table, String name) {
        for (int i = 0; i < table.getColumnCount(); i++) {
            if (table.getColumnInfo(i).getName().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
