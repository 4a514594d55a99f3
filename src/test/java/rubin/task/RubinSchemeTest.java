package rubin.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.Tables;

class RubinSchemeTest {

    /** By way of the host's factory, as in {@code in=} and in TOPCAT's load window. */
    private static StarTable load(String location) throws IOException {
        StarTableFactory factory = new StarTableFactory();
        factory.addScheme(new RubinScheme());
        return Tables.randomTable(factory.makeStarTable(location));
    }

    @Test
    void aTruthQueryIsATable() throws IOException {
        StarTable table = load(":rubin:truth 62 -37 0.1 tapurl=sandbox");
        assertThat(table.getRowCount()).isEqualTo(14_850);
        assertThat(table.getName()).isEqualTo("DP0.2 truth CIRCLE 62 -37 0.1");
    }

    @Test
    void aConeTakesQuotedValuesWithSpaces() throws IOException {
        assertThat(load(":rubin:cone 62 -37 0.01 tapurl=sandbox where=\"obj.r_cModelFlux > 0 AND obj.r_cModelFlux <= 0\"").getRowCount()).isZero();
        assertThat(load(":rubin:cone pos='CIRCLE 62 -37 0.01' tapurl=sandbox").getRowCount()).isEqualTo(173);
    }

    /** The outer quotes hold the value together; those inside are the condition's own. */
    @Test
    void aConditionKeepsItsOwnQuotes() throws IOException {
        assertThat(load(":rubin:cone 62 -37 0.01 tapurl=sandbox where=\"obj.refBand = 'i' OR obj.refBand <> 'i'\"").getRowCount()).isEqualTo(173);
        assertThat(load(":rubin:cone 62 -37 0.01 tapurl=sandbox where=\"obj.refBand = 'no band'\"").getRowCount()).isZero();
    }

    @Test
    void aQuerysOwnQuotesAndEqualsSignsStay() throws IOException {
        assertThat(load(":rubin:query SELECT objectId FROM dp02_dc2_catalogs.Object WHERE detect_isPrimary = 1 AND CONTAINS(POINT('ICRS', coord_ra,"
                + " coord_dec), CIRCLE('ICRS', 62, -37, 0.01)) = 1 tapurl=sandbox maxrec=200").getRowCount()).isEqualTo(173);
    }

    /** Before, the setting in the string was taken for one, and the string with it. */
    @Test
    void aSettingInAQuerysStringIsNone() throws IOException {
        assertThat(load(":rubin:query SELECT TOP 1 objectId, 'x maxrec=0 y' AS note FROM dp02_dc2_catalogs.Object tapurl=sandbox maxrec=5 -- maxrec=0").getCell(0, 1))
                .isEqualTo("x maxrec=0 y");
    }

    /** The host hides what a scheme's own environment is told. */
    @Test
    void theJobAndAResultThatIsCutShortAreSaid() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true));
        try {
            load(":rubin:cone 62 -37 0.1 maxrec=5 tapurl=sandbox");
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString()).contains("Job: http://127.0.0.1:", "Truncated: the result has only the first 5 rows");
    }

    /** The same region, counted there and fetched. */
    @Test
    void countsAreATableToo() throws IOException {
        StarTable counts = load(":rubin:count 62 -37 0.05 by=obj.refExtendedness tapurl=sandbox");
        StarTable objects = load(":rubin:cone 62 -37 0.05 tapurl=sandbox");
        long sum = 0;
        for (int row = 0; row < counts.getRowCount(); row++) {
            sum += (Long) counts.getCell(row, 1);
        }
        assertThat(sum).isEqualTo(objects.getRowCount());
    }

    @Test
    void aJobIsATable() {
        assertThatThrownBy(() -> load(":rubin:job http://127.0.0.1:9/tap/async/7")).hasMessageContaining("nobody answers at 127.0.0.1:9");
    }

    @Test
    void whatMeansNothingHereIsRefusedAndQuotingExplained() {
        assertThatThrownBy(() -> load(":rubin:cone 62 -37 0.01 tapurl=sandbox out=x.fits")).hasMessageContaining("does not understand 'out=x.fits'; it takes ra= dec=");
        assertThatThrownBy(() -> load(":rubin:cone 62 -37 0.01 tapurl=sandbox where=obj.tract > 1"))
                .hasMessageContaining("does not understand '>'").hasMessageContaining("quotes go around a value with spaces");
        assertThatThrownBy(() -> load(":rubin:cone 62 -37 0.01 tapurl=sandbox where=\"obj.tract > 1")).hasMessageContaining("a quote without its partner");
    }

    @ParameterizedTest
    @ValueSource(strings = {":rubin:", ":rubin:tooth 62 -37 0.1", ":rubin:cone 62 -37 0.1 7", ":rubin:cone 62 -37 0.1 colour=red", ":rubin:cone 62 -37 x"})
    void whatIsNoCommandIsRefusedInOneLine(String location) {
        assertThatThrownBy(() -> load(location)).isInstanceOf(IOException.class).message().doesNotContain("\n").isNotBlank();
    }
}
