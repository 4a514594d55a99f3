package rubin.stats.section;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import rubin.catalog.AbMagnitude;
import rubin.stats.BandFluxes;
import rubin.stats.BinnedCells;
import rubin.stats.CellKey;
import rubin.stats.Distribution;
import rubin.stats.Groups;
import rubin.stats.Result;
import rubin.stats.StatColumn;
import rubin.stats.StatsKind;
import rubin.stats.StatsRequest;
import uk.ac.starlink.table.RowSequence;

/** Measured against true flux, per band, group and bin of that band's true magnitude. */
public final class FluxSection implements Section {

    private final List<BandFluxes> bands;
    private final Groups groups;
    private final String flux;
    private final double outlierSigmas;
    private final BinnedCells<Accumulator> cells;
    private final long[] withoutTruth;

    public FluxSection(List<BandFluxes> bands, String flux, Groups groups, StatsRequest request) {
        this.bands = bands;
        this.flux = flux;
        this.groups = groups;
        outlierSigmas = request.outlierSigmas();
        cells = new BinnedCells<>(request.binMag(), Accumulator::new);
        withoutTruth = new long[bands.size()];
    }

    @Override
    public void accept(RowSequence row) throws IOException {
        Optional<String> group = groups.of(row);
        for (int i = 0; i < bands.size(); i++) {
            BandFluxes fluxes = bands.get(i);
            double truth = fluxes.truth().read(row);
            if (!(truth > 0) || Double.isInfinite(truth)) {
                withoutTruth[i]++;
                continue;
            }
            double measured = fluxes.measured().read(row);
            double error = fluxes.error().isPresent() ? fluxes.error().get().read(row) : Double.NaN;
            cells.forRow(fluxes.band(), group, AbMagnitude.ofFlux(truth), cell -> cell.add(measured, error, truth));
        }
    }

    @Override
    public void finish(Result result) {
        cells.sorted().forEach((key, cell) -> cell.fill(
                result.row(StatsKind.FLUX.word(), key).put(StatColumn.FLUX, flux).put(StatColumn.MAG_OF, StatColumn.OF_TRUTH), outlierSigmas));
        for (int i = 0; i < withoutTruth.length; i++) {
            String band = bands.get(i).band();
            if (withoutTruth[i] > 0) {
                result.note("flux, band " + band + ": " + withoutTruth[i]
                        + " rows left out, because their true flux is NULL, NaN or not above 0");
            }
            Accumulator all = cells.sorted().get(new CellKey(band, CellKey.ALL, CellKey.ALL_MAGS));
            if (all != null && all.ratio.count() == 0) {
                result.note("flux, band " + band + ": every measured flux is NULL or NaN");
            }
        }
    }

    private static final class Accumulator {

        private final Distribution ratio = new Distribution();
        private final Distribution residual = new Distribution();
        private final Distribution pull = new Distribution();
        private long missing;

        void add(double measured, double error, double truth) {
            if (!Double.isFinite(measured)) {
                missing++;
                return;
            }
            ratio.add(measured / truth);
            if (measured > 0) {
                residual.add(AbMagnitude.ofFlux(measured) - AbMagnitude.ofFlux(truth));
            }
            if (error > 0 && Double.isFinite(error)) {
                pull.add((measured - truth) / error);
            }
        }

        void fill(Result.Row row, double outlierSigmas) {
            double mad = ratio.scaledMad();
            row.put(StatColumn.N, ratio.count()).put(StatColumn.N_NULL, missing)
                    .number(StatColumn.RATIO_MEDIAN, ratio.median()).number(StatColumn.RATIO_MEAN, ratio.mean())
                    .number(StatColumn.RATIO_MAD, mad).number(StatColumn.RATIO_S68, ratio.halfWidth68())
                    .number(StatColumn.OUTLIER_FRACTION, ratio.fractionBeyond(outlierSigmas * mad))
                    .put(StatColumn.N_DMAG, residual.count()).number(StatColumn.DMAG_MEDIAN, residual.median())
                    .number(StatColumn.DMAG_MEAN, residual.mean()).number(StatColumn.DMAG_MAD, residual.scaledMad())
                    .put(StatColumn.N_PULL, pull.count()).number(StatColumn.PULL_MEDIAN, pull.median())
                    .number(StatColumn.PULL_MEAN, pull.mean()).number(StatColumn.PULL_MAD, pull.scaledMad())
                    .put(StatColumn.EXACT, ratio.exact());
        }
    }
}
