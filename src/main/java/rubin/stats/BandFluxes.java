package rubin.stats;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rubin.catalog.AbMagnitude;

/**
 * The measured and true flux of one band, in nJy, from whichever columns the table has.
 *
 * @param band one of ugrizy
 * @param measured measured flux
 * @param error quoted error of the measured flux
 * @param truth true flux
 */
record BandFluxes(String band, Cell measured, Optional<Cell> error, Cell truth) {

    /** The fluxes of this band, or empty if measured or true flux is not there. */
    static Optional<BandFluxes> find(Columns columns, String band, String flux) {
        Optional<Cell> measured = measured(columns, band, flux);
        Optional<Cell> truth = truth(columns, band);
        if (measured.isEmpty() || truth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BandFluxes(band, measured.get(), error(columns, band, flux, measured.get()), truth.get()));
    }

    /** Measured flux: {@code r_cModelFlux}, DP0.1's {@code cModelFlux_r} or {@code psFlux_r}, or from {@code mag_r_cModel}. */
    static Optional<Cell> measured(Columns columns, String band, String flux) {
        return inNanojansky(columns, fluxNames(band, flux, "Flux"))
                .or(() -> columns.number("mag_" + band + "_" + flux).map(m -> row -> AbMagnitude.toFlux(m.read(row))));
    }

    /** True flux: {@code flux_r}, or from {@code truth_mag_r}. */
    static Optional<Cell> truth(Columns columns, String band) {
        return inNanojansky(columns, "flux_" + band)
                .or(() -> columns.number("truth_mag_" + band).map(m -> row -> AbMagnitude.toFlux(m.read(row))));
    }

    /** What {@link #find} would have needed, for a message. */
    static String names(String band, String flux) {
        return band + "_" + flux + "Flux (or mag_" + band + "_" + flux + ") and flux_" + band + " (or truth_mag_" + band + ")";
    }

    /** Says which flux columns declare a unit that is not known; their numbers are taken as nJy all the same. */
    static void checkUnits(Columns columns, String band, String flux, Consumer<String> notes) {
        for (String[] names : List.of(fluxNames(band, flux, "Flux"), new String[] {"flux_" + band})) {
            columns.unit(names).filter(unit -> !unit.isBlank() && !unit.equalsIgnoreCase("nJy") && AbMagnitude.nanojanskyPer(unit) == 1).ifPresent(unit ->
                    notes.accept("column " + columns.name(columns.index(names).orElseThrow()) + " declares the unit " + unit
                            + "; its numbers are taken as nJy"));
        }
    }

    private static Optional<Cell> inNanojansky(Columns columns, String... names) {
        double scale = AbMagnitude.nanojanskyPer(columns.unit(names).orElse(null));
        return columns.number(names).map(cell -> scale == 1 ? cell : row -> scale * cell.read(row));
    }

    private static Optional<Cell> error(Columns columns, String band, String flux, Cell measured) {
        return inNanojansky(columns, fluxNames(band, flux, "FluxErr"))
                .or(() -> columns.number("magerr_" + band + "_" + flux)
                        .map(e -> row -> AbMagnitude.toFluxError(measured.read(row), e.read(row))));
    }

    /** DP0.2 puts the band first, DP0.1 last, and DP0.1 calls the PSF flux psFlux. */
    private static String[] fluxNames(String band, String flux, String suffix) {
        String old = flux.equalsIgnoreCase("psf") ? "ps" : flux;
        return new String[] {band + "_" + flux + suffix, flux + suffix + "_" + band, old + suffix + "_" + band};
    }
}
