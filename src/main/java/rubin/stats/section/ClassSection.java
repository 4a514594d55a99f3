package rubin.stats.section;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rubin.catalog.AbMagnitude;
import rubin.stats.BandFluxes;
import rubin.stats.BinnedCells;
import rubin.stats.Cell;
import rubin.stats.CellKey;
import rubin.stats.Columns;
import rubin.stats.Proportion;
import rubin.stats.ReferenceBand;
import rubin.stats.Result;
import rubin.stats.StatColumn;
import rubin.stats.StatsKind;
import rubin.stats.StatsRequest;
import rubin.stats.TruthColumns;
import uk.ac.starlink.table.RowSequence;

/**
 * Point-like or extended, against the truth: the confusion matrix, one row per truth class, and from it completeness and
 * contamination of the stars (point-like) and galaxies (extended). Always by truth class, whatever {@code by} says.
 */
public final class ClassSection implements Section {

    private final Cell extended;
    private final TruthColumns truth;
    private final ReferenceBand magnitude;
    private final BinnedCells<Counts> cells;
    private final double sigmas;

    /**
     * @param extended reads 1 for extended, 0 for point-like, NaN for unclassified
     */
    public ClassSection(Cell extended, TruthColumns truth, ReferenceBand magnitude, StatsRequest request) {
        this.extended = extended;
        this.truth = truth;
        this.magnitude = magnitude;
        cells = new BinnedCells<>(request.binMag(), Counts::new);
        sigmas = request.intervalSigmas();
    }

    /**
     * The classifier that the request asks for, reading 1 for extended, 0 for point-like, NaN for unclassified.
     * Empty if its columns are not there.
     */
    public static Optional<Cell> classifier(Columns columns, StatsRequest request, ReferenceBand reference) {
        StatsRequest.Classifier classifier = request.classifier();
        Optional<Cell> column = columns.number("refExtendedness", "extendedness", reference.band() + "_extendedness")
                .map(c -> row -> cut(c.read(row), 0.5));
        Optional<Cell> magnitudes = BandFluxes.measured(columns, reference.band(), "psf")
                .flatMap(psf -> BandFluxes.measured(columns, reference.band(), "cModel")
                        .map(model -> row -> cut(AbMagnitude.ofFlux(psf.read(row)) - AbMagnitude.ofFlux(model.read(row)),
                                classifier.thresholdMag())));
        return switch (classifier.method()) {
            case AUTO -> column.or(() -> magnitudes);
            case EXTENDEDNESS -> column;
            case PSFMAG -> magnitudes;
        };
    }

    @Override
    public void accept(RowSequence row) throws IOException {
        Optional<String> group = truth.truthClass(row);
        if (group.isPresent()) {
            double measured = extended.read(row);
            cells.forRow(magnitude.band(), group, magnitude.trueMagnitude(row), cell -> cell.add(measured));
        }
    }

    @Override
    public void finish(Result result) {
        Map<CellKey, Counts> all = new HashMap<>(cells.sorted());
        cells.sorted().forEach((key, counts) -> {
            Counts whole = all.get(new CellKey(key.band(), CellKey.ALL, key.bin()));
            Result.Row row = magnitude.labelTrue(result.row(StatsKind.CLASS.word(), key));
            long n = counts.point + counts.extended;
            row.put(StatColumn.N, n).put(StatColumn.N_NULL, counts.unclassified)
                    .put(StatColumn.N_POINT, counts.point).put(StatColumn.N_EXTENDED, counts.extended)
                    .number(StatColumn.POINT_FRACTION, (double) counts.point / n)
                    .number(StatColumn.EXTENDED_FRACTION, (double) counts.extended / n);
            switch (key.group()) {
                case TruthColumns.STAR -> rates(row, n, counts.point, whole.point, "stars", "point-like");
                case TruthColumns.GALAXY -> rates(row, n, counts.extended, whole.extended, "galaxies", "extended");
                default -> row.put(StatColumn.DENOMINATOR, "n: true sources that have a classification");
            }
        });
    }

    /** Completeness of a class over its true members, and contamination over all that were measured to look like it. */
    private void rates(Result.Row row, long n, long right, long looksLike, String members, String look) {
        row.proportion(StatColumn.COMPLETENESS, StatColumn.COMPLETENESS_LO, StatColumn.COMPLETENESS_HI,
                new Proportion(right, n), sigmas);
        row.proportion(StatColumn.CONTAMINATION, StatColumn.CONTAMINATION_LO, StatColumn.CONTAMINATION_HI,
                new Proportion(looksLike - right, looksLike), sigmas);
        row.put(StatColumn.DENOMINATOR, "completeness: of the true " + members
                + " that have a classification; contamination: of the " + look + " objects of any true class");
    }

    private static double cut(double value, double threshold) {
        return Double.isNaN(value) ? Double.NaN : value > threshold ? 1 : 0;
    }

    private static final class Counts {

        private long point;
        private long extended;
        private long unclassified;

        void add(double measured) {
            if (Double.isNaN(measured)) {
                unclassified++;
            } else if (measured > 0) {
                extended++;
            } else {
                point++;
            }
        }
    }
}
