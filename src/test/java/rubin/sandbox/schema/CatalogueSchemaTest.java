package rubin.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected names, types and numbers are those of Rubin's schema files dp02_dc2.yaml and dp01_dc2.yaml. */
class CatalogueSchemaTest {

    private static final String DP02 = "dp02_dc2_catalogs.";
    private final CatalogueSchema schema = CatalogueSchema.load();

    private ColumnDef column(String table, String name) {
        return schema.table(table).orElseThrow().column(name).orElseThrow();
    }

    @Test
    void holdsTheTablesOfBothReleasesInOrder() {
        assertThat(schema.schemas()).extracting(SchemaDef::name).containsExactly("dp02_dc2_catalogs", "dp01_dc2_catalogs", "ivoa");
        assertThat(schema.table("ivoa.ObsCore").orElseThrow().columns()).isEqualTo(schema.table("dp02_dc2_catalogs.ObsCore").orElseThrow().columns());
        assertThat(schema.schemas().get(0).tables()).extracting(TableDef::name).containsExactly("Object", "Source",
                "ForcedSource", "DiaObject", "DiaSource", "ForcedSourceOnDiaObject", "ObsCore", "Visit", "CcdVisit",
                "CoaddPatches", "TruthSummary", "MatchesTruth");
        assertThat(schema.schemas().get(0).tables()).extracting(TableDef::index)
                .containsExactly(10, 20, 30, 40, 50, 60, 65, 70, 80, 90, 100, 110);
        assertThat(schema.schemas().get(1).tables()).extracting(TableDef::name).containsExactly("object", "truth_match");
    }

    @Test
    void smallTablesAreComplete() {
        Map<String, Integer> rubin = Map.of("ForcedSource", 39, "ObsCore", 37, "Visit", 15, "CcdVisit", 30, "CoaddPatches", 5,
                "TruthSummary", 24, "MatchesTruth", 8);
        rubin.forEach((name, columns) ->
                assertThat(schema.table(DP02 + name).orElseThrow().columns()).as(name).hasSize(columns));
        assertThat(schema.table("dp01_dc2_catalogs.truth_match").orElseThrow().columns()).hasSize(30);
    }

    @Test
    void objectHasItsScalarsAndEachFamilyInSixBands() {
        List<ColumnDef> columns = schema.table(DP02 + "Object").orElseThrow().columns();
        assertThat(columns.stream().filter(c -> !c.name().matches("[ugrizy]_.*"))).hasSize(31);
        for (String stem : List.of("psfFlux", "psfFluxErr", "psfFlux_flag", "cModelFlux", "cModelFluxErr", "cModel_flag", "calibFlux",
                "calibFluxErr", "gaap1p0Flux", "gaap1p0FluxErr", "kronFlux", "kronFluxErr", "ap12Flux", "ap12FluxErr",
                "extendedness", "blendedness", "ixx", "iyy", "ixy", "pixelFlags_saturated")) {
            assertThat(columns).extracting(ColumnDef::name)
                    .contains("u_" + stem, "g_" + stem, "r_" + stem, "i_" + stem, "z_" + stem, "y_" + stem);
        }
        assertThat(columns).extracting(ColumnDef::name).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(columns).noneMatch(ColumnDef::principal);
    }

    @Test
    void columnsHaveRubinsTypesUnitsAndUcds() {
        assertThat(column(DP02 + "Object", "OBJECTID")).isEqualTo(new ColumnDef("objectId", new ColumnType(ColumnType.Kind.LONG, ""),
                "", "meta.id;src;meta.main", "Unique identifier of the object", false, true));
        assertThat(column(DP02 + "Object", "coord_ra").unit()).isEqualTo("deg");
        assertThat(column(DP02 + "Object", "i_ixx").unit()).isEqualTo("pixel**2");
        assertThat(column(DP02 + "Object", "g_kronRad").type().kind()).isEqualTo(ColumnType.Kind.FLOAT);
        assertThat(column(DP02 + "TruthSummary", "id_truth_type").type()).isEqualTo(new ColumnType(ColumnType.Kind.CHAR, "22"));
        assertThat(column(DP02 + "MatchesTruth", "id_truth_type").type().arraysize()).isEqualTo("18");
        assertThat(column(DP02 + "TruthSummary", "truth_type").type().kind()).isEqualTo(ColumnType.Kind.LONG);
        assertThat(column(DP02 + "MatchesTruth", "truth_type").type().kind()).isEqualTo(ColumnType.Kind.INT);
        assertThat(column(DP02 + "Visit", "expMidpt").type()).isEqualTo(new ColumnType(ColumnType.Kind.TIMESTAMP, "*"));
        assertThat(column(DP02 + "CcdVisit", "expMidptMJD").ucd()).isEqualTo("time.epoch;obs.exposure");
        assertThat(column("dp01_dc2_catalogs.object", "mag_g_cModel").unit()).isEqualTo("mag");
    }

    @Test
    void keysAreRubinsAndLeadToColumnsOfOneType() {
        assertThat(schema.keys()).extracting(KeyDef::id).containsExactlyInAnyOrder("CcdV_Src", "Obj_FS", "CcdV_FS", "DiaO_DiaS",
                "CcdV_DiaS", "DiaO_FSoDiaO", "Visit_CcdV", "Obj_MatTru", "Tru_MatTru");
        assertThat(schema.keys()).allSatisfy(key -> assertThat(column(key.fromTable(), key.fromColumn()).type().kind())
                .isEqualTo(column(key.targetTable(), key.targetColumn()).type().kind()));
    }

    @Test
    void everySchemaAndTableSaysThatItIsSynthetic() {
        assertThat(schema.schemas()).allSatisfy(s -> {
            assertThat(s.description().toLowerCase(Locale.ROOT)).contains("synthetic");
            assertThat(s.tables()).allSatisfy(t -> {
                assertThat(t.description().toLowerCase(Locale.ROOT)).contains("synthetic");
                assertThat(t.columns()).allSatisfy(c -> assertThat(c.description()).isNotBlank().doesNotContain("{"));
            });
        });
    }

    @Test
    void aMissingDescriptionIsNamed() {
        assertThatThrownBy(() -> CatalogueReader.read("/no/such.txt")).hasMessage("no resource /no/such.txt");
    }

    @Test
    void aMalformedLineIsNamed() {
        assertThatThrownBy(() -> CatalogueReader.read("/rubin/sandbox/schema/malformed.txt"))
                .hasMessageStartingWith("/rubin/sandbox/schema/malformed.txt line 3: ").hasMessageContaining("QUATERNION");
    }
}
