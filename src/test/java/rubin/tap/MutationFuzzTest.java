package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import rubin.tap.http.ResponseText;
import rubin.votable.DocumentStart;
import uk.ac.starlink.votable.DataFormat;

/**
 * Documents with random damage: whatever it does, the reader answers in time with a whole result or an exception that it
 * declares. A case is made from a seed and its number alone; {@code -Drubin.fuzz.seed=...} repeats a run.
 */
class MutationFuzzTest {

    private static final long SEED = Long.getLong("rubin.fuzz.seed", 20_260_101);
    private static final int ROWS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final List<String> RESULTS = List.of(Votables.result(ROWS, DataFormat.TABLEDATA), Votables.result(ROWS, DataFormat.BINARY),
            Votables.result(ROWS, DataFormat.BINARY2), Votables.resultWithFooter(ROWS, DataFormat.BINARY2, "OVERFLOW", ""),
            Votables.resultWithFooter(ROWS, DataFormat.TABLEDATA, "ERROR", "worker lost"),
            Votables.result(ROWS, DataFormat.TABLEDATA).replace(" type=\"results\"", ""),
            Votables.result(0, DataFormat.TABLEDATA).replaceFirst("(?s)<DATA>.*</DATA>", ""),
            Votables.result(ROWS, DataFormat.BINARY2).replaceFirst("(?s)(<RESOURCE.*</RESOURCE>)", "$1\n$1"),
            "\n" + Votables.result(ROWS, DataFormat.TABLEDATA).replaceAll("<(/?)(?=[A-Z])", "<$1v:").replaceFirst("xmlns=", "xmlns:v="),
            Votables.result(ROWS, DataFormat.TABLEDATA).replaceFirst("(?s)</TR>.*", "</TR>" + Votables.resultWithFooter(0, DataFormat.TABLEDATA, "ERROR", "worker lost")),
            "id,x\n1,2\n", "{\"error\": \"worker lost\"}", "SIMPLE  =                    T", "<html><body>worker lost</body></html>");
    private static final String JOB = """
            <?xml version="1.0"?><uws:job xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1">
            <uws:jobId>abc</uws:jobId><uws:runId>topcat-rubin-1</uws:runId><uws:ownerId xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>
            <uws:phase>COMPLETED</uws:phase><uws:creationTime>2026-01-02T03:04:05.000Z</uws:creationTime><uws:executionDuration>14400</uws:executionDuration>
            <uws:parameters><uws:parameter id="QUERY">SELECT a FROM b WHERE c &lt; 1</uws:parameter><uws:parameter id="LANG">ADQL</uws:parameter></uws:parameters>
            <uws:results><uws:result id="result" xlink:href="https://tap.example.org/api/tap/async/abc/results/result" mime-type="application/x-votable+xml"/></uws:results>
            <uws:errorSummary type="fatal" hasDetail="false"><uws:message>none</uws:message></uws:errorSummary>
            <uws:jobInfo><progress><percentComplete>100</percentComplete></progress></uws:jobInfo></uws:job>
            """;
    private static final String LIST = """
            <uws:jobs xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0" xmlns:xlink="http://www.w3.org/1999/xlink">
            <uws:jobref id="abc" xlink:href="https://tap.example.org/api/tap/async/abc"><uws:phase>EXECUTING</uws:phase><uws:runId>r1</uws:runId></uws:jobref>
            <uws:jobref id="def"><uws:phase>PENDING</uws:phase><uws:creationTime>2026-01-02T03:04:05.000Z</uws:creationTime></uws:jobref></uws:jobs>
            """;

    /** The host's warnings about every odd attribute. */
    private static final Logger HOST = Logger.getLogger("uk.ac.starlink");

    @BeforeAll
    static void silenceTheHost() {
        HOST.setLevel(Level.OFF);
    }

    @AfterAll
    static void letTheHostSpeak() {
        HOST.setLevel(null);
    }

    @Test
    void damagedDocumentsAreReadOrRefused() throws Exception {
        fuzz(SEED, 10_000, 90_000);
    }

    @Test
    @Tag("long")
    void damagedDocumentsAreReadOrRefusedForLong() throws Exception {
        Instant start = Instant.now();
        fuzz(SEED + 1, 200_000, 800_000);
        ReliabilityPage.record("fuzz", List.of(List.of(String.valueOf(SEED + 1), "200,000", "800,000",
                Duration.between(start, Instant.now()).toSeconds() + " s", "none")));
    }

