package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.compare.CompareRequest;
import rubin.compare.Comparison;
import rubin.compare.Outcome;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.ttools.task.MapEnvironment;

class QueryTaskTest {

    @TempDir
    Path folder;

    @Test
    void queryOnlyPrintsAQueryThatGivesTheSameRows() throws Exception {
        String adql = Tasks.output(new Cone(), "ra=62", "dec=-37", "radius=0.01", "query=only").strip();
        assertThat(adql).startsWith("SELECT obj.objectId AS objectId").endsWith("detect_isPrimary = 1");
        assertThat(Tasks.table(new Query(), "adql=" + adql, "tapurl=sandbox").getRowCount()).isEqualTo(173);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fits", "vot"})
    void idsUnitsAndParametersSurviveAFile(String ending) throws Exception {
        Path out = folder.resolve("t." + ending);
        new Truth().createExecutable(new MapEnvironment().setValue("ra", "62").setValue("dec", "-37").setValue("radius", "0.01")
                .setValue("tapurl", "sandbox").setValue("out", out.toString())).execute();
        assertThat(Files.list(folder)).containsExactly(out);
        StarTable direct = Tasks.table(new Truth(), "ra=62", "dec=-37", "radius=0.01", "tapurl=sandbox");
        StarTable read = Tables.randomTable(new StarTableFactory().makeStarTable(out.toString()));
        assertThat(read.getRowCount()).isEqualTo(direct.getRowCount()).isPositive();
        for (int column = 0; column < direct.getColumnCount(); column++) {
            assertThat(read.getColumnInfo(column).getName()).isEqualTo(direct.getColumnInfo(column).getName());
            assertThat(read.getColumnInfo(column).getUnitString()).isEqualTo(direct.getColumnInfo(column).getUnitString());
            for (long row = 0; row < direct.getRowCount(); row++) {
                if (direct.getCell(row, column) instanceof Long id) {
                    assertThat(((Number) read.getCell(row, column)).longValue()).isEqualTo(id);
                }
            }
        }
        assertThat(read.getParameterByName("tap_region").getValue()).isEqualTo("CIRCLE 62 -37 0.01");
        assertThat(read.getParameterByName("tap_release").getValue()).isEqualTo("DP0.2");
        assertThat(read.getParameterByName("data_origin").getValue()).isEqualTo("synthetic");
    }

    @Test
    void truncationIsSaidInTheTable() throws Exception {
        StarTable table = Tasks.table(new Cone(), "ra=62", "dec=-37", "radius=0.01", "maxrec=5", "tapurl=sandbox");
        assertThat(table.getRowCount()).isEqualTo(5);
        assertThat(table.getParameterByName("tap_truncated").getValue()).isEqualTo(true);
    }

    @Test
    void aPolygonGivesTheObjectsInsideIt() throws Exception {
        StarTable square = Tasks.table(new Cone(), "pos=POLYGON 61.99 -37.01 62.01 -37.01 62.01 -36.99 61.99 -36.99", "tapurl=sandbox");
        assertThat(square.getRowCount()).isPositive();
        for (long row = 0; row < square.getRowCount(); row++) {
            assertThat((double) square.getCell(row, 1)).isBetween(61.99, 62.01);
            assertThat((double) square.getCell(row, 2)).isBetween(-37.0101, -36.9899);
        }
    }

    @Test
    void synchronousAndAsynchronousQueriesGiveTheSame() throws Exception {
        StarTable sync = Tasks.table(new Cone(), "ra=62", "dec=-37", "radius=0.01", "sync=true", "tapurl=sandbox");
        StarTable async = Tasks.table(new Cone(), "ra=62", "dec=-37", "radius=0.01", "tapurl=sandbox");
        Outcome outcome = Comparison.of(sync, async, new CompareRequest(List.of("objectId"), List.of(), List.of(), false, 1));
        assertThat(outcome.identical()).isTrue();
        assertThat(outcome.same()).isEqualTo(173);
    }

    /** The lines that hosts read must name classes that are there, or the host says so at each start. */
    @Test
    void pluginPropertiesNameOurClasses() throws IOException {
        Properties properties = new Properties();
        try (FileInputStream in = new FileInputStream("plugin.properties")) {
            properties.load(in);
        }
        assertThat(properties.stringPropertyNames()).contains("startable.schemes", "jel.classes");
        assertThat(properties.values().stream().flatMap(v -> Stream.of(v.toString().split(":"))))
                .allSatisfy(name -> assertThat(Class.forName(name).getPackageName()).startsWith("rubin."));
    }
}
