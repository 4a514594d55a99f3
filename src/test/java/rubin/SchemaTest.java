package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.starlink.table.StarTable;

/** {@code rubinschema} on the embedded service. */
class SchemaTest {

    private static StarTable table(String... settings) throws Exception {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "tapurl=sandbox";
        return Tasks.table(new Schema(), all);
    }

    private static Set<Object> values(StarTable table, String column) throws Exception {
        Set<Object> values = new HashSet<>();
        for (int c = 0; c < table.getColumnCount(); c++) {
            for (long r = 0; table.getColumnInfo(c).getName().equals(column) && r < table.getRowCount(); r++) {
                values.add(table.getCell(r, c));
            }
        }
        return values;
    }

    @Test
    void theReleasesSchemaIsFoundByItsName() throws Exception {
        assertThat(table().getRowCount()).isEqualTo(12);
        assertThat(values(table("release=dp01"), "table_name")).contains("dp01_dc2_catalogs.object", "dp01_dc2_catalogs.truth_match");
    }

    @Test
    void familiesAreShownOnceUnlessAllBandsAreWanted() throws Exception {
        assertThat(values(table("table=object", "group=class"), "column_name")).containsExactlyInAnyOrder("refExtendedness", "{b}_blendedness",
                "{b}_blendedness_flag", "{b}_extendedness", "{b}_extendedness_flag");
        assertThat(table("table=dp02_dc2_catalogs.Object", "group=class", "bands=all").getRowCount()).isEqualTo(25);
    }

    @Test
    void textIsLookedForInNamesDescriptionsUnitsAndUcds() throws Exception {
        assertThat(values(table("match=REDSHIFT"), "table_name")).containsExactly("dp02_dc2_catalogs.TruthSummary");
        assertThat(values(table("table=Object", "match=^deg$", "bands=all"), "unit")).containsExactly("deg");
        assertThat(values(table("table=Object", "match=pos\\.eq\\.ra;meta\\.main"), "column_name")).containsExactly("coord_ra");
        assertThat(table("table=Object", "match=flux(").getRowCount()).isZero();
    }

    @Test
    void keysAreThoseOfTheTable() throws Exception {
        assertThat(values(table("level=keys", "table=Object"), "from_table"))
                .containsExactlyInAnyOrder("dp02_dc2_catalogs.ForcedSource", "dp02_dc2_catalogs.MatchesTruth");
    }

    @Test
    void aJoinIsPrintedAsAClauseThatTheServiceTakes() throws Exception {
        String clause = Tasks.output(new Schema(), "join=Object,TruthSummary", "tapurl=sandbox");
        StarTable result = Tasks.table(new Query(), "adql=SELECT obj.objectId AS objectId, ts.truth_type AS truth_type " + clause
                + " WHERE obj.objectId = 1486698050427598336", "tapurl=sandbox");
        assertThat(result.getRowCount()).isEqualTo(1);
    }

    @Test
    void textFitsATerminal() throws Exception {
        for (List<String> what : List.of(List.of("level=schemas"), List.of("level=tables"), List.of("level=keys"), List.of("table=Object"), List.of("table=ObsCore"))) {
            String text = Tasks.output(new Schema(), what.get(0), "tapurl=sandbox");
            assertThat(text.lines()).as(text).isNotEmpty().allMatch(l -> l.length() <= 80 || !l.contains(" "));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "table=Objct | table=Objct: no such table in dp02_dc2_catalogs; did you mean Object?",
        "table=zzzz | table=zzzz: no such table in dp02_dc2_catalogs; rubinschema level=tables lists them",
        "level=colums | level=colums: must be one of schemas, tables, columns, keys; did you mean columns?",
        "schema=nosuch | schema=nosuch: the service has no schema of that name; it has dp02_dc2_catalogs",
        "group=pfs | did you mean psf?",
        "bands=some | bands=some: must be one of collapse, all",
        "join=Object | join=Object: needs two tables or more, as in join=Object,TruthSummary",
        "join=Object,Object | join=Object,Object: names a table twice",
        "join=Object,CoaddPatches | no foreign keys lead from one to another; rubinschema level=keys lists them"})
    void wrongInputGetsOneLine(String setting, String message) {
        assertThatThrownBy(() -> table(setting)).hasMessageContaining(message).extracting(Throwable::getMessage).asString().doesNotContain("\n");
    }
}
