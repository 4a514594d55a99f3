package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.ToyDatabase;

class TapServerTest {

    @Test
    void itListensWhileTheDatabaseIsStillBeingMade() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        try (TapServer service = TapServer.start(TapOptions.DEFAULT, () -> {
            made.await();
            return new ToyDatabase();
        })) {
            TapClient client = new TapClient(service.url());
            assertThat(client.get("/availability").body()).contains("being generated");
            assertThat(client.get("/capabilities").statusCode()).isEqualTo(200);
            made.countDown();
            assertThat(client.get("/tables").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDatabaseThatCannotBeMadeIsSaidSo() throws Exception {
        try (TapServer service = TapServer.start(TapOptions.DEFAULT, () -> {
            throw new IOException("no space");
        })) {
            TapClient client = new TapClient(service.url());
            HttpResponse<String> response = client.query("SELECT objectId FROM dp02_dc2_catalogs.Object");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("no space");
            assertThat(client.get("/availability").body()).contains("<vosi:available>false");
            assertThatThrownBy(service::awaitEnd).isInstanceOf(IOException.class).hasMessageContaining("the service is dead");
        }
    }

    @Test
    void closingLeavesNoThreadAndNoJob() throws Exception {
        Set<Thread> ofOthers = Thread.getAllStackTraces().keySet();
        TapServer service = TapServer.start(TapOptions.DEFAULT, ToyDatabase::new);
        TapClient client = new TapClient(service.url());
        client.job(UwsTest.MONSTER, "PHASE", "RUN");
        service.close();
        // A pool has terminated a moment before the last of its threads has.
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("rubin-sandbox-") && !ofOthers.contains(thread)) {
                thread.join(2000);
                assertThat(thread.isAlive()).as(thread.getName() + Arrays.toString(thread.getStackTrace())).isFalse();
            }
        }
    }

    @Test
    void answersAreCompressedForClientsThatAccept() throws Exception {
        try (TapServer service = TapServer.start(TapOptions.DEFAULT.withGzip(), ToyDatabase::new)) {
            HttpResponse<byte[]> response = new TapClient(service.url(), "Accept-Encoding", "gzip").bytes("/tables");
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("dp02_dc2_catalogs.Object");
            }
            assertThat(new TapClient(service.url()).get("/tables").body()).contains("dp02_dc2_catalogs.Object");
        }
    }

    @Test
    void itCanSpeakHttps(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("key.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "sandbox", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "SAN=IP:127.0.0.1", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", "changeit").redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (TapServer service = TapServer.start(TapOptions.DEFAULT.withTls(context), ToyDatabase::new)) {
            assertThat(service.url()).startsWith("https://127.0.0.1:");
            HttpResponse<String> response = HttpClient.newBuilder().sslContext(context).build().send(
                    HttpRequest.newBuilder(URI.create(service.url() + "/availability")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }
}
