package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.ToyDatabase;

/** Uploads that would have the service read a file, ask another server, or fill its memory. A file and a server stand by as bait. */
@Timeout(180)
class HostileUploadTest {

    private static final String SECRET = "c4n4ry";
    private static final String ASK = "SELECT u.* FROM TAP_UPLOAD.mine AS u";
    private static final String ROW = "<DATA><TABLEDATA><TR><TD>%s</TD></TR></TABLEDATA></DATA>";

    @TempDir
    private static Path folder;
    private static ToyDatabase database;
    private static TapServer service;
    private static TapClient client;
    private static HttpServer bait;
    private static final AtomicInteger bites = new AtomicInteger();

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapServer.start(TapOptions.DEFAULT.withTimes(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofMinutes(1)),
                () -> database);
        client = new TapClient(service.url());
        Files.writeString(folder.resolve("secret"), SECRET);
        Files.writeString(folder.resolve("evil.dtd"), "<!ENTITY x '" + SECRET + "'>");
        bait = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        bait.createContext("/", exchange -> {
            bites.incrementAndGet();
            exchange.sendResponseHeaders(200, SECRET.length());
            exchange.getResponseBody().write(SECRET.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        bait.start();
    }

    @AfterAll
    static void stop() throws SQLException {
        bait.stop(0);
        service.close();
        database.close();
    }

    private static String table(String field, String data) {
        return "<VOTABLE version='1.3' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'><RESOURCE><TABLE>" + field + data + "</TABLE></RESOURCE></VOTABLE>";
    }

    private static String text(String data) {
        return table("<FIELD name='c' datatype='char' arraysize='*'/>", data);
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static List<String> places() {
        return List.of(folder.resolve("secret").toUri().toString(), folder.resolve("secret").toString(), "file:" + folder.resolve("secret"),
                "../../../../../../../../.." + folder.resolve("secret"), "http://127.0.0.1:" + bait.getAddress().getPort() + "/x",
                "jar:" + folder.resolve("secret").toUri() + "!/x", "");
    }

    private static void expectRefused(byte[] document, String why) throws Exception {
        HttpResponse<String> response = client.upload("/sync", ASK, document);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("UPLOAD: table mine is no readable VOTable: it has " + why).doesNotContain(SECRET);
        assertThat(bites.get()).as("requests to another server").isZero();
    }

    @Test
    void noDocumentTypeInAnyEncodingIsRead() throws Exception {
        List<String> documents = new ArrayList<>();
        for (String place : places()) {
            documents.add("<!DOCTYPE VOTABLE [<!ENTITY x SYSTEM '" + place + "'>]>" + text(ROW.formatted("&x;")));
            documents.add("<!DOCTYPE VOTABLE SYSTEM '" + place + "'>" + text(ROW.formatted("a")));
            documents.add("<!-- --> <!DOCTYPE x PUBLIC '-//x' '" + place + "' >" + text(ROW.formatted("a")));
            documents.add("<!DOCTYPE x [<!ENTITY % p SYSTEM '" + place + "'> %p;]>" + text(ROW.formatted("a")));
        }
        documents.add("<!DOCTYPE VOTABLE SYSTEM '" + folder.resolve("evil.dtd") + "'>" + text(ROW.formatted("&x;")));
        documents.add("<!DOCTYPE VOTABLE>" + text(ROW.formatted("a")));
        documents.add("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + text(ROW.formatted("&b;")));
        for (String document : documents) {
            for (String encoding : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "UTF-32")) {
                String declared = "<?xml version='1.0' encoding='" + encoding + "'?>" + document;
                byte[] bytes = declared.getBytes(Charset.forName(encoding));
                if (encoding.equals("UTF-32")) {
                    HttpResponse<String> response = client.upload("/sync", ASK, bytes);
                    assertThat(response.statusCode()).isEqualTo(400);
                    continue;
                }
                expectRefused(bytes, "a document type");
                expectRefused(packed(bytes), "a document type");
            }
        }
    }

    @Test
    void noDataThatStandElsewhereAreFetched() throws Exception {
        for (String place : places()) {
            for (String format : List.of("BINARY", "BINARY2", "FITS")) {
                for (String stream : List.of("<STREAM href='%s'/>", "<STREAM actuate='onRequest' href='%s' encoding='gzip'/>",
                        "<STREAM encoding='base64' href='%s'>AAAAAA==</STREAM>", "<STREAM HREF='%s'/>",
                        "<STREAM xmlns:l='http://www.w3.org/1999/xlink' l:href='%s'/>")) {
                    String document = text("<DATA><" + format + ">" + stream.formatted(place) + "</" + format + "></DATA>");
                    String why = format.equals("FITS") ? "data that do not stand in it" : "an href in STREAM";
                    expectRefused(document.getBytes(StandardCharsets.UTF_8), why);
                    expectRefused(packed(("\uFEFF" + document).getBytes(StandardCharsets.UTF_16LE)), why);
                    String prefixed = document.replaceAll("<(/?)([A-Z])", "<$1v:$2").replace("xmlns=", "xmlns:v=");
                    expectRefused(prefixed.getBytes(StandardCharsets.UTF_8), why);
                }
            }
            // Behind a good table, in a nested resource, and by XInclude.
            String second = text(ROW.formatted("a")).replace("</RESOURCE>", "<RESOURCE><TABLE><FIELD name='c' datatype='int'/><DATA><BINARY><STREAM href='"
                    + place + "'/></BINARY></DATA></TABLE></RESOURCE></RESOURCE>");
            expectRefused(second.getBytes(StandardCharsets.UTF_8), "an href in STREAM");
            String include = text(ROW.formatted("<i:include xmlns:i='http://www.w3.org/2001/XInclude' parse='text' href='" + place + "'/>"));
            expectRefused(include.getBytes(StandardCharsets.UTF_8), "an href in include");
        }
    }

    @Test
    void aJobRefusesAsMuch() throws Exception {
        byte[] document = text("<DATA><BINARY><STREAM href='" + folder.resolve("secret") + "'/></BINARY></DATA>").getBytes(StandardCharsets.UTF_8);
        String job = client.upload("/async", ASK, document, "PHASE", "RUN").headers().firstValue("Location").orElseThrow();
        assertThat(client.get(job + "?WAIT=10&PHASE=QUEUED").body()).isNotEmpty();
        assertThat(client.get(job + "?WAIT=10&PHASE=EXECUTING").body()).contains("<uws:phase>ERROR").contains("an href in STREAM");
    }

    @Test
    void whatIsHarmlessIsTaken() throws Exception {
        String good = text(ROW.formatted("\u03b1 b")).replace("'*'/>", "'*'><LINK href='http://127.0.0.1:" + bait.getAddress().getPort() + "/'/></FIELD>")
                .replace("datatype='char'", "datatype='unicodeChar'");
        List<byte[]> forms = new ArrayList<>();
        for (String encoding : List.of("UTF-8", "UTF-16")) {
            byte[] bytes = ("<?xml version='1.0' encoding='" + encoding + "'?>" + good).getBytes(Charset.forName(encoding));
            forms.add(bytes);
            forms.add(packed(bytes));
        }
        forms.add(good.replaceAll("<(/?)([A-Z])", "<$1v:$2").replace("xmlns=", "xmlns:v=").getBytes(StandardCharsets.UTF_8));
        for (byte[] form : forms) {
            HttpResponse<String> response = client.upload("/sync", ASK + " WHERE c = '\u03b1 b'", form);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(TapClient.rows(response.body())).hasSize(1);
        }
        HttpResponse<String> empty = client.upload("/sync", "SELECT COUNT(*) AS n FROM TAP_UPLOAD.mine AS u", text("").getBytes(StandardCharsets.UTF_8));
        assertThat(TapClient.rows(empty.body())).containsExactly(List.of(0L));
        assertThat(bites.get()).isZero();
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedAndTheServiceGoesOn() throws Exception {
        byte[] rows = packed(table("<FIELD name='a' datatype='int'/>", "<DATA><TABLEDATA>" + "<TR><TD/></TR>".repeat(5_000_000) + "</TABLEDATA></DATA>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(rows.length).isLessThan(250_000);
        expectRefusedBecause(rows, "more than 1250000 rows");
        expectRefusedBecause(packed(text("<DATA><TABLEDATA>" + ("<TR><TD>" + "x".repeat(1000) + "</TD></TR>").repeat(40_000) + "</TABLEDATA></DATA>")
                .getBytes(StandardCharsets.UTF_8)), "larger than 33554432 bytes when it is unpacked");
        expectRefusedBecause(packed(new byte[200_000_000]), "is no readable VOTable");
        expectRefusedBecause(text("<DATA><BINARY><STREAM encoding='base64'>f////2Fh</STREAM></BINARY></DATA>").getBytes(StandardCharsets.UTF_8),
                "claims to have 2147483647 elements");
        expectRefusedBecause(table("<FIELD name='a' datatype='char' arraysize='2000000000'/>", ROW.formatted("a")).getBytes(StandardCharsets.UTF_8),
                "claim to have");
        expectRefusedBecause(table("<FIELD name='a' datatype='int'/>", "<PARAM name='p' datatype='int' value='1'/>".repeat(400_000))
                .getBytes(StandardCharsets.UTF_8), "a part without end");
        expectRefusedBecause(("<a>".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8), "nested more than 64 deep");
        assertThat(TapClient.rows(client.query("SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object").body())).containsExactly(List.of(4L));
    }

    private static void expectRefusedBecause(byte[] document, String why) throws Exception {
        HttpResponse<String> response = client.upload("/sync", ASK, document);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(why);
    }
}
