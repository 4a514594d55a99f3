package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rubin.sandbox.sky.SkyCatalogue;
import rubin.sandbox.sky.SkyCells;
import rubin.sandbox.sky.SkySettings;
import rubin.sandbox.sky.SkyTable;

/** The tutorials' counts once more, without SQL, indexes or the functions under test: by looking at every row. */
class BruteForceTest {

    private static final String DP02 = "dp02_dc2_catalogs";
    private final SkyCatalogue catalogue = new SkyCatalogue(SkySettings.DEFAULT);
    private final SkyTable objects = catalogue.table(DP02, "Object");
    private final SkyTable truth = catalogue.table(DP02, "TruthSummary");
    private final SkyTable matches = catalogue.table(DP02, "MatchesTruth");

    private static SkyCells.Longs longs(SkyTable table, String column) {
        return (SkyCells.Longs) table.cells(column);
    }

    private static SkyCells.Doubles doubles(SkyTable table, String column) {
        return (SkyCells.Doubles) table.cells(column);
    }

    private static double fromCentre(SkyCells.Doubles ra, SkyCells.Doubles dec, int row) {
        return Sphere.angleDeg(ra.at(row), dec.at(row), 62, -37);
    }

    @Test
    void smallConeAndFieldBeyondTheLargeOne() {
        SkyCells.Doubles ra = doubles(objects, "coord_ra");
        SkyCells.Doubles dec = doubles(objects, "coord_dec");
        SkyCells.Longs primary = longs(objects, "detect_isPrimary");
        int small = 0;
        int beyond = 0;
        for (int row = 0; row < objects.rowCount(); row++) {
            double r = fromCentre(ra, dec, row);
            small += r <= 0.01 && primary.at(row) == 1 ? 1 : 0;
            beyond += r > 0.1 && r < 0.11 ? 1 : 0;
        }
        assertThat(small).isEqualTo(173);
        assertThat(beyond).isGreaterThan(3000);
    }

    @Test
    void truthJoin() {
        Map<String, Integer> truthRow = new HashMap<>();
        SkyCells.Texts truthId = (SkyCells.Texts) truth.cells("id_truth_type");
        for (int row = 0; row < truth.rowCount(); row++) {
            assertThat(truthRow.put(truthId.at(row), row)).isNull();
        }
        Map<Long, Integer> objectRow = new HashMap<>();
        SkyCells.Longs objectId = longs(objects, "objectId");
        for (int row = 0; row < objects.rowCount(); row++) {
            assertThat(objectRow.put(objectId.at(row), row)).isNull();
        }
        SkyCells.Longs match = longs(matches, "match_objectId");
        SkyCells.Texts matchTruth = (SkyCells.Texts) matches.cells("id_truth_type");
        SkyCells.Longs type = longs(truth, "truth_type");
        SkyCells.Doubles extendedness = doubles(objects, "refExtendedness");
        int[] byObject = new int[4];
        int[] byTruth = new int[4];
        int pointLike = 0;
        int extended = 0;
        int truthInCone = 0;
        for (int row = 0; row < matches.rowCount(); row++) {
            int t = truthRow.get(matchTruth.at(row));
            boolean truthIn = fromCentre(doubles(truth, "ra"), doubles(truth, "dec"), t) <= 0.1;
            truthInCone += truthIn ? 1 : 0;
            if (match.at(row) != SkyCells.Longs.NULL) {
                int o = objectRow.get(match.at(row));
                int kind = (int) type.at(t);
                byTruth[kind] += truthIn ? 1 : 0;
                if (fromCentre(doubles(objects, "coord_ra"), doubles(objects, "coord_dec"), o) <= 0.1) {
                    byObject[kind]++;
                    pointLike += kind == 1 && extendedness.at(o) == 0 ? 1 : 0;
                    extended += kind == 2 && extendedness.at(o) == 1 ? 1 : 0;
                }
            }
        }
        assertThat(byObject).containsExactly(0, 14_501, 349, 0);
        assertThat(byTruth).containsExactly(0, 14_501, 349, 0);
        assertThat(pointLike).isEqualTo(2_819);
        assertThat(extended).isEqualTo(136);
        assertThat(Math.round(100.0 * 14_850 / truthInCone)).isEqualTo(23);
    }

    @Test
    void nothingLiesOnAnEdge() {
        for (String[] t : new String[][] {{DP02, "Object", "coord_ra", "coord_dec"}, {DP02, "TruthSummary", "ra", "dec"},
            {"dp01_dc2_catalogs", "object", "ra", "dec"}}) {
            SkyTable table = catalogue.table(t[0], t[1]);
            SkyCells.Doubles ra = doubles(table, t[2]);
            SkyCells.Doubles dec = doubles(table, t[3]);
            for (int row = 0; row < table.rowCount(); row++) {
                double r = fromCentre(ra, dec, row);
                assertThat(Math.min(Math.abs(r - 0.1), Math.abs(r - 0.01))).as("%s row %d at %s", t[1], row, r).isGreaterThan(1e-7);
            }
        }
    }
}
