package rubin.sandbox.sky;

/** dp02_dc2_catalogs.TruthSummary, and the same columns of DP0.1's truth_match. */
final class TruthSummaryTable implements SkyTable {

    /** Reddening E(B-V) in the field; the simulated one varies little. */
    private static final double REDDENING = 0.011;

    private final TruthModel truth;

    TruthSummaryTable(TruthModel truth) {
        this.truth = truth;
    }

    @Override
    public int rowCount() {
        return truth.count();
    }

    /** Numbers instead of texts for {@code id_truth_type}: the same keys, sooner. */
    @Override
    public RowIndex index(String column) {
        return column.equals("id_truth_type") ? SortedRows.of((SkyCells.Longs) row -> truth.id(row).key(), rowCount())
                : SkyTable.super.index(column);
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "id_truth_type" -> (SkyCells.Texts) row -> truth.id(row).toString();
            case "id" -> (SkyCells.Texts) row -> truth.id(row).id();
            case "host_galaxy" -> (SkyCells.Longs) truth::host;
            case "ra" -> (SkyCells.Doubles) truth::ra;
            case "dec" -> (SkyCells.Doubles) truth::dec;
            case "redshift" -> (SkyCells.Doubles) truth::redshift;
            case "is_variable" -> (SkyCells.Longs) row -> truth.variable(row) ? 1 : 0;
            case "is_pointsource" -> (SkyCells.Longs) row -> truth.type(row) == Landmark.GALAXY ? 0 : 1;
            case "mag_r" -> (SkyCells.Doubles) row -> PassBand.mag(truth.flux(PassBand.R.ordinal(), row));
            case "cosmodc2_hp" -> (SkyCells.Longs) row -> truth.type(row) == Landmark.GALAXY ? Healpix.pixel(truth.ra(row), truth.dec(row)) : -1;
            case "cosmodc2_id" -> (SkyCells.Longs) row -> truth.type(row) == Landmark.GALAXY ? truth.id(row).number() : -1;
            case "truth_type" -> (SkyCells.Longs) truth::type;
            default -> flux(column);
        };
    }

    private SkyCells flux(String column) {
        if (!column.matches("flux_[ugrizy](_noMW)?")) {
            throw new IllegalArgumentException("column=" + column + ": not in the truth tables");
        }
        PassBand band = PassBand.of(column.charAt("flux_".length()));
        double factor = column.endsWith("_noMW") ? Math.pow(10, 0.4 * REDDENING * band.extinctionPerReddening()) : 1;
        return (SkyCells.Doubles) row -> factor * truth.flux(band.ordinal(), row);
    }
}
