package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import rubin.sandbox.ToyDatabase;

class UploadTest {

    private static final String TABLE = """
            <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
            <FIELD name="id" datatype="long"/><FIELD name="ra" datatype="double" unit="deg" ucd="pos.eq.ra"/>
            <FIELD name="flag" datatype="boolean"/><FIELD name="label" datatype="char" arraysize="*"/>
            <FIELD name="when" datatype="char" arraysize="*" xtype="timestamp"/><FIELD name="n" datatype="short"/>
            <DATA><TABLEDATA>
            <TR><TD>1486698050427598337</TD><TD>62</TD><TD>T</TD><TD>o'clock "1"</TD><TD>2026-01-02T03:04:05</TD><TD>7</TD></TR>
            <TR><TD>99</TD><TD/><TD>F</TD><TD/><TD/><TD>-8</TD></TR>
            </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
            """;
    private static final String JOIN = "SELECT u.*, o.tract FROM TAP_UPLOAD.mine AS u LEFT JOIN dp02_dc2_catalogs.Object AS o ON u.id = o.objectId ORDER BY id";

    private static ToyDatabase database;
    private static TapService service;
    private static TapClient client;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapService.start(TapOptions.DEFAULT, () -> database);
        client = new TapClient(service.url());
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    private static void expectJoined(String votable) throws IOException {
        assertThat(TapClient.rows(votable)).containsExactly(
                Arrays.asList(99L, null, false, null, null, (short) -8, null),
                Arrays.asList(ToyDatabase.BIG_ID, 62.0, true, "o'clock \"1\"", "2026-01-02T03:04:05.000", (short) 7, 3828));
    }

    @Test
    void anInlineTableJoinsTheCatalogue() throws Exception {
        HttpResponse<String> response = client.postMultipart("/sync",
                Map.of("LANG", "ADQL", "QUERY", JOIN, "UPLOAD", "mine,param:file1"), Map.of("file1", TABLE));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        expectJoined(response.body());
        assertThat(TapClient.table(response.body()).getColumnInfo(1).getUCD()).isEqualTo("pos.eq.ra");
        assertThat(TapClient.table(response.body()).getColumnInfo(4).getXtype()).isEqualTo("timestamp");
    }

    @Test
    void aJobKeepsItsUpload() throws Exception {
        HttpResponse<String> created = client.postMultipart("/async",
                Map.of("LANG", "ADQL", "QUERY", JOIN, "UPLOAD", "mine,param:file1", "PHASE", "RUN"), Map.of("file1", TABLE));
        String job = created.headers().firstValue("Location").orElseThrow();
        while (!client.get(job + "?WAIT=5").body().contains("COMPLETED")) {
            assertThat(client.get(job + "/phase").body()).isIn("QUEUED", "EXECUTING", "COMPLETED");
        }
        expectJoined(client.get(job + "/results/result").body());
    }

    @Test
    void aTableOnThisMachineIsFetched() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            byte[] body = TABLE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            String uri = "http://127.0.0.1:" + other.getAddress().getPort() + "/t.vot";
            expectJoined(client.query(JOIN, "UPLOAD", "mine," + uri).body());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void tablesElsewhereAndOtherFilesAreNot() throws Exception {
        for (String uri : List.of("http://192.0.2.1/t.vot", "file:///etc/passwd", "https://example.org/t.vot")) {
            HttpResponse<String> response = client.query(JOIN, "UPLOAD", "mine," + uri);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("UPLOAD=" + uri + ": must be param:name, or an http URL of this machine");
        }
    }

    @Test
    void whatIsNoVotableIsSaidSo() throws Exception {
        HttpResponse<String> response = client.postMultipart("/sync",
                Map.of("LANG", "ADQL", "QUERY", JOIN, "UPLOAD", "mine,param:file1"), Map.of("file1", "id,ra\n1,2\n"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("UPLOAD: table mine is no readable VOTable");
    }

    @Test
    void uploadsOfOneRequestAreUnknownToTheNext() throws Exception {
        client.postMultipart("/sync", Map.of("LANG", "ADQL", "QUERY", JOIN, "UPLOAD", "mine,param:file1"), Map.of("file1", TABLE));
        assertThat(client.query(JOIN).body()).contains("Table [ TAP_UPLOAD.mine ] is not found");
    }

    @Test
    void brokenMultipartIsRefused() throws Exception {
        HttpResponse<String> response = client.postMultipart("/sync", Map.of("bad\r\n\r\nheader", "x"), Map.of());
        assertThat(response.statusCode()).isEqualTo(400);
    }
}
