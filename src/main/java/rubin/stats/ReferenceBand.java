package rubin.stats;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import rubin.catalog.AbMagnitude;
import uk.ac.starlink.table.RowSequence;

/**
 * The band whose magnitude bins what has no band of its own: positions, classes, completeness.
 *
 * @param band one of ugrizy, or empty if the table has no such fluxes
 * @param flux kind of the measured flux
 * @param truth true flux in nJy
 * @param measured measured flux in nJy
 */
public record ReferenceBand(String band, String flux, Optional<Cell> truth, Optional<Cell> measured) {

    /** r if the request allows it and the table has its true flux, else the first allowed band that has. */
    static ReferenceBand choose(Columns columns, StatsRequest request, String flux) {
        return Stream.concat(Stream.of("r"), StatsRequest.ALL_BANDS.stream())
                .filter(b -> request.bands().isEmpty() || request.bands().contains(b))
                .filter(b -> BandFluxes.truth(columns, b).isPresent())
                .findFirst()
                .map(b -> new ReferenceBand(b, flux, BandFluxes.truth(columns, b), BandFluxes.measured(columns, b, flux)))
                .orElse(new ReferenceBand("", flux, Optional.empty(), Optional.empty()));
    }

    /** True AB magnitude; NaN if unknown. */
    public double trueMagnitude(RowSequence row) throws IOException {
        return truth.isPresent() ? AbMagnitude.ofFlux(truth.get().read(row)) : Double.NaN;
    }

    /** Measured AB magnitude; NaN if unknown. */
    public double measuredMagnitude(RowSequence row) throws IOException {
        return measured.isPresent() ? AbMagnitude.ofFlux(measured.get().read(row)) : Double.NaN;
    }

    /** Says on a row that the true magnitude bins it. */
    public Result.Row labelTrue(Result.Row row) {
        return band.isEmpty() ? row : row.put(StatColumn.MAG_OF, StatColumn.OF_TRUTH);
    }

    /** Says on a row that the measured magnitude bins it, and its kind of flux. */
    public Result.Row labelMeasured(Result.Row row) {
        if (measured.isPresent()) {
            row.put(StatColumn.FLUX, flux);
        }
        return band.isEmpty() ? row : row.put(StatColumn.MAG_OF, "measured");
    }
}
