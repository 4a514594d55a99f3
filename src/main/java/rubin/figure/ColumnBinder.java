package rubin.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rubin.catalog.AbMagnitude;

/**
 * Ties the quantities of the figures to the columns of a table: to a column that holds the quantity, or to an expression from
 * fluxes. Knows the names of this plugin's results, of DP0.2's own columns and of DP0.1's; case does not matter. Pure.
 */
public final class ColumnBinder {

    /** Where offsets are counted from, in degrees, for a table that has none. */
    public record Centre(double ra, double dec) {
        public Centre {
            if (!Double.isFinite(ra) || !(Math.abs(dec) <= 90)) {
                throw new IllegalArgumentException("centre " + ra + ", " + dec + ": must be in degrees, Dec from -90 to 90");
            }
        }
    }

    private final Map<String, String> columns;
    private final String flux;
    private final Optional<Centre> centre;

    /**
     * @param columns the table's column names
     * @param flux which measured flux to show: cModel, psf, or another that DP0.2 has
     * @param centre where to count offsets from if the table has none
     */
    public ColumnBinder(Collection<String> columns, String flux, Optional<Centre> centre) {
        this.columns = columns.stream().collect(Collectors.toMap(ColumnBinder::fold, name -> name, (first, again) -> first));
        this.flux = Objects.requireNonNull(flux);
        this.centre = Objects.requireNonNull(centre);
    }

    /** Over a table that lacks nothing. */
    static ColumnBinder ofEverything(String flux) {
        List<String> columns = new ArrayList<>(List.of("target_ra", "target_dec", "coord_ra", "coord_dec", "truth_ra", "truth_dec", "truth_type", "refExtendedness"));
        for (String band : List.of("u", "g", "r", "i", "z", "y")) {
            columns.addAll(List.of(band + "_" + flux + "Flux", "flux_" + band));
        }
        return new ColumnBinder(columns, flux, Optional.empty());
    }

    /** The expression for a quantity, or empty if the table has no column for it. For CLASS and EXTENDED: the column's name. */
    public Optional<String> bind(Quantity wanted) {
        String band = wanted.band();
        return switch (wanted.kind()) {
            case MAG -> mag(band);
            case TRUE_MAG -> trueMag(band);
            case COLOUR -> flux.equals("cModel") ? either(column(band + "m" + wanted.second()), () -> difference(mag(band), mag(wanted.second())))
                    : difference(mag(band), mag(wanted.second()));
            case TRUE_COLOUR -> difference(trueMag(band), trueMag(wanted.second()));
            case FLUX -> flux(band);
            case TRUE_FLUX -> trueFlux(band);
            case FLUX_RATIO -> either(flux.equals("cModel") ? column("flux_ratio_" + band) : Optional.empty(), () -> ratio(flux(band), trueFlux(band)));
            case TARGET_RA -> targetRa();
            case TARGET_DEC -> either(column("target_dec"), () -> centre.flatMap(from -> dec().map(dec -> dec + minus(from.dec()))));
            case RESIDUAL_RA -> ra().flatMap(ra -> dec().flatMap(dec -> column("truth_ra")
                    .map(truth -> "3600*cosDeg(" + dec + ")*((" + truth + "-" + ra + "+540)%360-180)")));
            case RESIDUAL_DEC -> dec().flatMap(dec -> column("truth_dec").map(truth -> "3600*(" + truth + "-" + dec + ")"));
            case CLASS -> column("truth_type", "truth_class");
            case EXTENDED -> column("refExtendedness", "r_extendedness", "extendedness");
        };
    }

