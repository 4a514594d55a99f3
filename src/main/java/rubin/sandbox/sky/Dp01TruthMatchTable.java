package rubin.sandbox.sky;

/** dp01_dc2_catalogs.truth_match: one row a truth entry. Good matches are as many as the tutorial prints; a few are not good. */
final class Dp01TruthMatchTable implements SkyTable {

    private static final double POOR_MATCHES = 0.006;
    private static final double BRIGHT_ENOUGH_NJY = PassBand.fluxNJy(27.5);

    private final TruthModel truth;
    private final ObjectSample objects;
    private final Dice dice;
    private final SkyTable summary;

    Dp01TruthMatchTable(TruthModel truth, ObjectSample objects, Dice dice) {
        this.truth = truth;
        this.objects = objects;
        this.dice = dice;
        this.summary = new TruthSummaryTable(truth);
    }

    @Override
    public int rowCount() {
        return truth.count();
    }

    private boolean good(int row) {
        return objects.rowOfTruth(row) != ObjectSample.NONE;
    }

    /** The object nearby that an undetected entry is attributed to, or NONE. */
    private int poor(int row) {
        if (good(row) || truth.flux(PassBand.R.ordinal(), row) < BRIGHT_ENOUGH_NJY || !dice.stream("poor").chance(row, POOR_MATCHES * 10)) {
            return ObjectSample.NONE;
        }
        for (int near = row + 1; near < Math.min(truth.count(), row + 40); near++) {
            int object = objects.rowOfTruth(near);
            if (object != ObjectSample.NONE && separation(row, object) < 6) {
                return object;
            }
        }
        return ObjectSample.NONE;
    }

    private double separation(int row, int object) {
        return 3600 * truth.position(row).separationDeg(objects.ra(object), objects.dec(object));
    }

    private int match(int row) {
        return good(row) ? objects.rowOfTruth(row) : poor(row);
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "match_objectId" -> (SkyCells.Longs) row -> match(row) == ObjectSample.NONE ? -1 : objects.id(match(row));
            case "match_sep" -> (SkyCells.Doubles) row -> match(row) == ObjectSample.NONE ? -1 : separation(row, match(row));
            case "is_good_match", "is_nearest_neighbor" -> (SkyCells.Longs) row -> good(row) ? 1 : 0;
            case "is_unique_truth_entry" -> (SkyCells.Longs) row -> 1;
            case "tract" -> (SkyCells.Longs) row -> SkyMap.place(truth.ra(row), truth.dec(row)).tract();
            case "patch" -> (SkyCells.Texts) row -> Dp01ObjectTable.patch(truth.ra(row), truth.dec(row));
            default -> summary.cells(column);
        };
    }
}
