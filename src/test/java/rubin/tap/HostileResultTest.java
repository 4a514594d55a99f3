package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import rubin.tap.result.ResultReader;

/** Results that no honest service sends. The tests run in 1 GB of memory, of which a caller's own table may have most. */
@Timeout(60)
class HostileResultTest {

    private static final String TO_TABLE = "<VOTABLE><RESOURCE type='results'><TABLE><FIELD name='a' datatype='char' arraysize='*'/>";
    private static final String TO_CELL = TO_TABLE + "<DATA><TABLEDATA><TR><TD>";

    /** A text, and then one that is repeated for ever. */
    private static InputStream endless(String beginning, String repeated) {
        byte[] block = repeated.repeat(Math.max(1, 65_536 / repeated.length())).getBytes(StandardCharsets.UTF_8);
        InputStream forEver = new InputStream() {
            private int at;

            @Override
            public int read() {
                at = (at + 1) % block.length;
                return block[at];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = Math.min(length, block.length - at);
                System.arraycopy(block, at, target, offset, count);
                at = (at + count) % block.length;
                return count;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(beginning.getBytes(StandardCharsets.UTF_8)), forEver)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<VOTABLE><RESOURCE><DESCRIPTION>|and so on ", "<VOTABLE><!--|> > ", "<VOTABLE a='|> x", "<VOTABLE><RESOURCE>|<INFO name='a' value='b'/>",
        "<VOTABLE><?p |x ", "<|a", "<VOTABLE>|&amp;", "|` `", "<VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>|no "})
    void whatHasNoEndOutsideTheRowsIsRefused(String beginning, String repeated) {
        assertThatThrownBy(() -> Votables.read(endless(beginning == null ? "" : beginning, repeated))).isInstanceOf(TapException.class);
    }

    @Test
    void aCellWithoutEndIsRefused() {
        assertThatThrownBy(() -> Votables.read(endless(TO_CELL, "10 GB "))).isExactlyInstanceOf(TapException.class).hasMessageContaining("part without end");
    }

