package rubin.stats.section;

import java.io.IOException;
import java.util.Optional;
import rubin.stats.BinnedCells;
import rubin.stats.Groups;
import rubin.stats.Proportion;
import rubin.stats.ReferenceBand;
import rubin.stats.Result;
import rubin.stats.StatColumn;
import rubin.stats.StatsKind;
import rubin.stats.StatsRequest;
import rubin.stats.TruthColumns;
import uk.ac.starlink.table.RowSequence;

/**
 * Completeness of the detection, from the truth side, and purity, from the objects' side. Each means something only if
 * the table holds the unmatched rows of that side; where it does not, a note says so and no number is given.
 */
public final class CompletenessSection implements Section {

    public static final String PURITY = "purity";

    private final TruthColumns truth;
    private final Groups groups;
    private final ReferenceBand magnitude;
    private final StatsRequest request;
    private final BinnedCells<Counts> found;
    private final BinnedCells<Counts> real;

    public CompletenessSection(TruthColumns truth, Groups groups, ReferenceBand magnitude, StatsRequest request) {
        this.truth = truth;
        this.groups = groups;
        this.magnitude = magnitude;
        this.request = request;
        found = new BinnedCells<>(request.binMag(), Counts::new);
        real = new BinnedCells<>(request.binMag(), Counts::new);
    }

    @Override
    public void accept(RowSequence row) throws IOException {
        boolean hasTruth = truth.hasTruth(row);
        boolean hasObject = truth.hasObject(row);
        if (hasTruth) {
            found.forRow(magnitude.band(), groups.of(row), magnitude.trueMagnitude(row), cell -> cell.add(hasObject));
        }
        if (hasObject) {
            real.forRow(magnitude.band(), Optional.empty(), magnitude.measuredMagnitude(row), cell -> cell.add(hasTruth));
        }
    }

    @Override
    public void finish(Result result) {
        if (request.truthSide() == StatsRequest.TruthSide.YES
                || request.truthSide() == StatsRequest.TruthSide.AUTO && misses(found)) {
            found.sorted().forEach((key, counts) ->
                    counts.fill(magnitude.labelTrue(result.row(StatsKind.COMPLETENESS.word(), key)))
                            .proportion(StatColumn.COMPLETENESS, StatColumn.COMPLETENESS_LO, StatColumn.COMPLETENESS_HI,
                                    counts.proportion(), request.intervalSigmas())
                            .put(StatColumn.DENOMINATOR, "n: rows with a true source; found: those whose objectId is not NULL and > 0"));
        } else {
            result.note("completeness: not computed. Every row with a true source has an object, so that the table cannot tell"
                    + " what was missed (a join of Object with the truth keeps matched pairs only). Give a table of all true"
                    + " sources with NULL objectId where none matched, such as MatchesTruth joined to TruthSummary;"
                    + " or say unmatched=yes if it is one and nothing was missed");
        }
        if (misses(real)) {
            real.sorted().forEach((key, counts) ->
                    counts.fill(magnitude.labelMeasured(result.row(PURITY, key)))
                            .proportion(StatColumn.PURITY, StatColumn.PURITY_LO, StatColumn.PURITY_HI,
                                    counts.proportion(), request.intervalSigmas())
                            .put(StatColumn.DENOMINATOR, "n: rows with an object; found: those that have a true source"));
        } else {
            result.note("purity: not computed. Every object in the table has a true source, so that the table cannot tell"
                    + " which detections are spurious. Give a table of all objects with NULL truth where none matched");
        }
    }

    private static boolean misses(BinnedCells<Counts> cells) {
        return cells.sorted().values().stream().anyMatch(counts -> counts.matched < counts.total);
    }

    private static final class Counts {

        private long total;
        private long matched;

        void add(boolean match) {
            total++;
            if (match) {
                matched++;
            }
        }

        Proportion proportion() {
            return new Proportion(matched, total);
        }

        Result.Row fill(Result.Row row) {
            return row.put(StatColumn.N, total).put(StatColumn.N_FOUND, matched);
        }
    }
}
