package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import rubin.tap.base.TapService;
import rubin.tap.http.Proxies;
import rubin.tap.login.Credentials;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.votable.DataFormat;

/** Answers that are no proper HTTP, or packed in unusual ways, and what stands between this machine and the service. */
@Timeout(60)
class OddHttpTest {

    private static final byte[] RESULT = Votables.result(500, DataFormat.TABLEDATA).getBytes(StandardCharsets.UTF_8);

    private static QueryResult sync(TapService service) throws IOException {
        return new TapClient(service, Credentials.ANONYMOUS, Duration.ofMinutes(5), Progress.NONE, new TestNetwork().network())
                .sync(Operation.query("SELECT 1 FROM t"), StoragePolicy.PREFER_MEMORY);
    }

    private static ScriptedService sending(String coding, byte[] body) throws IOException {
        return new ScriptedService((exchange, request) -> {
            if (!coding.isEmpty()) {
                exchange.getResponseHeaders().add("Content-Encoding", coding);
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, bare))) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "X-GZip", " gzip ", "identity, gzip"})
    void gzipUnderAnyOfItsNamesIsUnpacked(String coding) throws IOException {
        int half = RESULT.length / 2;
        byte[] members = joined(gzip(java.util.Arrays.copyOf(RESULT, half)), gzip(java.util.Arrays.copyOfRange(RESULT, half, RESULT.length)));
        for (byte[] body : new byte[][] {gzip(RESULT), members, RESULT}) {    // the last as behind a proxy that unpacks and leaves the header
            try (ScriptedService odd = sending(coding, body)) {
                assertThat(sync(odd.service()).table().getRowCount()).isEqualTo(500);
            }
        }
    }

    @Test
    void deflateAndSeveralCodingsAreUnpacked() throws IOException {
        for (Map.Entry<String, byte[]> answer : Map.of("deflate", deflate(RESULT, false), "Deflate", deflate(RESULT, true), "identity", RESULT,
                "gzip, deflate", deflate(gzip(RESULT), false), "gzip,gzip", gzip(gzip(RESULT))).entrySet()) {
            try (ScriptedService odd = sending(answer.getKey(), answer.getValue())) {
                assertThat(sync(odd.service()).table().getRowCount()).as(answer.getKey()).isEqualTo(500);
            }
        }
    }

    @Test
    void aCodingThatWasNotAskedForIsNamedAtOnce() throws IOException {
        try (ScriptedService odd = sending("br", RESULT)) {
            assertThatThrownBy(() -> sync(odd.service())).isExactlyInstanceOf(TapException.class).hasMessageContaining("packs its answer with \"br\"");
            assertThat(odd.requests).hasSize(1);
        }
    }

    @Test
    void packedAnswersThatAreCutOrDamagedAreAskedForAgain() throws IOException {
        byte[] packed = gzip(RESULT);
        for (int cut = 1; cut < packed.length; cut += 97) {
            byte[] part = java.util.Arrays.copyOf(packed, cut);
            byte[] damaged = packed.clone();
            damaged[Math.max(12, cut)] ^= 0x55;
            for (byte[] body : new byte[][] {part, damaged}) {
                try (ScriptedService odd = sending("gzip", body)) {
                    assertThatThrownBy(() -> sync(odd.service())).isInstanceOf(PassingException.class).hasMessageContaining("damaged");
                    assertThat(odd.requests).hasSize(6);
                }
            }
        }
    }

    /** The library that unpacked bodies as they arrived printed a trace when one was closed meanwhile. */
    @Test
    void aBodyThatIsGivenUpWhileItIsUnpackedLeavesNoTrace() throws Exception {
        AtomicReference<String> logged = new AtomicReference<>("");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                logged.set(logged.get() + message.getLevel() + " " + message.getLoggerName() + " " + message.getMessage() + "\n");
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger root = Logger.getLogger("");
        byte[] large = gzip(Votables.result(20_000, DataFormat.TABLEDATA).getBytes(StandardCharsets.UTF_8));
        root.addHandler(handler);
        try (ScriptedService odd = sending("gzip", large)) {
            for (int i = 0; i < 60; i++) {
                Thread reader = new Thread(() -> {
                    try {
                        sync(odd.service());
                    } catch (IOException e) {
                        logged.set(logged.get() + (e.getMessage().equals("cancelled") ? "" : e));
                    }
                });
                reader.start();
                Thread.sleep(i % 30 * 3);
                reader.interrupt();
                reader.join();
            }
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged.get()).isEmpty();
    }

    @Test
    void aPartOfAnAnswerIsNoSuccess() throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> ScriptedService.send(exchange, 206, "text/xml", new String(RESULT, StandardCharsets.UTF_8)))) {
            assertThatThrownBy(() -> sync(odd.service())).isInstanceOf(PassingException.class).hasMessageContaining("only a part of its answer (HTTP 206)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK|Content-Length: abc||x", "HTTP/1.1 200 OK|Content-Length: -5||x", "HTTP/1.1 200 OK|Content-Length: 99999999999999999999999||x",
        "220 FTP ready|", "HTTP/1.1 abc OK||", "HTTP/1.1 200 OK|bad name: x||x", "HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|abc|0||", "HTTP/1.1 101 Switching|Upgrade: x||"})
    void whatIsNoHttpIsSaidInWords(String answer) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                while (!socket.isClosed()) {
                    try {
                        Socket connection = socket.accept();
                        new Thread(() -> answer(connection, answer.replace("|", "\r\n"))).start();
                    } catch (IOException e) {
                        return;    // the test is over
                    }
                }
            });
            server.setDaemon(true);
            server.start();
            assertThatThrownBy(() -> sync(TapService.of("http://127.0.0.1:" + socket.getLocalPort() + "/tap"))).isInstanceOf(TapException.class)
                    .hasMessageContaining("answers otherwise than HTTP has it (").hasMessageContaining("; check tapurl").hasMessageNotContaining("Exception")
                    .hasMessageNotContaining("For input string");
        }
    }

    private static void answer(Socket connection, String text) {
        try (connection) {
            connection.getInputStream().read(new byte[8192]);
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            connection.shutdownOutput();
            connection.setSoTimeout(200);
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client has read enough.
        }
    }

    @ParameterizedTest
    @CsvSource({"http://h:99999/x,its port must be 1 to 65535", "http://my_host/x,a host name with _", "http://a..b/x,is no host name that Java can use", "mailto:x,to no usable address"})
    void aRedirectThatLeadsNowhereIsSaidInWords(String location, String message) throws IOException {
        try (ScriptedService odd = new ScriptedService((exchange, request) -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(303, -1);
        })) {
            assertThatThrownBy(() -> sync(odd.service())).isExactlyInstanceOf(TapException.class).hasMessageContaining(message).hasMessageContaining(location);
        }
    }

    @Test
    void hostsThatJavaCannotUseAreRefusedWithTheRemedy() {
        for (String url : new String[] {"http://my_tap/tap", "http://my_tap:8080/tap", "https://a_b.example.org/tap"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> TapService.of(url)).withMessageContaining("a host name with _").withMessageContaining("give the host's number");
        }
        for (String url : new String[] {"http://127.0.0.1:99999/tap", "http://127.0.0.1:0/tap"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> TapService.of(url)).withMessage("its port must be 1 to 65535");
        }
        assertThat(TapService.of("http://[::1]:8080/tap").base().getPort()).isEqualTo(8080);
    }

    @Test
    void aProxyIsNamedForWhatItDoes() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (ScriptedService proxy = new ScriptedService((exchange, request) -> {
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"x\"");
            exchange.sendResponseHeaders(407, -1);
        })) {
            int port = proxy.service().base().getPort();
            assertThatThrownBy(() -> through(port, "http://tap.example/tap")).hasMessageStartingWith("the proxy 127.0.0.1:" + port + " wants a user name and a password (HTTP 407)")
                    .hasMessageContaining("-Dhttp.nonProxyHosts=tap.example");
            assertThatThrownBy(() -> through(1, "http://tap.example/tap")).hasMessage("the proxy 127.0.0.1:1 does not answer; check http.proxyHost and https.proxyHost");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void through(int port, String url) throws IOException {
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)));
        HttpClient connections = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
        new TapClient(TapService.of(url), Credentials.ANONYMOUS, Duration.ofMinutes(5), Progress.NONE, new TestNetwork().network(connections))
                .sync(Operation.query("SELECT 1 FROM t"), StoragePolicy.PREFER_MEMORY);
    }

    @Test
    void aProxyThatOnlyTheShellKnowsIsNamedWithoutItsPassword() {
        URI service = URI.create("https://tap.example/tap");
        String remedy = "Java does not heed the variable https_proxy, so give -Dhttps.proxyHost=proxy.example -Dhttps.proxyPort=3128";
        assertThat(Proxies.unheeded(service, Map.of("https_proxy", "http://me:secret@proxy.example:3128/"))).contains(remedy);
        assertThat(Proxies.unheeded(service, Map.of("https_proxy", "proxy.example:3128"))).contains(remedy);
        assertThat(Proxies.unheeded(service, Map.of("https_proxy", "me:secret@proxy.example"))).hasValueSatisfying(s -> assertThat(s).doesNotContain("secret"));
        assertThat(Proxies.unheeded(service, Map.of("http_proxy", "proxy.example:3128"))).isEmpty();
        assertThat(Proxies.unheeded(service, Map.of("https_proxy", "proxy.example:3128", "no_proxy", "localhost, .example"))).isEmpty();
        assertThat(Proxies.unheeded(URI.create("https://127.0.0.1:1/tap"), Map.of("https_proxy", "proxy.example:3128"))).isEmpty();
        assertThat(Proxies.unheeded(service, Map.of())).isEmpty();
    }

    /** The trace that the test above looks for would be a record of this level. */
    @Test
    void warningsAreLogged() {
        assertThat(Logger.getLogger("").isLoggable(Level.WARNING)).isTrue();
    }
}
