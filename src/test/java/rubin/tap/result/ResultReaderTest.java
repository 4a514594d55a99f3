package rubin.tap.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.Votables;
import rubin.tap.base.PassingException;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.DataFormat;

class ResultReaderTest {

    static DataFormat[] formats() {
        return new DataFormat[] {DataFormat.TABLEDATA, DataFormat.BINARY, DataFormat.BINARY2};
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everySerializationGivesTheSameRows(DataFormat format) throws IOException {
        QueryResult result = Votables.read(Votables.result(1000, format));
        StarTable table = result.table();
        assertThat(result.truncated()).isFalse();
        assertThat(table.getRowCount()).isEqualTo(1000);
        assertThat(table.getRow(999)).containsExactly(1486698050427599335L, 499.5, "MS_999");
        assertThat(table.getRow(1)[0]).isEqualTo(1486698050427598337L);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void zeroRowsAreAResult(DataFormat format) throws IOException {
        StarTable table = Votables.read(Votables.result(0, format)).table();
        assertThat(table.getRowCount()).isZero();
        assertThat(table.getColumnCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void overflowAfterOkIsTruncation(DataFormat format) throws IOException {
        QueryResult result = Votables.read(Votables.resultWithFooter(7, format, "OVERFLOW", ""));
        assertThat(result.truncated()).isTrue();
        assertThat(result.table().getRowCount()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anErrorAfterTheRowsIsNoResult(DataFormat format) {
        assertThatThrownBy(() -> Votables.read(Votables.resultWithFooter(7, format, "ERROR", "worker lost"))).isExactlyInstanceOf(TapException.class)
                .hasMessage("worker lost");
    }

    @Test
    void anErrorInsteadOfATableIsTheServicesMessageWithAdvice() {
        assertThatThrownBy(() -> Votables.read("<VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>Query timeout exceeded"
                + " for synchronous execution. The job has been aborted.</INFO></RESOURCE></VOTABLE>"))
                .hasMessage("Query timeout exceeded for synchronous execution. The job has been aborted; leave out sync=true:"
                        + " asynchronous queries have hours, synchronous ones a minute");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noPlaceWhereADocumentIsCutMakesItComplete(DataFormat format) {
        String whole = Votables.resultWithFooter(12, format, "OK", "");
        int end = whole.indexOf("</VOTABLE>") + "</VOTABLE>".length();
        for (int cut = 0; cut < end; cut++) {
            String part = whole.substring(0, cut);
            assertThatThrownBy(() -> Votables.read(part)).as(part).isInstanceOf(PassingException.class);
        }
    }

    /** The host ends such streams quietly; a proxy or a broken writer may have glued or lost parts of the text. */
    @ParameterizedTest
    @ValueSource(strings = {"BINARY", "BINARY2"})
    void base64ThatEndsEarlyOrGoesOnBehindItsEndIsDamaged(String format) {
        String whole = Votables.result(12, format.equals("BINARY") ? DataFormat.BINARY : DataFormat.BINARY2);
        int begin = whole.indexOf("base64'>") + "base64'>".length();
        int end = whole.indexOf("</STREAM>");
        String text = whole.substring(begin, end).replaceAll("\\s", "").replaceAll("=+$", "");
        for (int cut = 4; cut < text.length() - 4; cut += 4) {
            String shorter = whole.substring(0, begin) + text.substring(0, cut) + whole.substring(end);
            String glued = whole.substring(0, begin) + text.substring(0, cut + 2) + "==" + text.substring(cut + 2) + whole.substring(end);
            if (!isBetweenRows(shorter)) {
                assertThatThrownBy(() -> Votables.read(shorter)).isInstanceOf(PassingException.class);
            }
            assertThatThrownBy(() -> Votables.read(glued)).isInstanceOf(PassingException.class);
        }
    }

    /** Where the text happens to stop after a whole row nothing is wrong with it but its length, which only nrows could tell. */
    private static boolean isBetweenRows(String document) {
        try {
            return Votables.read(document).table().getRowCount() < 12;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aTableThatLacksRowsItDeclaresIsDamaged(DataFormat format) throws IOException {
        String whole = Votables.result(12, format);
        assertThat(Votables.read(whole.replaceFirst("<TABLE", "<TABLE nrows='12'")).table().getRowCount()).isEqualTo(12);
        assertThatThrownBy(() -> Votables.read(whole.replaceFirst("<TABLE", "<TABLE nrows='13'"))).isInstanceOf(PassingException.class)
                .hasMessageContaining("should have 13 rows and has 12");
    }

    @Test
    void aRowThatLacksACellIsDamaged() {
        String whole = Votables.result(3, DataFormat.TABLEDATA);
        assertThatThrownBy(() -> Votables.read(whole.replaceFirst("<TD>[^<]*</TD>", ""))).isInstanceOf(PassingException.class)
                .hasMessageContaining("a row has 2 cells and not 3");
    }

    @Test
    void whatIsNoResultIsSaidSo() {
        assertThatThrownBy(() -> Votables.read("<!DOCTYPE html><html><body>Please log in</body></html>")).hasMessageContaining("sent a web page (HTML)")
                .isExactlyInstanceOf(TapException.class);
        assertThatThrownBy(() -> Votables.read("<job/>")).hasMessageContaining("sent an XML document <job> instead");
        assertThatThrownBy(() -> Votables.read("<VOTABLE/>")).hasMessageContaining("holds no result table");
        assertThatThrownBy(() -> Votables.read("")).isInstanceOf(PassingException.class);
    }

    @Test
    void everyShapeOfCellIsCountedAsTheHostReadsIt() throws IOException {
        // Lengths 0, 3 and 1 of strings, arrays, bits and Unicode, in rows of changing size; worked out by hand.
        String fields = Arrays.stream(new String[] {"bit' arraysize='11", "short' arraysize='2x*", "unicodeChar' arraysize='*", "boolean",
            "floatComplex", "char' arraysize='3x*", "char' arraysize='4"}).map(f -> "<FIELD name='x' datatype='" + f + "'/>").reduce("", String::concat);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        java.io.DataOutputStream out = new java.io.DataOutputStream(bytes);
        for (int length : new int[] {0, 3, 1}) {
            out.writeByte(0);               // flags of 7 columns
            out.writeShort(0x5a40);         // 11 bits in 2 bytes
            out.writeInt(2 * length);
            for (int i = 0; i < 2 * length; i++) {
                out.writeShort(i);
            }
            out.writeInt(length);
            out.writeChars("abc".substring(0, length));
            out.writeByte('T');
            out.writeFloat(1);
            out.writeFloat(2);
            out.writeInt(3 * length);
            out.writeBytes("pqrstuvwx".substring(0, 3 * length));
            out.writeBytes("wxyz");
        }
        StarTable table = Votables.read("<VOTABLE><RESOURCE type='results'><TABLE>" + fields + "<DATA><BINARY2><STREAM encoding='base64'>\n"
                + java.util.Base64.getMimeEncoder().encodeToString(bytes.toByteArray())
                + "\n</STREAM></BINARY2></DATA></TABLE></RESOURCE></VOTABLE>").table();
        assertThat(table.getRowCount()).isEqualTo(3);
        assertThat(table.getCell(1, 2)).isEqualTo("abc");
        assertThat(table.getCell(1, 1)).isEqualTo(new short[] {0, 1, 2, 3, 4, 5});
        assertThat(table.getCell(1, 5)).isEqualTo(new String[] {"pqr", "stu", "vwx"});
        assertThat(table.getCell(2, 6)).isEqualTo("wxyz");
    }
}