    /** For a message: the quantity, and which columns would do. */
    String lacking(Quantity wanted) {
        String band = wanted.band();
        List<String> needed = switch (wanted.kind()) {
            case MAG -> Stream.concat(magNames(band).stream(), Stream.of(fluxNames(band).get(0))).toList();
            case TRUE_MAG -> List.of("truth_mag_" + band, "flux_" + band);
            case COLOUR -> List.of(magNames(band).get(0) + " and " + magNames(wanted.second()).get(0));
            case TRUE_COLOUR -> List.of("flux_" + band + " and flux_" + wanted.second());
            case FLUX -> fluxNames(band);
            case TRUE_FLUX -> List.of("flux_" + band);
            case FLUX_RATIO -> List.of("flux_ratio_" + band, fluxNames(band).get(0) + " and flux_" + band);
            case TARGET_RA -> List.of("target_ra", "coord_ra with ra= and dec=");
            case TARGET_DEC -> List.of("target_dec", "coord_dec with ra= and dec=");
            case RESIDUAL_RA -> List.of("coord_ra and truth_ra");
            case RESIDUAL_DEC -> List.of("coord_dec and truth_dec");
            case CLASS -> List.of("truth_type", "truth_class");
            case EXTENDED -> List.of("refExtendedness");
        };
        return wanted + " (" + String.join(", or ", needed) + ")";
    }

    /** The type of the magnitudes, for the label of an axis. */
    String fluxName() {
        return flux;
    }

    private Optional<String> mag(String band) {
        return either(column(magNames(band).toArray(String[]::new)), () -> flux(band).map(ColumnBinder::abMag));
    }

    private List<String> magNames(String band) {
        List<String> names = new ArrayList<>(List.of("mag_" + band + "_" + flux, band + "_" + flux + "Mag"));
        if (flux.equals("psf")) {
            names.add("mag_" + band);
        }
        return names;
    }

    private Optional<String> trueMag(String band) {
        return either(column("truth_mag_" + band), () -> trueFlux(band).map(ColumnBinder::abMag));
    }

    /** In nJy, in which all are but DP0.1's PSF fluxes. */
    private Optional<String> flux(String band) {
        return either(column(band + "_" + flux + "Flux", flux + "Flux_" + band),
                () -> flux.equals("psf") ? column("psFlux_" + band).map(name -> name + "*" + AbMagnitude.nanojanskyPer("nmgy")) : Optional.empty());
    }

    private List<String> fluxNames(String band) {
        return List.of(band + "_" + flux + "Flux", (flux.equals("psf") ? "psFlux_" : flux + "Flux_") + band);
    }

    private Optional<String> trueFlux(String band) {
        return column("flux_" + band);
    }

    private Optional<String> ra() {
        return column("coord_ra", "ra");
    }

    private Optional<String> dec() {
        return column("coord_dec", "dec");
    }

    /** Along the sky, not in coordinate: times the cosine of the declination, so that a cone is round. */
    private Optional<String> targetRa() {
        Optional<String> offset = either(column("target_ra"), () -> centre.flatMap(from -> ra()
                .map(ra -> "((" + ra + minus(from.ra()) + "+540)%360-180)")));
        return offset.flatMap(ra -> dec().map(dec -> ra + "*cosDeg(" + dec + ")"));
    }

    /** AB magnitude of a flux in nJy; the zero point is scisql's, as on Rubin's service. */
    private static String abMag(String nJy) {
        return "31.4-2.5*log10(" + nJy + ")";
    }

    private static Optional<String> difference(Optional<String> blue, Optional<String> red) {
        return blue.flatMap(a -> red.map(b -> a + "-" + (b.contains("-") ? "(" + b + ")" : b)));
    }

    private static Optional<String> ratio(Optional<String> over, Optional<String> under) {
        return over.flatMap(a -> under.map(b -> a + "/" + b));
    }

    private static String minus(double degrees) {
        return degrees < 0 ? "+" + -degrees : "-" + degrees;
    }

    private static Optional<String> either(Optional<String> first, Supplier<Optional<String>> otherwise) {
        return first.isPresent() ? first : otherwise.get();
    }

    private Optional<String> column(String... names) {
        for (String name : names) {
            String actual = columns.get(fold(name));
            if (actual != null) {
                return Optional.of(actual);
            }
        }
        return Optional.empty();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
