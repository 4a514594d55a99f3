package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.Secret;
import uk.ac.starlink.table.StoragePolicy;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Secret TOKEN = new Secret("gt-tls-canary.0123456789");

    private static ToyDatabase database;
    private static rubin.sandbox.tap.TapServer service;
    private static SSLContext trusting;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
                "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit")
                .redirectErrorStream(true).start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext serving = SSLContext.getInstance("TLS");
        serving.init(own.getKeyManagers(), null, null);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        database = new ToyDatabase();
        service = rubin.sandbox.tap.TapServer.start(TapOptions.DEFAULT.withTls(serving).withToken("gt-tls-canary.0123456789"), () -> database);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        database.close();
    }

    private static TapClient client(SSLContext context) {
        HttpClient connections = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
        TapService target = TapService.of(service.url());
        return new TapClient(target, Credentials.of(TOKEN, target), Duration.ofMinutes(1), Progress.NONE, new TestNetwork().network(connections));
    }

    private static TapQuery query() {
        return Operation.query(Operation.NUMBERS);
    }

    @Test
    void aTokenGoesOverTls() throws Exception {
        assertThat(Operation.isEveryNumber(client(trusting).sync(query(), StoragePolicy.PREFER_MEMORY))).isTrue();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedWithTheReason() throws Exception {
        assertThatThrownBy(() -> client(SSLContext.getDefault()).sync(query(), StoragePolicy.PREFER_MEMORY)).isExactlyInstanceOf(TapException.class)
                .hasMessageContaining("no secure connection to 127.0.0.1").hasMessageContaining("signed by nobody whom this Java trusts");
    }

    @Test
    void noRedirectGivesUpEncryption() throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            service.faults().clear();
            service.faults().add(Fault.of(FaultKind.REDIRECT).text("http://127.0.0.1:1/{path}").on(method, "/.*").always());
            TapClient client = client(trusting);
            assertThatThrownBy(() -> {
                client.create(query(), "r").start();
            }).isInstanceOf(TapException.class).hasMessageContaining("without encryption; that is refused");
        }
        service.faults().clear();
    }
}
