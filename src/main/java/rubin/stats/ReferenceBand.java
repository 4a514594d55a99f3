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
 * @param truth true flux in nJy
 * @param measured measured flux in nJy
 */
record ReferenceBand(String band, Optional<Cell> truth, Optional<Cell> measured) {

    /** r if the request allows it and the table has its true flux, else the first allowed band that has. */
    static ReferenceBand choose(Columns columns, StatsRequest request) {
        String flux = request.flux();
        return Stream.concat(Stream.of("r"), StatsRequest.ALL_BANDS.stream())
                .filter(b -> request.bands().isEmpty() || request.bands().contains(b))
                .filter(b -> BandFluxes.truth(columns, b).isPresent())
                .findFirst()
                .map(b -> new ReferenceBand(b, BandFluxes.truth(columns, b), BandFluxes.measured(columns, b, flux)))
                .orElse(new ReferenceBand("", Optional.empty(), Optional.empty()));
    }

    /** True AB magnitude; NaN if unknown. */
    double trueMagnitude(RowSequence row) throws IOException {
        return truth.isPresent() ? AbMagnitude.ofFlux(truth.get().read(row)) : Double.NaN;
    }

    /** Measured AB magnitude; NaN if unknown. */
    double measuredMagnitude(RowSequence row) throws IOException {
        return measured.isPresent() ? AbMagnitude.ofFlux(measured.get().read(row)) : Double.NaN;
    }

    /** Says on a row which magnitude bins it. */
    Result.Row label(Result.Row row, String which) {
        return band.isEmpty() ? row : row.put(StatColumn.MAG_OF, which);
    }
}
