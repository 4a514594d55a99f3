package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.release.Band;
import rubin.release.Release;

class SelectionTest {

    private static final Region CONE = Region.parse("CIRCLE 62 -37 0.1");

    private static Selection selection(String release, String bands, String... columns) {
        Release r = Release.named(release);
        return new Selection(r, CONE, Band.parse(bands), List.of(r.fluxKind("cModel")),
                Arrays.stream(columns).map(c -> ColumnReader.read(c, "obj")).toList(), Optional.empty(), true);
    }

    @Test
    void theTruthQueryJoinsAndRestrictsAsRubinAdvises() {
        assertThat(selection("dp02", "r").truthQuery()).isEqualTo("""
                SELECT obj.objectId AS objectId,
                       obj.coord_ra AS coord_ra,
                       obj.coord_dec AS coord_dec,
                       obj.tract AS tract,
                       obj.patch AS patch,
                       obj.detect_isPrimary AS detect_isPrimary,
                       obj.refExtendedness AS refExtendedness,
                       obj.r_extendedness AS r_extendedness,
                       obj.r_cModelFlux AS r_cModelFlux,
                       obj.r_cModelFluxErr AS r_cModelFluxErr,
                       obj.r_cModel_flag AS r_cModel_flag,
                       ts.id_truth_type AS id_truth_type,
                       ts.truth_type AS truth_type,
                       ts.ra AS truth_ra,
                       ts.dec AS truth_dec,
                       ts.redshift AS redshift,
                       ts.is_variable AS is_variable,
                       ts.is_pointsource AS is_pointsource,
                       ts.host_galaxy AS host_galaxy,
                       mt.match_chisq AS match_chisq,
                       ts.flux_r AS flux_r
                FROM dp02_dc2_catalogs.MatchesTruth AS mt
                JOIN dp02_dc2_catalogs.TruthSummary AS ts ON mt.id_truth_type = ts.id_truth_type
                JOIN dp02_dc2_catalogs.Object AS obj ON mt.match_objectId = obj.objectId
                WHERE CONTAINS(POINT('ICRS', obj.coord_ra, obj.coord_dec), CIRCLE('ICRS', 62, -37, 0.1)) = 1
                  AND obj.detect_isPrimary = 1""");
    }

    @Test
    void dp01HasPrimaryObjectsOnlyAndItsOwnMatchConditions() {
        assertThat(selection("dp01", "gri").truthQuery()).contains("obj.cModelFlux_g AS cModelFlux_g")
                .endsWith("CIRCLE('ICRS', 62, -37, 0.1)) = 1\n  AND ts.match_objectId >= 0 AND ts.is_good_match = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dp02", "dp01"})
    void outputNamesDifferInMoreThanCase(String release) {
        String query = selection(release, "ugrizy", "objectid", "ts.ra", "ts.truth_type", "mt.truth_type", "R_CMODELFLUX").truthQuery();
        List<String> names = Arrays.stream(query.substring(0, query.indexOf("\nFROM")).split(",\n")).map(l -> l.replaceAll(".* AS ", "").toLowerCase(Locale.ROOT)).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void theUsersConditionStandsInParentheses() {
        Release r = Release.named("dp02");
        Selection s = new Selection(r, CONE, Band.parse("i"), List.of(), List.of(), Optional.of(new Condition("a = 1 OR b = 2")), false);
        assertThat(s.objectQuery()).endsWith("= 1\n  AND (a = 1 OR b = 2)").doesNotContain("isPrimary = 1");
    }
}
