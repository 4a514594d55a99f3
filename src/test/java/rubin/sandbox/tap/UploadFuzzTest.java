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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.sandbox.ToyDatabase;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/**
 * Uploads with random damage, through the service's door: each is answered in time with rows or an error that names it, none
 * with what is in a file or on another server, and the service goes on. {@code -Drubin.fuzz.seed=...} repeats a run.
 */
class UploadFuzzTest {

    private static final long SEED = Long.getLong("rubin.fuzz.seed", 20_260_102);
    private static final String SECRET = "c4n4ry";
    /** The host's warnings about every odd attribute. */
    private static final Logger HOST = Logger.getLogger("uk.ac.starlink");

    @TempDir
    private Path folder;

    @Test
    void damagedUploadsAreTakenOrRefused() throws Exception {
        fuzz(SEED, 1_000);
    }

    @Test
    @Tag("long")
    void damagedUploadsAreTakenOrRefusedForLong() throws Exception {
        fuzz(SEED + 1, 20_000);
    }

    private void fuzz(long seed, int cases) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        AtomicInteger bites = new AtomicInteger();
        HttpServer bait = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        bait.createContext("/", exchange -> {
            bites.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        bait.start();
        HOST.setLevel(Level.OFF);
        List<String> places = List.of(secret.toString(), secret.toUri().toString(), "http://127.0.0.1:" + bait.getAddress().getPort() + "/");
        List<String> documents = List.of(document(DataFormat.TABLEDATA), document(DataFormat.BINARY), document(DataFormat.BINARY2));
        int taken = 0;
        try (ToyDatabase database = new ToyDatabase(); TapServer service = TapServer.start(TapOptions.DEFAULT, () -> database)) {
            TapClient client = new TapClient(service.url());
            for (int i = 0; i < cases; i++) {
                Random random = new Random(seed * 1_000_003 + i);
                String name = "seed " + seed + ", case " + i;
                byte[] mutant = mutant(documents.get(random.nextInt(documents.size())), places, random);
                HttpResponse<String> response;
                try {
                    response = client.upload("/sync", "SELECT u.* FROM TAP_UPLOAD.mine AS u", mutant, "RESPONSEFORMAT", "votable/td");
                } catch (IOException e) {
                    throw new AssertionError(name, e);
                }
                assertThat(response.statusCode()).as(name + response.body()).isIn(200, 400);
                // The document may hold it by itself only where it was put as a name.
                assertThat(response.body()).as(name).doesNotContain(SECRET);
                assertThat(bites.get()).as(name).isZero();
                taken += response.statusCode() == 200 ? 1 : 0;
            }
            assertThat(TapClient.rows(client.query("SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object").body())).containsExactly(List.of(4L));
        } finally {
            bait.stop(0);
            HOST.setLevel(null);
        }
        // Else the damage is such that nothing behind the first check is ever reached, or none at all.
        assertThat(taken).isBetween(cases / 50, cases * 9 / 10);
    }

    private static String document(DataFormat format) throws IOException {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(4);
        table.addColumn(ArrayColumn.makeColumn("id", new long[] {ToyDatabase.BIG_ID, 2, -3, 4}));
        table.addColumn(ArrayColumn.makeColumn("ra", new double[] {62, 0.5, Double.NaN, 359}));
        table.addColumn(ArrayColumn.makeColumn("name", new String[] {"a", null, "c d", ""}));
        table.addColumn(ArrayColumn.makeColumn("flag", new boolean[] {true, false, true, false}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new VOTableWriter(format, true, VOTableVersion.V13).writeStarTable(table, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] mutant(String document, List<String> places, Random random) throws IOException {
        String place = places.get(random.nextInt(places.size()));
        List<String> insertions = List.of("<!DOCTYPE VOTABLE [<!ENTITY x SYSTEM '" + place + "'>]>", "&x;", " href='" + place + "'", "<STREAM href='" + place + "'/>",
                "<BINARY><STREAM href='" + place + "'/></BINARY>", "<FITS><STREAM href='" + place + "'/></FITS>", "<TD/>", "<TR>", "</TABLE>", "<FIELD name='n' datatype='int'/>",
                "<TABLE>", "]]>", "<![CDATA[", "<!--", "\u0000", " arraysize='99999999999'", " arraysize='*'", " arraysize='3x*'", "=", "////", "<DATA>", "\uFEFF", "<a:b/>", "'");
        StringBuilder text = new StringBuilder(document);
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, insertions.get(random.nextInt(insertions.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
                case 3 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                default -> {
                    // Where it does most harm: at the beginning, or among the attributes of an element.
                    int tag = Math.max(0, text.indexOf(List.of("?>", "<STREAM", "<DATA>", "<FIELD").get(random.nextInt(4))));
                    text.insert(Math.min(text.length(), tag + List.of(2, 7, 6).get(random.nextInt(3))), insertions.get(random.nextInt(insertions.size())));
                }
            }
        }
        Charset encoding = random.nextInt(4) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        byte[] bytes = text.toString().replaceFirst("encoding='[^']*'", "").getBytes(encoding);
        if (random.nextInt(4) == 0) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(bytes);
            }
            bytes = packed.toByteArray();
        }
        for (int n = random.nextInt(3) == 0 ? random.nextInt(4) : 0; n > 0; n--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
