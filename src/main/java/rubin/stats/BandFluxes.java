package rubin.stats;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rubin.catalog.AbMagnitude;
import rubin.catalog.FluxKinds;

/**
 * The measured and true flux of one band, in nJy, from whichever columns the table has.
 *
 * @param band one of ugrizy
 * @param measured measured flux
 * @param error quoted error of the measured flux
 * @param truth true flux
 */
public record BandFluxes(String band, Cell measured, Optional<Cell> error, Cell truth) {

    /** The fluxes of this band, or empty if measured or true flux is not there. */
    static Optional<BandFluxes> find(Columns columns, String band, String flux) {
        Optional<Cell> measured = measured(columns, band, flux);
        Optional<Cell> truth = truth(columns, band);
        if (measured.isEmpty() || truth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BandFluxes(band, measured.get(), error(columns, band, flux, measured.get()), truth.get()));
    }

    /** Measured flux, from its column or from that of its magnitude. */
    public static Optional<Cell> measured(Columns columns, String band, String flux) {
        return columns.fluxes().flux(flux, band).map(columns::flux)
                .or(() -> columns.fluxes().magnitude(flux, band).map(columns::number).map(m -> row -> AbMagnitude.toFlux(m.read(row))));
    }

    /** True flux: {@code flux_r}, or from {@code truth_mag_r}. */
    static Optional<Cell> truth(Columns columns, String band) {
        return columns.fluxes().trueFlux(band).map(columns::flux)
                .or(() -> columns.fluxes().trueMagnitude(band).map(columns::number).map(m -> row -> AbMagnitude.toFlux(m.read(row))));
    }

    /** The kind of flux to compare where the user names none: the first, the usual one before others, of which the table has a band. */
    static String kind(Columns columns, List<String> bands) {
        List<String> kinds = columns.fluxes().kinds();
        return kinds.stream().filter(kind -> bands.stream().anyMatch(band -> find(columns, band, kind).isPresent())).findFirst()
                .orElse(kinds.isEmpty() ? FluxKinds.USUAL : kinds.get(0));
    }

    /** What {@link #find} would have needed, for a message. */
    static String names(String band, String flux) {
        return band + "_" + flux + "Flux (or mag_" + band + "_" + flux + ") and flux_" + band + " (or truth_mag_" + band + ")";
    }

    /** Says which flux columns declare a unit that is not known; their numbers are taken as nJy all the same. */
    static void checkUnits(Columns columns, String band, String flux, Consumer<String> notes) {
        Stream.of(columns.fluxes().flux(flux, band), columns.fluxes().trueFlux(band)).flatMap(Optional::stream).forEach(icol -> {
            String unit = columns.unit(icol);
            if (!unit.isBlank() && !unit.equalsIgnoreCase("nJy") && AbMagnitude.nanojanskyPer(unit) == 1) {
                notes.accept("column " + columns.fluxes().all().name(icol) + " declares the unit " + unit + "; its numbers are taken as nJy");
            }
        });
    }

    private static Optional<Cell> error(Columns columns, String band, String flux, Cell measured) {
        return columns.fluxes().fluxError(flux, band).map(columns::flux)
                .or(() -> columns.fluxes().magnitudeError(flux, band).map(columns::number)
                        .map(e -> row -> AbMagnitude.toFluxError(measured.read(row), e.read(row))));
    }
}
