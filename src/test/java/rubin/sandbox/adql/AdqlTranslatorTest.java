package rubin.sandbox.adql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import rubin.sandbox.ToyDatabase;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.ColumnType;
import rubin.sandbox.schema.ColumnType.Kind;
import rubin.sandbox.schema.TableDef;

class AdqlTranslatorTest {

    private static final ColumnType TEXT = new ColumnType(Kind.CHAR, "*");

    private static ToyDatabase database;
    private static AdqlTranslator translator;

    @BeforeAll
    static void open() throws SQLException {
        database = new ToyDatabase();
        TableDef tables = new TableDef("TAP_SCHEMA", "tables", "", 1, List.of(
                new ColumnDef("table_name", TEXT, "", "", "", false, false), new ColumnDef("schema_name", TEXT, "", "", "", false, false)));
        translator = new AdqlTranslator(Stream.concat(
                database.schema().schemas().get(0).tables().stream().map(t -> QueryTable.of(t, false)),
                Stream.of(QueryTable.of(tables, true))).toList());
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    static Stream<Arguments> accepted() throws IOException {
        return QueryCases.read("accepted.txt");
    }

    static Stream<Arguments> refused() throws IOException {
        return QueryCases.read("refused.txt");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatQservAnswersIsAnswered(String adql, String rows) throws Exception {
        assertThat(database.answer(translator.translate(adql).sql(1000))).isEqualTo(rows);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatQservRefusesIsRefused(String adql, String message) {
        assertThatThrownBy(() -> translator.translate(adql)).isInstanceOf(AdqlException.class).hasMessageContaining(message);
    }

    @Test
    void everyPublishedColumnCanBeNamedAsItIs() {
        List<String> failures = CatalogueSchema.load().schemas().stream().flatMap(s -> s.tables().stream()).flatMap(t -> {
            AdqlTranslator own = new AdqlTranslator(List.of(QueryTable.of(t, false)));
            return t.columns().stream().map(c -> "SELECT t." + c.name() + ", " + c.name() + " AS " + c.name() + "2 FROM "
                    + t.qualifiedName() + " AS t WHERE " + c.name() + " IS NOT NULL").filter(q -> !translates(own, q));
        }).toList();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "id", "ra", "dec", "count", "type", "class", "value", "bin", "edge", "mag", "obj", "ts", "mt", "src", "fs",
        "cv", "date", "time", "name", "band", "start", "rank", "position", "size", "offset", "x", "t1", "min", "max", "abMag"})
    void commonNamesCanBeAliases(String alias) {
        assertThat(translates(translator, "SELECT tract AS " + alias + " FROM dp02_dc2_catalogs.Object ORDER BY " + alias)).isTrue();
    }

    private static boolean translates(AdqlTranslator translator, String adql) {
        try {
            translator.translate(adql);
            return true;
        } catch (AdqlException e) {
            return false;
        }
    }

    @Test
    void unitsAndUcdsFollowColumnsThroughAliases() throws AdqlException {
        TranslatedQuery query = translator.translate("SELECT OBJECTID, o.coord_ra AS myRa, MAX(r_cModelFlux) AS f, "
                + "r_cModelFlux*2 AS g, COUNT(*) FROM dp02_dc2_catalogs.Object o");
        assertThat(query.columns()).containsExactly(
                new OutputColumn("objectId", new ColumnType(Kind.LONG, ""), "", "meta.id;src;meta.main", "the objectId", "dp02_dc2_catalogs.Object.objectId"),
                new OutputColumn("myRa", new ColumnType(Kind.DOUBLE, ""), "deg", "pos.eq.ra;meta.main", "the coord_ra", "dp02_dc2_catalogs.Object.coord_ra"),
                new OutputColumn("f", new ColumnType(Kind.DOUBLE, ""), "nJy", "", "the r_cModelFlux", ""),
                new OutputColumn("g", new ColumnType(Kind.DOUBLE, ""), "", "", "", ""),
                new OutputColumn("COUNT5", new ColumnType(Kind.LONG, ""), "", "", "", ""));
    }

    @Test
    void timestampsHaveTheirXtype() throws AdqlException {
        assertThat(translator.translate("SELECT expMidpt FROM dp02_dc2_catalogs.CcdVisit").columns().get(0).xtype()).isEqualTo("timestamp");
    }

    @Test
    void queriesOfTapSchemaMayDoWhatPostgresDoes() throws AdqlException {
        String adql = "SELECT COUNT(DISTINCT schema_name) AS n, schema_name, schema_name FROM TAP_SCHEMA.tables GROUP BY schema_name, table_name "
                + "ORDER BY LOWER(table_name)";
        assertThat(translator.translate(adql).columns()).hasSize(3);
    }

    @Test
    void textOfTheUserReachesTheDatabaseOnlyAsQuotedLiteral() throws AdqlException {
        String sql = translator.translate("SELECT refBand AS \"evil\"\"; DROP\" FROM dp02_dc2_catalogs.Object evilAlias "
                + "WHERE evilAlias.refBand = 'x''; DROP TABLE y'").sql(10);
        assertThat(sql).contains("'x''; DROP TABLE y'").doesNotContain("evil");
    }

    @Test
    void theSmallerOfTopAndLimitHolds() throws AdqlException {
        TranslatedQuery query = translator.translate("SELECT TOP 7 objectId FROM dp02_dc2_catalogs.Object");
        assertThat(query.sql(5)).endsWith("FETCH FIRST 5 ROWS ONLY");
        assertThat(query.sql(50)).endsWith("FETCH FIRST 7 ROWS ONLY");
    }

    @Test
    void tenThousandIdsInAListAreFine() throws Exception {
        String ids = IntStream.range(0, 10_000).mapToObj(i -> String.valueOf(1_486_698_050_427_590_000L + i)).collect(Collectors.joining(", "));
        assertThat(database.answer(translator.translate("SELECT objectId FROM dp02_dc2_catalogs.Object WHERE objectId IN (" + ids + ")").sql(10)))
                .isEqualTo("1486698050427598337");
    }

    @Test
    void absurdNestingIsRefusedAndNotARunawayStack() {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        assertThatThrownBy(() -> translator.translate("SELECT " + deep + " AS x FROM dp02_dc2_catalogs.Object"))
                .isInstanceOf(AdqlException.class).hasMessageContaining("nests parentheses deeper than");
        String chain = "1" + " + 1".repeat(200_000);
        assertThatThrownBy(() -> translator.translate("SELECT " + chain + " AS x FROM dp02_dc2_catalogs.Object"))
                .isInstanceOf(AdqlException.class).hasMessageContaining("too long");
    }

    @Test
    void thousandsOfConditionsAreFine() throws Exception {
        String conditions = IntStream.range(0, 3000).mapToObj(i -> "objectId <> " + (10 + i)).collect(Collectors.joining(" AND "));
        assertThat(database.answer(translator.translate("SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object WHERE " + conditions).sql(10)))
                .isEqualTo("4");
    }

    /** Queries with words lost, doubled and moved: each is translated or refused, and never ends in any other exception. */
    @Test
    void brokenQueriesAreRefusedInGoodOrder() throws IOException {
        List<List<String>> texts = Stream.concat(accepted(), refused())
                .map(a -> List.of(a.get()[0].toString().split("(?<=[ ,().=])|(?=[ ,().=])"))).toList();
        Random random = new Random(7);
        int translated = 0;
        for (int i = 0; i < 6000; i++) {
            List<String> words = new ArrayList<>(texts.get(random.nextInt(texts.size())));
            for (int n = 1 + random.nextInt(3); n > 0 && !words.isEmpty(); n--) {
                int at = random.nextInt(words.size());
                List<String> donor = texts.get(random.nextInt(texts.size()));
                switch (random.nextInt(4)) {
                    case 0 -> words.remove(at);
                    case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                    case 2 -> words.set(at, donor.get(random.nextInt(donor.size())));
                    default -> words.addAll(at, donor.subList(0, random.nextInt(donor.size())));
                }
            }
            translated += translates(translator, String.join("", words)) ? 1 : 0;
        }
        assertThat(translated).isBetween(1, 5999);
    }
}
