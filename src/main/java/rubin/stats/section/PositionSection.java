package rubin.stats.section;

import java.io.IOException;
import rubin.stats.BinnedCells;
import rubin.stats.Distribution;
import rubin.stats.Groups;
import rubin.stats.ReferenceBand;
import rubin.stats.Result;
import rubin.stats.StatColumn;
import rubin.stats.StatsKind;
import rubin.stats.StatsRequest;
import rubin.stats.TruthColumns;
import uk.ac.starlink.table.RowSequence;

/** Measured against true position. */
public final class PositionSection implements Section {

    private static final double ARCSEC_PER_DEGREE = 3600;

    private final TruthColumns.Position measured;
    private final TruthColumns.Position truth;
    private final Groups groups;
    private final ReferenceBand magnitude;
    private final BinnedCells<Accumulator> cells;

    public PositionSection(TruthColumns.Position measured, TruthColumns.Position truth, Groups groups, ReferenceBand magnitude,
                    StatsRequest request) {
        this.measured = measured;
        this.truth = truth;
        this.groups = groups;
        this.magnitude = magnitude;
        cells = new BinnedCells<>(request.binMag(), Accumulator::new);
    }

    @Override
    public void accept(RowSequence row) throws IOException {
        double trueRa = truth.ra().read(row);
        double trueDec = truth.dec().read(row);
        if (Double.isNaN(trueRa) || Double.isNaN(trueDec)) {
            return;
        }
        double ra = measured.ra().read(row);
        double dec = measured.dec().read(row);
        cells.forRow(magnitude.band(), groups.of(row), magnitude.trueMagnitude(row), cell -> cell.add(ra, dec, trueRa, trueDec));
    }

    @Override
    public void finish(Result result) {
        cells.sorted().forEach((key, cell) -> cell.fill(
                magnitude.labelTrue(result.row(StatsKind.POSITION.word(), key))));
    }

    /** Angular distance in arcsec of two positions in degrees, by the haversine formula, which keeps its digits when small. */
    static double separationArcsec(double ra1, double dec1, double ra2, double dec2) {
        double sinDec = Math.sin(Math.toRadians(dec2 - dec1) / 2);
        double sinRa = Math.sin(Math.toRadians(ra2 - ra1) / 2);
        double h = sinDec * sinDec + Math.cos(Math.toRadians(dec1)) * Math.cos(Math.toRadians(dec2)) * sinRa * sinRa;
        return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(h)))) * ARCSEC_PER_DEGREE;
    }

    private static final class Accumulator {

        private final Distribution offset = new Distribution();
        private final Distribution dRa = new Distribution();
        private final Distribution dDec = new Distribution();
        private long missing;

        void add(double ra, double dec, double trueRa, double trueDec) {
            if (!Double.isFinite(ra) || !Double.isFinite(dec)) {
                missing++;
                return;
            }
            offset.add(separationArcsec(ra, dec, trueRa, trueDec));
            dRa.add(Math.IEEEremainder(ra - trueRa, 360) * Math.cos(Math.toRadians(trueDec)) * ARCSEC_PER_DEGREE);
            dDec.add((dec - trueDec) * ARCSEC_PER_DEGREE);
        }

        void fill(Result.Row row) {
            row.put(StatColumn.N, offset.count()).put(StatColumn.N_NULL, missing)
                    .number(StatColumn.OFFSET_MEDIAN, offset.median()).number(StatColumn.OFFSET_P95, offset.quantile(0.95))
                    .number(StatColumn.DRA_MEDIAN, dRa.median()).number(StatColumn.DDEC_MEDIAN, dDec.median())
                    .put(StatColumn.EXACT, offset.exact());
        }
    }
}
