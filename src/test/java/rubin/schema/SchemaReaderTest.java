package rubin.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.util.ByteArrayDataSource;

/** A service whose names are all in lower case and whose numbers are booleans and texts, through the cache. */
class SchemaReaderTest {

    @TempDir
    Path home;

    private final List<String> asked = new ArrayList<>();
    private final Instant start = Instant.now();

    private StarTable answer(String adql) throws IOException {
        asked.add(adql);
        String csv = adql.endsWith("schemas") ? "SCHEMA_NAME,description,schema_index\ndp02_dc2_catalogs,,1\n"
                : adql.endsWith(".tables") ? "schema_name,table_name,description,table_index\ndp02_dc2_catalogs,dp02_dc2_catalogs.visit,,\n"
                        + "dp02_dc2_catalogs,dp02_dc2_catalogs.object,Objects,10\n"
                : adql.endsWith(".keys") ? "key_id,from_table,target_table,key_index\n1,a.forced,a.object,1\n"
                : adql.contains("key_columns") ? "key_id,from_column,target_column\n1,objectid,objectid\n"
                : "table_name,column_name,datatype,arraysize,unit,principal,column_index\ndp02_dc2_catalogs.object,objectid,long,,,true,2\n"
                        + "dp02_dc2_catalogs.object,skymap,char,12,,false,1\n";
        return new StarTableFactory(true).makeStarTable(new ByteArrayDataSource("t", csv.getBytes(StandardCharsets.UTF_8)), "csv");
    }

    private SchemaReader reader(Duration later, boolean refresh) {
        return new SchemaReader(this::answer, SchemaCache.of(home, "https://x.org/api/tap", Clock.fixed(start.plus(later), ZoneOffset.UTC)), refresh);
    }

    @Test
    void readsWhatServicesVaryIn() throws IOException {
        SchemaReader reader = reader(Duration.ZERO, false);
        assertThat(reader.schemas()).extracting(SchemaInfo::name).containsExactly("dp02_dc2_catalogs");
        TableInfo object = reader.tables().get(0);
        assertThat(object.shortName()).isEqualTo("object");
        assertThat(reader.columns(List.of(object))).extracting(ColumnEntry::name).containsExactly("skymap", "objectid");
        assertThat(reader.columns(List.of(object))).extracting(ColumnEntry::datatype).containsExactly("char(12)", "long");
        assertThat(reader.columns(List.of(object)).get(1).principal()).isTrue();
        assertThat(reader.keys()).containsExactly(new ForeignKey("a.forced", "a.object", List.of(new ForeignKey.Pair("objectid", "objectid"))));
    }

    @Test
    void anAnswerIsGoodForADay() throws IOException {
        List<TableInfo> tables = reader(Duration.ZERO, false).tables();
        List<ColumnEntry> columns = reader(Duration.ZERO, false).columns(tables);
        assertThat(asked).hasSize(2);
        assertThat(reader(Duration.ofHours(23), false).tables()).isEqualTo(tables);
        assertThat(reader(Duration.ofHours(23), false).columns(tables)).isEqualTo(columns);
        assertThat(asked).hasSize(2);
        reader(Duration.ofHours(25), false).tables();
        assertThat(asked).hasSize(3);
    }

    @Test
    void refreshAsksAgain() throws IOException {
        reader(Duration.ZERO, false).schemas();
        reader(Duration.ZERO, true).schemas();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aDamagedFileIsNoAnswer() throws IOException {
        reader(Duration.ZERO, false).schemas();
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "<VOTABLE><RESOURCE>");
            }
        }
        assertThat(reader(Duration.ZERO, false).schemas()).hasSize(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aHomeThatCannotBeWrittenIsNoObstacle() throws IOException {
        Files.writeString(home.resolve(".rubin"), "a file where the folder should be");
        assertThat(reader(Duration.ZERO, false).schemas()).hasSize(1);
    }

    private static final String COLUMNS = "table_name,column_name,datatype,description,size\n";

    /** A reader of lists with these rows: tables as schema_name,table_name and columns as in {@link #COLUMNS}. */
    private SchemaReader reader(String tables, String columns) {
        return new SchemaReader(adql -> {
            asked.add(adql);
            String csv = adql.contains(".tables") ? "schema_name,table_name,size\n" + tables : COLUMNS + columns;
            return new StarTableFactory(true).makeStarTable(new ByteArrayDataSource("t", csv.getBytes(StandardCharsets.UTF_8)), "csv");
        }, SchemaCache.of(home, "https://x.org/tap", Clock.fixed(start, ZoneOffset.UTC)), false);
    }

    @Test
    void whatIsListedTwiceIsTakenOnceAndSaid() throws IOException {
        SchemaReader reader = reader("s,s.t,1\ns,s.t,1\n", "s.t,ra,double,first,1\ns.t,dec,double,,1\ns.t,ra,float,second,1\n");
        List<TableInfo> tables = reader.tables();
        assertThat(tables).hasSize(1);
        List<ColumnEntry> columns = reader.columns(tables);
        assertThat(columns).extracting(ColumnEntry::name).containsExactly("dec", "ra");
        assertThat(columns.get(1).description()).isEqualTo("first");
        assertThat(ColumnFamily.collapse(ColumnFamily.single(columns))).hasSize(2);
        assertThat(reader.remarks()).containsExactly("The service lists the table s.t more than once; the first is taken.",
                "The service lists the column ra of s.t more than once; the first is taken.");
    }

    @Test
    void tablesOfOneNameInTwoSchemasAreSaid() throws IOException {
        SchemaReader reader = reader("a,src,1\nb,src,1\n", "src,x,double,of a,1\nsrc,x,double,of b,1\nsrc,y,double,of b,1\n");
        List<TableInfo> tables = reader.tables();
        assertThat(reader.columns(tables.subList(1, 2))).extracting(ColumnEntry::name).containsExactly("x", "y");
        assertThat(reader.remarks()).anyMatch(r -> r.contains("tables called src in a and b"));
    }

    /** Each of these was one file's name before, so that for a day the columns of one were given for the other's. */
    @Test
    void noTwoTablesShareAnEntryOfTheCache() throws IOException {
        String long1 = "n".repeat(300);
        List<String> names = List.of("s.\"\"a b\"\"", "s.\"\"a-b\"\"", "s.\"\"a+b\"\"", "s.\"\"A B\"\"", long1 + "1", long1 + "2");
        List<TableInfo> tables = names.stream().map(n -> new TableInfo("s", n.replace("\"\"", "\""), "", 1)).toList();
        String columns = "";
        for (int i = 0; i < names.size(); i++) {
            columns += "\"" + names.get(i) + "\",c" + i + ",int,,1\n";
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < tables.size(); i++) {
                assertThat(reader("", columns).columns(List.of(tables.get(i)))).extracting(ColumnEntry::name).containsExactly("c" + i);
            }
        }
        assertThat(asked).hasSize(tables.size());
    }
}
