package rubin.sandbox.sky;

/** dp02_dc2_catalogs.TruthSummary, and the same columns of DP0.1's truth_match. */
final class TruthSummaryTable implements SkyTable {

    /** Reddening E(B-V) in the field; the simulated one varies little. */
    private static final double REDDENING = 0.011;

    private final Truth truth;

    TruthSummaryTable(Truth truth) {
        this.truth = truth;
    }

    @Override
    public int rowCount() {
        return truth.count();
    }

    /** Numbers instead of texts for {@code id_truth_type}: the same keys, sooner. */
    @Override
    public RowIndex index(String column) {
        return column.equals("id_truth_type") ? SortedRows.of((Cells.Longs) row -> truth.id(row).key(), rowCount())
                : SkyTable.super.index(column);
    }

    @Override
    public Cells cells(String column) {
        return switch (column) {
            case "id_truth_type" -> (Cells.Texts) row -> truth.id(row).toString();
            case "id" -> (Cells.Texts) row -> truth.id(row).id();
            case "host_galaxy" -> (Cells.Longs) truth::host;
            case "ra" -> (Cells.Doubles) truth::ra;
            case "dec" -> (Cells.Doubles) truth::dec;
            case "redshift" -> (Cells.Doubles) truth::redshift;
            case "is_variable" -> (Cells.Longs) row -> truth.variable(row) ? 1 : 0;
            case "is_pointsource" -> (Cells.Longs) row -> truth.type(row) == Landmark.GALAXY ? 0 : 1;
            case "mag_r" -> (Cells.Doubles) row -> Band.mag(truth.flux(Band.R.ordinal(), row));
            case "cosmodc2_hp" -> (Cells.Longs) row -> truth.type(row) == Landmark.GALAXY ? Healpix.pixel(truth.ra(row), truth.dec(row)) : -1;
            case "cosmodc2_id" -> (Cells.Longs) row -> truth.type(row) == Landmark.GALAXY ? truth.id(row).number() : -1;
            case "truth_type" -> (Cells.Longs) truth::type;
            default -> flux(column);
        };
    }

    private Cells flux(String column) {
        if (!column.matches("flux_[ugrizy](_noMW)?")) {
            throw new IllegalArgumentException("column=" + column + ": not in the truth tables");
        }
        Band band = Band.of(column.charAt("flux_".length()));
        double factor = column.endsWith("_noMW") ? Math.pow(10, 0.4 * REDDENING * band.extinctionPerReddening()) : 1;
        return (Cells.Doubles) row -> factor * truth.flux(band.ordinal(), row);
    }
}
