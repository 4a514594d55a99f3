package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.Deadline;
import rubin.tap.base.DeadlineException;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import rubin.tap.base.TimeSource;
import rubin.tap.login.Credentials;
import rubin.tap.result.ResultReader;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.votable.DataFormat;

/** Results that are legal, or as good as, in ways that few services have; and what is no VOTable at all. */
@Timeout(60)
class OddResultTest {

    private static final String OK = "<INFO name='QUERY_STATUS' value='OK'/>";
    private static final String FIELDS = "<FIELD name='id' datatype='long'/><FIELD name='x' datatype='double'/>";
    private static final String ROWS = "<DATA><TABLEDATA><TR><TD>9007199254740993</TD><TD>1.5</TD></TR><TR><TD>2</TD><TD/></TR></TABLEDATA></DATA>";
    private static final String TABLE = "<TABLE>" + FIELDS + ROWS + "</TABLE>";
    private static final String OTHER = "<TABLE><FIELD name='z' datatype='int'/><DATA><TABLEDATA><TR><TD>7</TD></TR></TABLEDATA></DATA></TABLE>";
    private static final String RESULTS = "<RESOURCE type='results'>" + OK + TABLE + "</RESOURCE>";

    private static void expectTheTwoRows(StarTable table) throws IOException {
        assertThat(table.getColumnCount()).isEqualTo(2);
        assertThat(table.getRowCount()).isEqualTo(2);
        assertThat(table.getRow(0)).containsExactly(9007199254740993L, 1.5);
        assertThat(table.getCell(1, 0)).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<RESOURCE>" + OK + TABLE + "</RESOURCE>",
        "<RESOURCE type='Results'>" + TABLE + "</RESOURCE>",
        "<RESOURCE><RESOURCE>" + TABLE + "</RESOURCE></RESOURCE>",
        "<RESOURCE type='meta'>" + OTHER + "</RESOURCE><RESOURCE>" + TABLE + "</RESOURCE>",
        "<RESOURCE>" + OTHER + "</RESOURCE>" + RESULTS,
        "<RESOURCE>" + OTHER + OTHER + "</RESOURCE>" + RESULTS,
        RESULTS + "<RESOURCE>" + OTHER + "</RESOURCE>",
        RESULTS + "<RESOURCE type='results'>" + OK + "</RESOURCE>",
        RESULTS + "<RESOURCE type='results'>" + OTHER + "</RESOURCE>",
        "<RESOURCE type='results'>" + OK + "</RESOURCE>" + RESULTS,
        "<RESOURCE type='results'><RESOURCE type='meta' utype='adhoc:service'><GROUP/>" + OTHER + "</RESOURCE>" + TABLE + "</RESOURCE>",
        "<RESOURCE type='results'><RESOURCE>" + TABLE + "</RESOURCE></RESOURCE>",
        "<RESOURCE type='results'><COOSYS ID='s' system='ICRS' refposition='BARYCENTER'/><TIMESYS ID='t' timescale='TAI' refposition='TOPOCENTER'/>" + TABLE + "</RESOURCE>"})
    void theResultIsFoundWhereverItStands(String resources) throws IOException {
        expectTheTwoRows(Votables.read("<VOTABLE version='1.5' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>" + resources + "</VOTABLE>").table());
        String prefixed = resources.replaceAll("<(/?)(?=[A-Z])", "<$1v:");
        expectTheTwoRows(Votables.read("<v:VOTABLE xmlns:v='http://www.ivoa.net/xml/VOTable/v1.3'>" + prefixed + "</v:VOTABLE>").table());
    }

    @Test
    void ofSeveralResultsTheFirstIsTakenAndThatIsSaid() throws IOException {
        List<String> remarks = new ArrayList<>();
        Votables.reader(StoragePolicy.PREFER_MEMORY, new Progress() {
            @Override
            public void remark(String sentence) {
                remarks.add(sentence);
            }
        }).read(new ByteArrayInputStream(("<VOTABLE>" + RESULTS + "<RESOURCE type='results'>" + OTHER + "</RESOURCE></VOTABLE>").getBytes(StandardCharsets.UTF_8)), "h", "");
        assertThat(remarks).containsExactly("h sent more than one result table; this is the first");
    }

    @Test
    void severalTablesOfWhichNoneIsSaidToBeTheResultAreRefused() {
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE>" + OTHER + "</RESOURCE><RESOURCE>" + TABLE + "</RESOURCE></VOTABLE>"))
                .isExactlyInstanceOf(TapException.class).hasMessageContaining("several tables");
    }

    /** VOTable 1.4, section 5: a TABLE without DATA is a description, as MAXREC=0 asks for; so is one whose DATA holds nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<DATA/>", "<DATA><TABLEDATA/></DATA>", "<!-- none -->", "<INFO name='a' value='b'/>"})
    void aTableWithoutDataHasNoRows(String data) throws IOException {
        QueryResult result = Votables.read("<VOTABLE><RESOURCE type='results'><INFO name='query_status' value='Overflow'/><TABLE>" + FIELDS + data + "</TABLE></RESOURCE></VOTABLE>");
        assertThat(result.table().getRowCount()).isZero();
        assertThat(result.table().getColumnInfo(1).getName()).isEqualTo("x");
        assertThat(result.truncated()).isTrue();
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><TABLE nrows='5'>" + FIELDS + data + "</TABLE></RESOURCE></VOTABLE>"))
                .isInstanceOf(PassingException.class).hasMessageContaining("should have 5 rows and has 0");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"UTF-8,``", "UTF-8,\uFEFF", "UTF-16BE,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,``", "UTF-16LE,``", "UTF-32BE,\uFEFF", "UTF-32LE,\uFEFF"})
    void everyEncodingOfXmlIsReadAlsoBehindBlankLines(String encoding, String mark) throws IOException {
        for (String blank : new String[] {"", "\n", "\r\n \t\n", " ".repeat(10_000)}) {
            for (String declaration : new String[] {"", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='" + encoding.replaceFirst("(?<=16)..$", "") + "'?>"}) {
                byte[] document = (mark + blank + declaration + "<VOTABLE><RESOURCE type='results'>" + TABLE.replace("'x'", "'ä中'") + "</RESOURCE></VOTABLE>")
                        .getBytes(Charset.forName(encoding));
                StarTable table = Votables.read(new ByteArrayInputStream(document)).table();
                expectTheTwoRows(table);
                assertThat(table.getColumnInfo(1).getName()).isEqualTo("ä中");
            }
        }
    }

    @Test
    void anEncodingThatIsDeclaredHoldsForShortDocumentsToo() throws IOException {
        String job = ScriptedService.job("ERROR", "<errorSummary><message>Größe</message></errorSummary>");
        for (String encoding : new String[] {"ISO-8859-1", "UTF-8", "UTF-16", "windows-1252"}) {
            byte[] document = ("\n<?xml version='1.0' encoding='" + encoding + "'?>" + job).getBytes(Charset.forName(encoding));
            assertThat(JobStatus.parse(document).message()).as(encoding).contains("Größe");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`id,x\n1,2\n` | text/csv | sent CSV instead", "`id\n1\n` | text/csv;header=present | sent CSV instead", "`id,x\n1,2\n` | application/x-votable+xml | sent CSV instead",
        "`id\tx\n1\t2\n` | text/plain | sent TSV instead", "`{\"error\": \"x\"}` | application/json | sent JSON instead", "` \n[[1, 2]]` | `` | sent JSON instead",
        "`SIMPLE  =                    T` | application/fits | sent FITS instead", "`<!DOCTYPE html><p>x` | text/html | sent a web page (HTML) instead",
        "`\n<!-- x --><HTML><body>x` | `` | sent a web page (HTML) instead", "`<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>` | `` | sent a web page (HTML) instead",
        "`PK\u0003\u0004xxxx` | `` | sent a ZIP file instead", "`PAR1xxxx` | `` | sent Parquet instead", "`%PDF-1.4` | `` | sent PDF instead",
        "`<uws:job xmlns:uws='x'/>` | text/xml | sent an XML document <job> instead",
        "`<error><detail>Out of disk</detail></error>` | text/xml | sent an XML document <error> instead of a result as VOTable: Out of disk"})
    void whatIsNoVotableIsNamed(String document, String type, String message) {
        assertThatThrownBy(() -> read(document.getBytes(StandardCharsets.ISO_8859_1), type == null ? "" : type)).isExactlyInstanceOf(TapException.class).hasMessageContaining(message);
    }

    @Test
    void gzipWithoutItsHeaderIsNamed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("<VOTABLE>" + RESULTS + "</VOTABLE>").getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> read(packed.toByteArray(), "application/gzip")).isExactlyInstanceOf(TapException.class)
                .hasMessageContaining("sent gzip data (without the header Content-Encoding) instead of a result as VOTable");
    }

    /** A service that is about to come up may say so with the status 200. */
    @Test
    void textIsQuotedAndAskedForAgain() {
        assertThatThrownBy(() -> Votables.read("Service is starting\n")).isExactlyInstanceOf(PassingException.class)
                .hasMessageContaining("sent text instead of a result as VOTable: Service is starting");
    }

    @ParameterizedTest
    @CsvSource({"QUERY_STATUS,error", "query_status,Error", "QUERY_STATUS, ERROR ", "QUERY_STATUS,ABORTED", "QUERY_STATUS,FAILED"})
    void everyStatusButOkAndOverflowIsAnError(String name, String value) {
        for (String place : new String[] {"<RESOURCE type='results'>INFO" + TABLE + "</RESOURCE>", "<RESOURCE type='results'>" + TABLE + "INFO</RESOURCE>", RESULTS + "INFO"}) {
            String info = "<INFO name='" + name + "' value='" + value + "'>stopped by the operator</INFO>";
            assertThatThrownBy(() -> Votables.read("<VOTABLE>" + place.replace("INFO<", info + "<").replaceFirst("INFO$", info) + "</VOTABLE>"))
                    .isExactlyInstanceOf(TapException.class).hasMessage("stopped by the operator");
        }
    }

    @ParameterizedTest
    @EnumSource(Halves.class)
    void anErrorDocumentInsideAHalfWrittenResultIsReadAndNotRetried(Halves half) {
        String error = "<VOTABLE version='1.3'><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>column x is no number</INFO></RESOURCE></VOTABLE>";
        for (String beginning : new String[] {"", "\n", "<?xml version='1.0' encoding='UTF-8'?>", "\n<?xml version='1.0'?>\n<!-- error -->"}) {
            for (String document : new String[] {error, error.replaceAll("<(/?)", "<$1v:").replace("<v:VOTABLE", "<v:VOTABLE xmlns:v='http://www.ivoa.net/xml/VOTable/v1.3'")}) {
                assertThatThrownBy(() -> Votables.read(half.text + beginning + document)).as(half + beginning).isExactlyInstanceOf(TapException.class).hasMessage("column x is no number");
            }
        }
    }

    /** Where a service's first attempt may have ended. */
    enum Halves {
        HEAD("<?xml version='1.0'?><VOTABLE><RESOURCE type='results'>" + OK),
        CELL("<VOTABLE><RESOURCE type='results'>" + OK + "<TABLE>" + FIELDS + "<DATA><TABLEDATA><TR><TD>1</TD><TD>2."),
        TAG("<VOTABLE><RESOURCE type='results'>" + OK + "<TABLE>" + FIELDS + "<DATA><TABLEDATA><TR><TD>1</T"),
        ATTRIBUTE("<VOTABLE><RESOURCE type='results'>" + OK + "<TABLE><FIELD name=\"i"),
        MANY_ROWS("<VOTABLE><RESOURCE type='results'>" + OK + "<TABLE>" + FIELDS + "<DATA><TABLEDATA>" + "<TR><TD>1</TD><TD>2</TD></TR>".repeat(4_000) + "<TR>"),
        STREAM("<VOTABLE><RESOURCE type='results'>" + OK + "<TABLE>" + FIELDS + "<DATA><BINARY2><STREAM encoding='base64'>AAAAAA");

        private final String text;

        Halves(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "99999999999999999999999", "+3", "0"})
    void aCountThatTheRowsDoNotMeetIsDamageHoweverLarge(String nrows) {
        assertThatThrownBy(() -> Votables.read("<VOTABLE>" + RESULTS.replace("<TABLE>", "<TABLE nrows='" + nrows + "'>") + "</VOTABLE>"))
                .isInstanceOf(PassingException.class).hasMessageContaining("rows and has 2");
    }

    @Test
    void aTableWithoutColumnsIsRefused() {
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><TABLE><DATA><TABLEDATA/></DATA></TABLE></RESOURCE></VOTABLE>"))
                .isExactlyInstanceOf(TapException.class).hasMessageContaining("table without columns");
    }

    /** Quadratic work took 15 s for these; the host compares each parameter with all others, each time that it is asked for them. */
    @ParameterizedTest
    @ValueSource(strings = {"<INFO name='a%d' value='b'/>", "<INFO ID='i%d' name='a' value='b'/>", "<PARAM name='a%d' datatype='int' value='1'/>"})
    void manyParametersTakeNoQuadraticWork(String element) throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append(String.format(element, i));
        }
        for (String document : new String[] {"<VOTABLE>" + many + RESULTS + "</VOTABLE>", "<VOTABLE>" + RESULTS.replace("<TABLE>", many + "<TABLE>") + "</VOTABLE>"}) {
            StarTable table = Votables.read(document).table();
            Instant start = Instant.now();
            for (int i = 0; i < 10; i++) {
                assertThat(table.getParameters()).hasSizeBetween(900, 1100);
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
            expectTheTwoRows(table);
        }
    }

    @Test
    void theBudgetHoldsWhileADocumentIsParsedThatIsHereAlready() {
        byte[] document = Votables.result(200_000, DataFormat.TABLEDATA).getBytes(StandardCharsets.UTF_8);
        Deadline deadline = Deadline.in(Duration.ofMillis(1), TimeSource.SYSTEM);
        assertThatThrownBy(() -> new ResultReader(StoragePolicy.PREFER_MEMORY, Progress.NONE, Credentials.ANONYMOUS, deadline)
                .read(new ByteArrayInputStream(document), "h", "")).isExactlyInstanceOf(DeadlineException.class);
    }

    private static QueryResult read(byte[] document, String type) throws IOException {
        return Votables.reader(StoragePolicy.PREFER_MEMORY, Progress.NONE).read(new ByteArrayInputStream(document), "tap.example.org", type);
    }
}