    private static void fuzz(long seed, int resultCases, int jobCases) throws Exception {
        AtomicReference<String> current = new AtomicReference<>("");
        AtomicReference<Instant> since = new AtomicReference<>(Instant.now());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            try {
                for (int i = 0; i < resultCases + jobCases; i++) {
                    Random random = new Random(seed * 1_000_003 + i);
                    boolean isResult = i < resultCases;
                    String document = isResult ? RESULTS.get(random.nextInt(RESULTS.size())) : random.nextInt(3) == 0 ? LIST : JOB;
                    byte[] mutant = mutate(document.getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8), random);
                    current.set("seed " + seed + ", case " + i);
                    since.set(Instant.now());
                    if (isResult) {
                        readResult(mutant);
                    } else {
                        readUws(mutant);
                    }
                }
            } catch (Throwable e) {
                failure.set(new AssertionError(current.get(), e));
            }
        });
        worker.start();
        while (worker.isAlive()) {
            worker.join(500);
            if (Duration.between(since.get(), Instant.now()).compareTo(LONGEST) > 0) {
                fail(current + " hangs");
            }
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private static void readResult(byte[] mutant) throws Exception {
        try {
            QueryResult result = Votables.read(new ByteArrayInputStream(mutant));
            // Whatever is taken for complete is well-formed to another parser, and keeps what it promises.
            assertThat(isWellFormed(mutant)).isTrue();
            long count = result.table().getRowCount();
            assertThat(result.table().getColumnCount()).isPositive();
            for (long row = 0; row < count; row++) {
                result.table().getRow(row);
            }
        } catch (TapException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(2000).doesNotContainPattern("\\p{Cntrl}");
        }
    }

    private static void readUws(byte[] mutant) {
        try {
            JobStatus status = JobStatus.parse(mutant);
            status.percent();
            assertThat(status.resultUris(java.net.URI.create("https://tap.example.org/api/tap/async/abc"))).isNotEmpty()
                    .allMatch(uri -> uri.getScheme().equalsIgnoreCase("https") && uri.getHost() != null);
        } catch (TapException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            JobListing.parse(mutant, java.net.URI.create("https://tap.example.org/api/tap/async")).forEach(j -> JobListing.id(j.uri()));
        } catch (TapException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(ResponseText.errorMessage(mutant).orElse("")).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(2000);
    }

    private static boolean isWellFormed(byte[] document) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            // What the reader takes beyond XML's own grammar: white space before the document, and an encoding that its bytes show.
            String text = DocumentStart.text(document);
            builder.parse(new InputSource(new StringReader(text)));
            return true;
        } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
            return false;
        }
    }

    /** One to three changes of the kinds that broken networks, disks, proxies and programs make. */
    private static byte[] mutate(byte[] original, Random random) {
        byte[] document = original;
        for (int change = random.nextInt(3); change >= 0 && document.length > 0; change--) {
            int at = random.nextInt(document.length);
            int length = Math.min(1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 12), document.length - at);
            document = switch (random.nextInt(8)) {
                case 0 -> splice(document, document.length, 0, at, document.length - at);
                case 1 -> splice(document, at, length, 0, 0);
                case 2 -> splice(document, at, 0, random.nextInt(document.length - length + 1), length);
                case 3 -> splice(document, at, length, random.nextInt(document.length - length + 1), length);
                case 4 -> flipped(document, at, random);
                case 5 -> java.util.Arrays.copyOf(document, at + 1);
                case 6 -> moved(document, random);
                default -> inserted(document, at, random);
            };
        }
        return document;
    }

    /** The document with {@code removed} bytes at a place replaced by some of its own from another. */
    private static byte[] splice(byte[] document, int at, int removed, int from, int length) {
        byte[] result = new byte[document.length - removed + length];
        System.arraycopy(document, 0, result, 0, at);
        System.arraycopy(document, from, result, at, length);
        System.arraycopy(document, at + removed, result, at + length, document.length - at - removed);
        return result;
    }

    private static byte[] flipped(byte[] document, int at, Random random) {
        byte[] result = document.clone();
        result[at] ^= (byte) (1 << random.nextInt(8));
        return result;
    }

    /** Exchanges what stands between two angle brackets with the next such piece. */
    private static byte[] moved(byte[] document, Random random) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        String[] pieces = text.split("(?=<)");
        if (pieces.length > 2) {
            int i = random.nextInt(pieces.length - 1);
            String piece = pieces[i];
            pieces[i] = pieces[i + 1];
            pieces[i + 1] = piece;
        }
        return String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] inserted(byte[] document, int at, Random random) {
        String[] words = {"<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?x", "\u0000", "\u001b[2J", "9999999999", "-1", "*", "x", "=", "==",
            "<TABLE>", "</TABLE>", "<TR>", "</TR>", "<TD/>", "<FIELD datatype='int'/>", "<FIELD/>", "&#0;", "&a;", "<STREAM>", "</STREAM>", "<DATA>", "ÿþ",
            "<RESOURCE type='results'>", "</RESOURCE>", "<INFO name='QUERY_STATUS' value='ERROR'/>", "nrows='3'", "arraysize='3'", "arraysize='*'", "f/////////8="};
        byte[] word = words[random.nextInt(words.length)].getBytes(StandardCharsets.ISO_8859_1);
        byte[] joined = java.util.Arrays.copyOf(document, document.length + word.length);
        System.arraycopy(word, 0, joined, document.length, word.length);
        byte[] result = splice(joined, at, 0, document.length, word.length);
        return java.util.Arrays.copyOf(result, document.length + word.length);
    }
}
