package rubin.sandbox.tap.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapClient;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.TapServer;

class AuthorizationTest {

    private static final String TOKEN = "gt-abc.def";

    private static ToyDatabase database;
    private static TapServer service;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapServer.start(TapOptions.DEFAULT.withToken(TOKEN), () -> database);
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/capabilities", "/availability"})
    void twoDocumentsAreForEveryone(String path) throws Exception {
        assertThat(new TapClient(service.url()).get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tables", "/async", "/async/x", "/sync?LANG=ADQL", "/async/x/results/result", "/nothing"})
    void allElseAsksForTheToken(String path) throws Exception {
        HttpResponse<String> response = new TapClient(service.url()).get(path);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
    }

    @Test
    void theTokenIsGoodAsBearerAndOnEitherSideOfBasic() throws Exception {
        for (String header : new String[] {"Bearer " + TOKEN, "bearer " + TOKEN, basic("x-oauth-basic:" + TOKEN), basic(TOKEN + ":"), basic(TOKEN + ":x-oauth-basic")}) {
            assertThat(new TapClient(service.url(), "Authorization", header).get("/tables?detail=min").statusCode()).as(header).isEqualTo(200);
        }
    }

    @Test
    void anythingElseIsNot() throws Exception {
        for (String header : new String[] {"Bearer gt-abc", "Bearer", TOKEN, basic("user:password"), "Basic !!!", "Digest " + TOKEN}) {
            assertThat(new TapClient(service.url(), "Authorization", header).get("/tables").statusCode()).as(header).isEqualTo(401);
        }
    }
}
