package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.Seeded;
import rubin.release.Release;

/** Expected pieces are those of the grammar in ADQL 2.0 (REC-ADQL-2.0, appendix A) and 2.1. */
class AdqlTokenTest {

    private static final String FIELD = "CONTAINS(POINT('ICRS', coord_ra, coord_dec), CIRCLE('ICRS', 62, -37, 0.1)) = 1";
    private static final Region CONE = new Region.Circle(new SkyPoint(62, -37), 0.1);

    private static String pieces(String adql) {
        return AdqlToken.all(adql).stream().map(t -> t.kind() + " " + t.text()).collect(Collectors.joining("|"));
    }

    @Test
    void quotesAndCommentsHideWhatStandsInThem() {
        assertThat(pieces("a 'it''s -- \"no\"' \"d\"\"e, /*\" -- 'x\n/* y */ b")).isEqualTo(
                "WORD a|STRING 'it''s -- \"no\"'|DELIMITED \"d\"\"e, /*\"|COMMENT -- 'x|COMMENT /* y */|WORD b");
        assertThat(pieces("x 'open")).isEqualTo("WORD x|OPEN 'open");
        assertThat(pieces("x /* open")).isEqualTo("WORD x|OPEN /* open");
        assertThat(pieces("'a''")).isEqualTo("OPEN 'a''");
    }

    @Test
    void numbersEndWhereAWordBegins() {
        assertThat(pieces("TOP 5objectId>10AND 1.5e-3 .5 2e 3.")).isEqualTo(
                "WORD TOP|NUMBER 5|WORD objectId|SYMBOL >|NUMBER 10|WORD AND|NUMBER 1.5e-3|NUMBER .5|NUMBER 2|WORD e|NUMBER 3.");
    }

    @Seeded
    void noCharacterIsLost(Seeded.Cases cases) {
        String text = cases.joined(30, "", "'", "\"", "--", "/*", "*/", "\n", " ", "a1", "9", ".", "e", "+", "\ud83d\ude00", "é", "<=", "|");
        int at = 0;
        for (AdqlToken token : AdqlToken.all(text)) {
            assertThat(text.substring(at, token.start())).isBlank();
            assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
            at = token.end();
        }
        assertThat(text.substring(at)).isBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT coord_ra -- CIRCLE('ICRS', 10, 20, 1)\nFROM t WHERE " + FIELD,
        "SELECT coord_ra /* CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) = 1 */ FROM t WHERE " + FIELD,
        "SELECT 'CONTAINS(p, CIRCLE(''ICRS'', 10, 20, 1)) = 1' AS c FROM t WHERE " + FIELD,
        "SELECT \"CIRCLE('ICRS', 10, 20, 1)\" FROM t WHERE name = 'POLYGON(1, 2, 3, 4, 5, 6)' AND " + FIELD,
        "SELECT CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) AS here FROM t WHERE (" + FIELD + ")",
        "SELECT 1 FROM t WHERE NOT CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) = 1 AND " + FIELD,
        "SELECT 1 FROM t WHERE NOT (a = 1 OR CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) = 1) AND " + FIELD,
        "SELECT 1 FROM t WHERE id NOT IN (SELECT id FROM u WHERE CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) = 1) AND " + FIELD,
        "SELECT 1 FROM t WHERE CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) = 0 AND " + FIELD,
        "SELECT 1 FROM t WHERE 1 = CONTAINS(POINT(coord_ra, coord_dec), CIRCLE(62., -37e0, /* deg */ 1e-1))",
        "SELECT 1 FROM t WHERE 1=CONTAINS(POINT(coord_ra, coord_dec), circle(POINT('ICRS', 62, -37), 0.1))"})
    void theRegionIsWhatRowsMustLieIn(String adql) {
        assertThat(Region.inQuery(adql)).contains(CONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT 1 FROM t -- WHERE " + FIELD,
        "SELECT 1 FROM t WHERE note = 'CIRCLE(62, -37, 0.1)'",
        "SELECT 1 FROM t WHERE CONTAINS(POINT(a, b), CIRCLE('ICRS', 62, -37, 2 * 0.1)) = 1",
        "SELECT 1 FROM t WHERE CONTAINS(POINT(a, b), CIRCLE('ICRS', 62 - 37, 0.1)) = 1",
        "SELECT 1 FROM t WHERE " + FIELD + " OR CONTAINS(POINT(a, b), CIRCLE('ICRS', 10, 20, 1)) = 1",
        "SELECT 1 FROM t WHERE CONTAINS(POINT(a, b), CIRCLE('ICRS', 62, -37, 0.1"})
    void noRegionIsGuessed(String adql) {
        assertThat(Region.inQuery(adql)).isEmpty();
    }

    @Test
    void tablesAreFoundWhateverTheirNames() {
        assertThat(TableInQuery.all("SELECT 'FROM x' FROM obs.\"Main, Table\" AS m, TAP_SCHEMA . tables JOIN (SELECT 1 FROM inner_t WHERE a = 1) q ON a=b"))
                .containsExactly(new TableInQuery("obs.\"Main, Table\"", Optional.of("m")), new TableInQuery("TAP_SCHEMA.tables", Optional.empty()),
                        new TableInQuery("inner_t", Optional.empty()));
        assertThat(TableInQuery.release("SELECT 'dp01_dc2_catalogs.object' FROM dp02_dc2_catalogs.Object").map(Release::name)).contains("dp02");
        assertThat(TableInQuery.release("SELECT 1 FROM t -- dp01_dc2_catalogs.object")).isEmpty();
    }

    @Test
    void groupingsOfOddColumnsAreReadBack() {
        for (String column : List.of("\"a b\"", "\"2MASS\"", "\"co\"\"unt\"")) {
            Grouping grouping = new Grouping(column, java.util.OptionalDouble.of(0.5), false);
            String adql = new CountQuery("s.t", "t", grouping, Optional.empty(), List.of()).adql();
            assertThat(Grouping.inQuery("-- counts\n" + adql)).contains(grouping);
        }
    }
}
