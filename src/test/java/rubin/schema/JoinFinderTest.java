package rubin.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Joins through the keys that DP0.2 declares. */
class JoinFinderTest {

    private static final JoinFinder FINDER = new JoinFinder(Stream.of("Source.ccdVisitId CcdVisit.ccdVisitId", "ForcedSource.objectId Object.objectId",
            "ForcedSource.ccdVisitId CcdVisit.ccdVisitId", "DiaSource.diaObjectId DiaObject.diaObjectId", "DiaSource.ccdVisitId CcdVisit.ccdVisitId",
            "CcdVisit.visitId Visit.visit", "MatchesTruth.match_objectId Object.objectId", "MatchesTruth.id_truth_type TruthSummary.id_truth_type")
            .map(k -> k.split("[ .]")).map(k -> new ForeignKey("dp02." + k[0], "dp02." + k[2], List.of(new ForeignKey.Pair(k[1], k[3])))).toList());

    private static String clause(String... tables) {
        return FINDER.find(Arrays.stream(tables).map(t -> new TableInfo("dp02", "dp02." + t, "", 0)).toList()).map(JoinFinder.Join::clause).orElse("none");
    }

    @Test
    void theTruthJoinIsThatOfRubinsDocumentation() {
        assertThat(clause("Object", "TruthSummary")).isEqualTo("""
                FROM dp02.MatchesTruth AS mt
                JOIN dp02.TruthSummary AS ts ON mt.id_truth_type = ts.id_truth_type
                JOIN dp02.Object AS obj ON mt.match_objectId = obj.objectId""");
    }

    @Test
    void neighboursJoinAtOnce() {
        assertThat(clause("ForcedSource", "CcdVisit")).isEqualTo("FROM dp02.ForcedSource AS fs\nJOIN dp02.CcdVisit AS cv ON fs.ccdVisitId = cv.ccdVisitId");
        assertThat(clause("CcdVisit", "ForcedSource")).isEqualTo(clause("ForcedSource", "CcdVisit"));
    }

    @Test
    void severalTablesJoinThroughTheirCommonOnes() {
        assertThat(clause("Object", "TruthSummary", "Visit").lines()).hasSize(6).startsWith("FROM dp02.MatchesTruth AS mt")
                .contains("JOIN dp02.Visit AS vis ON cv.visitId = vis.visit");
    }

    @Test
    void namesMatchIgnoringCase() {
        assertThat(clause("OBJECT", "truthsummary")).isEqualTo(clause("Object", "TruthSummary"));
    }

    @Test
    void withoutKeysThereIsNoJoin() {
        assertThat(clause("Object", "CoaddPatches")).isEqualTo("none");
    }

    @Test
    void anAliasIsNoReservedWord() {
        assertThat(clause("DiaObject", "DiaSource")).contains("DiaObject AS dia ON").doesNotContain(" do ");
    }
}
