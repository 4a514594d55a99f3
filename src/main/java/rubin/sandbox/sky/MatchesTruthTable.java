package rubin.sandbox.sky;

/** dp02_dc2_catalogs.MatchesTruth: one row a truth entry, matched or not. */
final class MatchesTruthTable implements SkyTable {

    private static final double CANDIDATE_LIMIT_NJY = PassBand.fluxNJy(28);
    private static final int QUANTITIES = 8;

    private final TruthModel truth;
    private final ObjectSample objects;
    private final Dice dice;
    private final SkyTable summary;

    MatchesTruthTable(TruthModel truth, ObjectSample objects, Dice dice) {
        this.truth = truth;
        this.objects = objects;
        this.dice = dice;
        this.summary = new TruthSummaryTable(truth);
    }

    @Override
    public int rowCount() {
        return truth.count();
    }

    @Override
    public RowIndex index(String column) {
        return column.equals("id_truth_type") ? summary.index(column) : SkyTable.super.index(column);
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "match_objectId" -> (SkyCells.Longs) row -> matched(row) ? objects.id(objects.rowOfTruth(row)) : SkyCells.Longs.NULL;
            case "match_candidate" -> (SkyCells.Longs) row -> candidate(row) ? 1 : 0;
            case "match_count" -> (SkyCells.Longs) this::count;
            case "match_chisq" -> (SkyCells.Doubles) row -> matched(row) ? chisq(row) : Double.NaN;
            case "match_n_chisq_finite" -> (SkyCells.Longs) row -> matched(row) ? finite(row) : 0;
            case "id", "id_truth_type", "truth_type" -> summary.cells(column);
            default -> throw new IllegalArgumentException("column=" + column + ": not in table MatchesTruth");
        };
    }

    private boolean matched(int row) {
        return objects.rowOfTruth(row) != ObjectSample.NONE;
    }

    private boolean candidate(int row) {
        return matched(row) || truth.flux(PassBand.I.ordinal(), row) > CANDIDATE_LIMIT_NJY;
    }

    private long count(int row) {
        double u = dice.stream("match_count").uniform(row);
        if (matched(row)) {
            return u < 0.93 ? 1 : 2;
        }
        return candidate(row) && u < 0.05 ? 1 : 0;
    }

    /** Sum of squares of as many normal deviates as there are finite quantities, with a tail for blends. */
    private double chisq(int row) {
        Dice own = dice.stream("match_chisq").stream(row);
        double sum = 0;
        for (int i = 0; i < finite(row); i++) {
            sum += Math.pow(own.gaussian(i), 2);
        }
        return sum * (own.chance(QUANTITIES, 0.1) ? 1 + 20 * own.uniform(QUANTITIES + 1) : 1);
    }

    private long finite(int row) {
        return dice.stream("match_n").chance(row, 0.97) ? QUANTITIES : QUANTITIES - 1;
    }
}
