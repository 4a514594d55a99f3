package rubin.topcat.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryFormTest {

    @Test
    void theTutorialsFormAsksForItsCone() {
        assertThat(QueryForm.TUTORIAL.adql()).contains("CIRCLE('ICRS', 62, -37, 0.1)").contains("MatchesTruth").contains("obj.detect_isPrimary = 1");
    }

    @Test
    void aPolygonTakesTheConesPlace() {
        assertThat(form("", "", "", Optional.of("61.9 -37.1 62.1 -37.1 62 -36.9"), "", "").adql())
                .contains("POLYGON('ICRS', 61.9, -37.1, 62.1, -37.1, 62, -36.9)");
    }

    @Test
    void messagesNameTheFieldAndTheValue() {
        assertThatThrownBy(() -> form("62", "-37", "11", Optional.empty(), "", "").adql()).hasMessageStartingWith("Radius 11: must be > 0 and <= 10");
        assertThatThrownBy(() -> form("62", "-97", "1", Optional.empty(), "", "").adql()).hasMessageContaining("-97");
        assertThatThrownBy(() -> form("north", "-37", "1", Optional.empty(), "", "").adql()).hasMessageStartingWith("RA north: ");
        assertThatThrownBy(() -> form("", "-37", "1", Optional.empty(), "", "").adql()).hasMessageStartingWith("RA: is empty");
        assertThatThrownBy(() -> form("62", "-37", "1", Optional.of(" "), "", "").adql()).hasMessageStartingWith("Polygon: ");
        assertThatThrownBy(() -> form("62", "-37", "1", Optional.empty(), "a; b", "").adql()).hasMessageStartingWith("Extra cut a; b: ");
        assertThatThrownBy(() -> form("62", "-37", "1", Optional.empty(), "", "-3").maxrec()).hasMessageStartingWith("Row limit -3: ");
    }

    @Test
    void anEmptyLimitIsTheServicesOwn() {
        assertThat(form("62", "-37", "1", Optional.empty(), "", " ").maxrec()).isEmpty();
        assertThat(form("62", "-37", "1", Optional.empty(), "", " 12 ").maxrec()).hasValue(12);
    }

    @Test
    void countingKeepsTheTablesAndTheConditions() {
        assertThat(QueryForm.counting("SELECT TOP 5 a, b\nFROM t AS x\nWHERE a > 3\nORDER BY b")).hasValue("SELECT COUNT(*) AS n\nFROM t AS x\nWHERE a > 3");
        assertThat(QueryForm.counting("SELECT a, COUNT(a) FROM t GROUP BY a")).isEmpty();
    }

    private static QueryForm form(String ra, String dec, String radius, Optional<String> polygon, String where, String limit) {
        return new QueryForm("dp02", ra, dec, radius, polygon, "gri", "cModel", true, true, where, limit);
    }
}
