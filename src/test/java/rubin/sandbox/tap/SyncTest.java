package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.sandbox.ToyDatabase;
import uk.ac.starlink.table.StarTable;

class SyncTest {

    private static final String OBJECT = "dp02_dc2_catalogs.Object";

    private static ToyDatabase database;
    private static TapServer service;
    private static TapClient client;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = TapServer.start(TapOptions.DEFAULT.withLimits(12, 3000), () -> database);
        client = new TapClient(service.url());
    }

    @AfterAll
    static void stop() throws SQLException {
        service.close();
        database.close();
    }

    @Test
    void getAndPostAnswerAlike() throws Exception {
        String adql = "SELECT COUNT(*) AS n FROM " + OBJECT;
        HttpResponse<String> get = client.get("/sync?" + TapClient.form("lang", "adql", "query", adql, "request", "doQuery"));
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.body()).isEqualTo(client.query(adql).body());
        assertThat(TapClient.rows(get.body())).containsExactly(List.of(4L));
    }

    @ParameterizedTest
    @CsvSource({",BINARY2", "votable,BINARY2", "application/x-votable+xml,BINARY2", "text/xml,BINARY2", "votable/td,TABLEDATA",
        "application/x-votable+xml;serialization=TABLEDATA,TABLEDATA", "application/x-votable+xml; serialization=\"binary\",BINARY"})
    void theFormatAskedForIsWritten(String format, String element) throws Exception {
        String adql = "SELECT objectId, r_cModelFlux, r_kronRad, refBand, detect_isPrimary, tract FROM " + OBJECT + " ORDER BY objectId";
        HttpResponse<String> response = format == null ? client.query(adql) : client.query(adql, "RESPONSEFORMAT", format);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<" + element);
        // BINARY has no way to tell an absent text from an empty one.
        String absent = element.equals("BINARY") ? "" : null;
        assertThat(TapClient.rows(response.body())).containsExactly(
                Arrays.asList(2L, -5.0, null, "r", true, 3828), Arrays.asList(3L, null, 1.5f, absent, true, 3829),
                Arrays.asList(4L, 0.1, 0.5f, "i", false, 4000), Arrays.asList(ToyDatabase.BIG_ID, 1000.0, 2.5f, "i", true, 3828));
    }

    @ParameterizedTest
    @ValueSource(strings = {"votable", "votable/td", "votable/b"})
    void absentIntegersStayAbsent(String format) throws Exception {
        String adql = "SELECT match_objectId FROM dp02_dc2_catalogs.MatchesTruth WHERE id_truth_type LIKE 'MS%'";
        assertThat(TapClient.rows(client.query(adql, "FORMAT", format).body()).get(0).get(0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "fits", "text/html", "application/x-votable+xml;serialization=PARQUET"})
    void otherFormatsAreRefused(String format) throws Exception {
        HttpResponse<String> response = client.query("SELECT objectId FROM " + OBJECT, "FORMAT", format);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("value=\"ERROR\"").contains("RESPONSEFORMAT=" + format);
    }

    @Test
    void fieldsCarryTheSchemasMetadata() throws Exception {
        HttpResponse<String> response = client.query("SELECT coord_ra AS x, expMidpt FROM " + OBJECT + ", dp02_dc2_catalogs.CcdVisit");
        try (StarTable table = TapClient.table(response.body())) {
            assertThat(table.getColumnInfo(0).getName()).isEqualTo("x");
            assertThat(table.getColumnInfo(0).getUnitString()).isEqualTo("deg");
            assertThat(table.getColumnInfo(0).getUCD()).isEqualTo("pos.eq.ra;meta.main");
            assertThat(table.getColumnInfo(0).getDescription()).isEqualTo("the coord_ra");
            assertThat(table.getColumnInfo(1).getXtype()).isEqualTo("timestamp");
        }
        assertThat(TapClient.rows(response.body()).get(0).get(1)).isEqualTo("2022-01-02T03:04:05.678");
    }

    @Test
    void aTruncatedResultSaysOkBeforeAndOverflowAfterItsTable() throws Exception {
        String body = client.query("SELECT n FROM dp02_dc2_catalogs.Numbers", "MAXREC", "10").body();
        assertThat(TapClient.rows(body)).hasSize(10);
        assertThat(body.indexOf("value=\"OK\"")).isPositive().isLessThan(body.indexOf("<TABLE"));
        assertThat(body.indexOf("value=\"OVERFLOW\"")).isGreaterThan(body.indexOf("</TABLE>"));
    }

    @Test
    void aResultThatJustFitsIsNotTruncated() throws Exception {
        assertThat(client.query("SELECT objectId FROM " + OBJECT, "MAXREC", "4").body()).doesNotContain("OVERFLOW");
        assertThat(client.query("SELECT TOP 2 objectId FROM " + OBJECT, "MAXREC", "2").body()).doesNotContain("OVERFLOW");
    }

    @Test
    void theServicesOwnLimitHoldsWithoutMaxrecAndAgainstIt() throws Exception {
        for (String[] maxrec : new String[][] {{}, {"MAXREC", "4000"}}) {
            String body = client.query("SELECT n FROM dp02_dc2_catalogs.Numbers", maxrec).body();
            assertThat(TapClient.rows(body)).hasSize(3000);
            assertThat(body).contains("value=\"OVERFLOW\"");
        }
    }

    @Test
    void maxrecZeroGivesMetadataOnly() throws Exception {
        String body = client.query("SELECT objectId, coord_ra FROM " + OBJECT, "MAXREC", "0").body();
        assertThat(TapClient.rows(body)).isEmpty();
        assertThat(TapClient.table(body).getColumnCount()).isEqualTo(2);
        // DALI 1.1, 3.4.4: "An overflow indicator must be included" whenever MAXREC cuts a result, to nothing, too.
        assertThat(body.indexOf("value=\"OVERFLOW\"")).isGreaterThan(body.indexOf("</TABLE>"));
    }

    /** The names of opencadc's SelectListExpressionExtractor; Rubin's notebook DP1 308_4 reads {@code count1}. */
    @Test
    void valuesWithoutANameGetTheServices() throws Exception {
        assertThat(names("count(objectId), MAX(tract), 1 + 2, COUNT(*), (AVG(tract))")).containsExactly("count1", "MAX2", "col3", "COUNT4", "AVG5");
        assertThat(names("(tract), -tract, 'x', scisql_angSep(1, 2, 3, 4) AS d, ROUND(1.5), o.tract"))
                .containsExactly("tract", "col2", "col3", "d", "ROUND5", "tract");
    }

    private static List<String> names(String columns) throws Exception {
        StarTable table = TapClient.table(client.query("SELECT " + columns + " FROM " + OBJECT + " AS o").body());
        return IntStream.range(0, table.getColumnCount()).mapToObj(i -> table.getColumnInfo(i).getName()).toList();
    }

    /** In the words of the query: the database's would name Java classes, its own SQL and the translation's names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "scisql_s2PtInCPoly(coord_ra, coord_dec, 0, 0, 4, 0, 1, 1, 0, 4) = 1 | the corners make no convex polygon",
        "9223372036854775807 + objectId > 0 | a number is out of range", "coord_ra > 1e999 | number 1e999 is out of range",
        "tract = ( | near \"(\"", "tract = \u00b5m | near \"", "WHERE | near \"WHERE WHERE", "tract = x'1F' | near \"x'1F'", "expMidpt > 5 | does not exist"})
    void whatGoesWrongIsSaidInTheQuerysWords(String condition, String message) throws Exception {
        HttpResponse<String> response = client.query("SELECT objectId FROM " + OBJECT + " WHERE " + condition);
        assertThat(response.statusCode()).isEqualTo(400);
        String text = response.body().substring(response.body().indexOf("value=\"ERROR"));
        assertThat(text.replace("&quot;", "\"")).contains(message).doesNotContainPattern("\\[L|@[0-9a-f]{5}|[jJ]ava|jsqlparser|\\bt0\\b|SQL statement|line \\d+");
    }

    @ParameterizedTest
    @CsvSource({"MAXREC,-1", "MAXREC,many", "LANG,PQL", "REQUEST,getCapabilities", "UPLOAD,'t,param:absent'", "UPLOAD,'t u,http://x/'"})
    void wrongParametersAreNamed(String name, String value) throws Exception {
        HttpResponse<String> response = client.post("/sync", name, value, "LANG", "ADQL", "QUERY", "SELECT objectId FROM " + OBJECT);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("QUERY_STATUS\" value=\"ERROR").contains(name);
    }

    @Test
    void missingParametersAreNamed() throws Exception {
        assertThat(client.post("/sync", "QUERY", "SELECT 1").body()).contains("missing required parameter: LANG");
        assertThat(client.post("/sync", "LANG", "ADQL").body()).contains("missing required parameter: QUERY");
    }

    @Test
    void refusedQueriesGetAnErrorDocument() throws Exception {
        HttpResponse<String> response = client.query("SELECT nothing FROM " + OBJECT);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-votable+xml");
        assertThat(response.body()).contains("value=\"ERROR\">Column: [nothing] does not exist.");
    }

    @Test
    void failuresOfTheDatabaseShowNoSql() throws Exception {
        HttpResponse<String> response = client.query("SELECT tract, COUNT(*) AS n FROM " + OBJECT);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Query failed in backend: ").doesNotContain("SELECT");
    }

    @Test
    void aQueryThatTakesTooLongIsGivenUpWithRubinsWordsAndStatus200() throws Exception {
        TapOptions options = TapOptions.DEFAULT.withTimes(Duration.ofMillis(300), Duration.ofHours(4),
                Duration.ofDays(7), Duration.ofMinutes(1));
        try (TapServer hasty = TapServer.start(options, ToyDatabase::new)) {
            HttpResponse<String> response = new TapClient(hasty.url()).query(UwsTest.MONSTER);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("value=\"ERROR\">Query timeout exceeded for synchronous execution.");
        }
    }

    @Test
    void tapSchemaDescribesTheTablesAndItself() throws Exception {
        String names = "SELECT table_name FROM TAP_SCHEMA.tables WHERE schema_name = 'tap_schema' ORDER BY table_index";
        assertThat(TapClient.rows(client.query(names).body())).extracting(r -> r.get(0)).containsExactly("tap_schema.schemas",
                "tap_schema.tables", "tap_schema.columns", "tap_schema.keys", "tap_schema.key_columns");
        String columns = "SELECT column_name, datatype, unit, ucd, \"size\" FROM TAP_SCHEMA.columns WHERE table_name = 'dp02_dc2_catalogs.Object' "
                + "AND column_name LIKE 'coord%' ORDER BY column_index";
        assertThat(TapClient.rows(client.query(columns).body())).extracting(r -> r.get(0) + " " + r.get(1) + " " + r.get(2) + " " + r.get(3))
                .containsExactly("coord_ra double deg pos.eq.ra;meta.main", "coord_dec double deg pos.eq.dec;meta.main");
        String keys = "SELECT k.from_table, c.from_column, k.target_table, c.target_column FROM TAP_SCHEMA.keys k "
                + "JOIN TAP_SCHEMA.key_columns c ON k.key_id = c.key_id WHERE k.from_table LIKE 'dp02%'";
        assertThat(TapClient.rows(client.query(keys).body())).containsExactly(
                List.of("dp02_dc2_catalogs.MatchesTruth", "match_objectId", "dp02_dc2_catalogs.Object", "objectId"));
    }

    @Test
    void vosiDocumentsAreThere() throws Exception {
        assertThat(client.get("/availability").body()).contains("<vosi:available>true</vosi:available>");
        assertThat(client.get("/capabilities").body()).contains("ivo://ivoa.net/std/TAP").contains(service.url());
        assertThat(client.get("/tables").body()).contains("<name>dp02_dc2_catalogs.Object</name>").contains("<name>coord_ra</name>");
        assertThat(client.get("/tables?detail=min").body()).doesNotContain("coord_ra");
        assertThat(client.get("/tables/dp02_dc2_catalogs.matchestruth").body()).contains("<targetColumn>objectId</targetColumn>");
        assertThat(client.get("/tables/no.such").statusCode()).isEqualTo(404);
        assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(client.delete("/sync").statusCode()).isEqualTo(405);
        assertThat(client.get("/tables").headers().firstValue("Server")).hasValue("rubin-sandbox");
    }
}
