package rubin.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import rubin.catalog.FluxColumns;
import rubin.catalog.FluxKinds;

/**
 * Ties the quantities of the figures to the columns of a table: to a column that holds the quantity, or to an expression from
 * fluxes. Measured quantities are of one kind of flux, which the labels say. Pure.
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

    private final FluxColumns fluxes;
    private final String flux;
    private final Optional<Centre> centre;

    /**
     * @param fluxes the table's columns
     * @param flux which measured flux to show: cModel, psf, or another that DP0.2 has
     * @param centre where to count offsets from if the table has none
     */
    public ColumnBinder(FluxColumns fluxes, String flux, Optional<Centre> centre) {
        this.fluxes = Objects.requireNonNull(fluxes);
        this.flux = FluxKinds.spelled(flux);
        this.centre = Objects.requireNonNull(centre);
    }

    /** For each kind of flux that the table has, the usual one first; never empty. */
    public static List<ColumnBinder> ofEachKind(FluxColumns fluxes, Optional<Centre> centre) {
        List<String> kinds = fluxes.kinds().isEmpty() ? List.of(FluxKinds.USUAL) : fluxes.kinds();
        return kinds.stream().map(kind -> new ColumnBinder(fluxes, kind, centre)).toList();
    }

    /** Over a table that lacks nothing. */
    static ColumnBinder ofEverything(String flux) {
        List<String> columns = new ArrayList<>(List.of("target_ra", "target_dec", "coord_ra", "coord_dec", "truth_ra", "truth_dec", "truth_type", "refExtendedness"));
        for (String band : List.of("u", "g", "r", "i", "z", "y")) {
            columns.addAll(List.of(band + "_" + flux + "Flux", "flux_" + band));
        }
        return new ColumnBinder(FluxColumns.named(columns), flux, Optional.empty());
    }

    /** The expression for a quantity, or empty if the table has no column for it. For CLASS and EXTENDED: the column's name. */
    public Optional<String> bind(Quantity wanted) {
        String band = wanted.band();
        return switch (wanted.kind()) {
            case MAG -> mag(band);
            case TRUE_MAG -> trueMag(band);
            case COLOUR -> name(fluxes.colour(flux, band, wanted.second())).or(() -> difference(mag(band), mag(wanted.second())));
            case TRUE_COLOUR -> difference(trueMag(band), trueMag(wanted.second()));
            case FLUX -> flux(band);
            case TRUE_FLUX -> trueFlux(band);
            case FLUX_RATIO -> name(fluxes.ratio(flux, band)).or(() -> ratio(flux(band), trueFlux(band)));
            case TARGET_RA -> targetRa();
            case TARGET_DEC -> column("target_dec").or(() -> centre.flatMap(from -> dec().map(dec -> dec + minus(from.dec()))));
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

    /** The kind of flux that is shown. */
    String flux() {
        return flux;
    }

    /** What a label says before a measured quantity: the kind of flux and a space, or nothing if the table does not tell the kind. */
    public String kind() {
        return fluxes.kinds().isEmpty() ? "" : flux + " ";
    }

    private Optional<String> mag(String band) {
        return name(fluxes.magnitude(flux, band)).or(() -> flux(band).map(ColumnBinder::abMag));
    }

    private Optional<String> trueMag(String band) {
        return name(fluxes.trueMagnitude(band)).or(() -> trueFlux(band).map(ColumnBinder::abMag));
    }

    private List<String> magNames(String band) {
        return List.of("mag_" + band + "_" + flux, band + "_" + flux + "Mag");
    }

    private Optional<String> flux(String band) {
        return inNanojansky(fluxes.flux(flux, band));
    }

    private Optional<String> trueFlux(String band) {
        return inNanojansky(fluxes.trueFlux(band));
    }

    private List<String> fluxNames(String band) {
        return List.of(band + "_" + flux + "Flux", (flux.equals("psf") ? "psFlux_" : flux + "Flux_") + band);
    }

    private Optional<String> inNanojansky(Optional<Integer> column) {
        return column.map(index -> {
            double nJy = fluxes.all().nanojansky(index);
            return fluxes.all().name(index) + (nJy == 1 ? "" : "*" + nJy);
        });
    }

    private Optional<String> ra() {
        return column("coord_ra", "ra");
    }

    private Optional<String> dec() {
        return column("coord_dec", "dec");
    }

    /** Along the sky, not in coordinate: times the cosine of the declination, so that a cone is round. */
    private Optional<String> targetRa() {
        Optional<String> offset = column("target_ra").or(() -> centre.flatMap(from -> ra()
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
        return over.flatMap(a -> under.map(b -> a + "/" + (b.contains("*") ? "(" + b + ")" : b)));
    }

    private static String minus(double degrees) {
        return degrees < 0 ? "+" + -degrees : "-" + degrees;
    }

    private Optional<String> name(Optional<Integer> column) {
        return column.map(fluxes.all()::name);
    }

    private Optional<String> column(String... names) {
        return name(fluxes.all().index(names));
    }
}