    @Test
    void columnsWithoutEndAreRefused() {
        assertThatThrownBy(() -> Votables.read(endless("<VOTABLE><RESOURCE type='results'><TABLE>", "<FIELD name='a' datatype='int'/>")))
                .isExactlyInstanceOf(TapException.class).hasMessageContaining("more than 20000 columns");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> Votables.read(endless("<VOTABLE>", "<RESOURCE>"))).isExactlyInstanceOf(TapException.class).hasMessageContaining("deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BINARY", "BINARY2"})
    void aCellThatClaimsToHaveTwoBillionCharactersIsRefused(String format) {
        String claim = Base64.getEncoder().encodeToString(new byte[] {0, 0x7f, -1, -1, -1, 'a', 'b', 'c', 'd'}).substring(0, 12);
        String cell = format.equals("BINARY") ? Base64.getEncoder().encodeToString(new byte[] {0x7f, -1, -1, -1, 'a', 'b', 'c', 'd', 'e'}) : claim;
        assertThatThrownBy(() -> Votables.read(TO_TABLE + "<DATA><" + format + "><STREAM encoding='base64'>" + cell + "</STREAM></" + format
                + "></DATA></TABLE></RESOURCE></VOTABLE>")).isExactlyInstanceOf(TapException.class).hasMessageContaining("2147483647 elements");
    }

    /** Found by the fuzz: the host makes room as soon as it has seen the padding. */
    @Test
    void aClaimJustBeforeThePaddingIsRefused() {
        assertThatThrownBy(() -> Votables.read(TO_TABLE + "<DATA><BINARY><STREAM encoding='base64'>"
                + Base64.getEncoder().encodeToString(new byte[] {0x68, 0, 0, 0}) + "</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>"))
                .isExactlyInstanceOf(TapException.class).hasMessageContaining("1744830464 elements");
    }

    /** Found by the fuzz: a stream that is given up ends for the host, too, which then decodes the digits that it still has. */
    @Test
    void aClaimInTheLastDigitsIsRefused() {
        String claim = Base64.getEncoder().withoutPadding().encodeToString(new byte[] {0x68, 0, 0, 0});
        assertThatThrownBy(() -> Votables.read(TO_TABLE + "<DATA><BINARY><STREAM encoding='base64'>" + claim + "</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>"))
                .isExactlyInstanceOf(TapException.class).hasMessageContaining("1744830464 elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000000", "100000x100000", "99999999999", "1000000x1000000x*"})
    void aColumnThatClaimsToHaveHugeCellsIsRefused(String arraysize) {
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><TABLE><FIELD name='a' datatype='double' arraysize='" + arraysize
                + "'/><DATA><BINARY><STREAM>AAAA</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>"))
                .isExactlyInstanceOf(TapException.class).hasMessageContaining(arraysize);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"double | 2000000000", "boolean | 2000000000", "bit | 2000000000", "short | 65536x65536", "char | 4x2000000000", "int | 2000000000x*"})
    void aColumnOfTextThatClaimsToHaveHugeCellsTakesNoMemory(String datatype, String arraysize) {
        for (String cell : new String[] {"", "1", "1 2 3"}) {
            assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><TABLE><FIELD name='a' datatype='" + datatype + "' arraysize='" + arraysize
                    + "'/><DATA><TABLEDATA><TR><TD>" + cell + "</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"))
                    .isExactlyInstanceOf(TapException.class).hasMessageContaining(arraysize);
        }
    }

    /** Each of the cells is modest; what the host makes of them is not. */
    @Test
    void aCellOfTextThatLacksElementsIsDamaged() {
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><TABLE><FIELD name='a' datatype='double' arraysize='4000000'/><DATA><TABLEDATA>"
                + "<TR><TD>1</TD></TR>".repeat(1000) + "</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>")).isInstanceOf(PassingException.class)
                .hasMessageContaining("fewer elements than its column");
    }

    @Test
    void emptyCellsOfALargeColumnAreNull() throws IOException {
        QueryResult result = Votables.read("<VOTABLE><RESOURCE type='results'><TABLE><FIELD name='a' datatype='double' arraysize='4000000'/>"
                + "<FIELD name='s' datatype='char' arraysize='2000000000'/><DATA><TABLEDATA>"
                + "<TR><TD/><TD>x</TD></TR>".repeat(1000) + "</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>");
        assertThat(result.table().getRow(999)).containsExactly(null, "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BINARY", "BINARY2"})
    void rowsWithoutColumnsAreRefused(String format) {
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><TABLE><DATA><" + format + "><STREAM>AAAA</STREAM></" + format
                + "></DATA></TABLE></RESOURCE></VOTABLE>")).isExactlyInstanceOf(TapException.class).hasMessageContaining("rows without columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE VOTABLE [<!ENTITY a SYSTEM 'FILE'>]><VOTABLE><RESOURCE><DESCRIPTION>&a;</DESCRIPTION></RESOURCE></VOTABLE>",
        "<!DOCTYPE VOTABLE SYSTEM 'FILE'><VOTABLE/>",
        "<!DOCTYPE VOTABLE [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><VOTABLE>&c;</VOTABLE>"})
    void entitiesAreRefused(String document, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "canary");
        assertThatThrownBy(() -> Votables.read(document.replace("FILE", file.toUri().toString()))).isExactlyInstanceOf(TapException.class)
                .hasMessageContaining("has a document type").hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BINARY", "BINARY2", "FITS"})
    void dataThatStandElsewhereAreNotFetched(String format) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer inner = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        inner.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        inner.start();
        try {
            String href = "http://127.0.0.1:" + inner.getAddress().getPort() + "/secret";
            assertThatThrownBy(() -> Votables.read(TO_TABLE + "<DATA><" + format + "><STREAM href='" + href + "'/></" + format
                    + "></DATA></TABLE></RESOURCE></VOTABLE>")).isExactlyInstanceOf(TapException.class).hasMessageContaining("do not stand in it");
            assertThat(requests).hasValue(0);
        } finally {
            inner.stop(0);
        }
    }

    @Test
    void aLongTableIsNotMistakenForOneWithoutEnd() throws IOException {
        String row = "<TR><TD>" + "x".repeat(1000) + "</TD></TR>";
        String block = row.repeat(1000);
        int blocks = 150;    // 150 MB, more than any part may have
        InputStream rows = new SequenceInputStream(Collections.enumeration(Collections.nCopies(blocks, block).stream()
                .map(b -> (InputStream) new ByteArrayInputStream(b.getBytes(StandardCharsets.UTF_8))).toList()));
        InputStream document = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream((TO_TABLE + "<DATA><TABLEDATA>").getBytes(StandardCharsets.UTF_8)), rows,
                new ByteArrayInputStream("</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>".getBytes(StandardCharsets.UTF_8)))));
        ResultReader reader = Votables.reader(uk.ac.starlink.table.StoragePolicy.DISCARD, Progress.NONE);
        assertThat(reader.read(document, "tap.example.org", "").truncated()).isFalse();
    }
}
