package rubin.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rubin.release.Band;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;

/**
 * Which of a table's columns are fluxes and what is made of them, measured ones by their kind. Knows the names of this plugin's
 * results, of DP0.2's own columns and of DP0.1's. A column whose kind is not certain is never taken for one of another kind.
 */
public final class FluxColumns {

    /** Names that say a kind: r_psfFlux and r_psfMag, psfFlux_r, mag_r_psf, gmr_psf, flux_ratio_r_psf. */
    private static final Pattern KIND = Pattern.compile("(?i)[ugrizy]_(\\w*[a-z0-9])(?:Flux|Mag)|(\\w*[a-z0-9])Flux_[ugrizy]"
            + "|(?:mag_[ugrizy]|[ugrizy]m[ugrizy]|flux_ratio_[ugrizy])_(\\w+)");

    private final TableColumns columns;
    private final List<String> kinds;

    private FluxColumns(TableColumns columns) {
        this.columns = columns;
        Set<String> found = new LinkedHashSet<>();
        for (ColumnInfo info : columns.infos()) {
            FluxKinds.marked(info).or(() -> named(info.getName())).ifPresent(found::add);
        }
        if (bands().anyMatch(band -> oldMagnitude(band).isPresent())) {
            found.add("psf");
        }
        kinds = found.stream().sorted(Comparator.comparing(FluxKinds::rank)).toList();
    }

    /** Those of a table. */
    public static FluxColumns of(StarTable table) {
        return new FluxColumns(TableColumns.of(table));
    }

    /** Those among columns of which no more than the names is known. */
    public static FluxColumns named(Collection<String> names) {
        return new FluxColumns(TableColumns.named(names));
    }

    /** The table's columns. */
    public TableColumns all() {
        return columns;
    }

    /** The kinds of flux that the table has columns of, the usual one first. */
    public List<String> kinds() {
        return kinds;
    }

    /** Measured flux, in the unit that {@link TableColumns#nanojansky} tells. */
    public Optional<Integer> flux(String kind, String band) {
        return columns.index(fluxNames(kind, band, "Flux"));
    }

    /** Error of the measured flux, in the unit that {@link TableColumns#nanojansky} tells. */
    public Optional<Integer> fluxError(String kind, String band) {
        return columns.index(fluxNames(kind, band, "FluxErr"));
    }

    /** AB magnitude of the measured flux. */
    public Optional<Integer> magnitude(String kind, String band) {
        return columns.index("mag_" + band + "_" + kind, band + "_" + kind + "Mag").or(() -> isPsf(kind) ? oldMagnitude(band) : Optional.empty());
    }

    /** Error of that magnitude. */
    public Optional<Integer> magnitudeError(String kind, String band) {
        return columns.index("magerr_" + band + "_" + kind);
    }

    /** Measured AB magnitude in one band minus that in another. */
    public Optional<Integer> colour(String kind, String blue, String red) {
        return ofKind(blue + "m" + red, kind);
    }

    /** Measured over true flux. */
    public Optional<Integer> ratio(String kind, String band) {
        return ofKind("flux_ratio_" + band, kind);
    }

    /** True flux, in the unit that {@link TableColumns#nanojansky} tells. */
    public Optional<Integer> trueFlux(String band) {
        return columns.index("flux_" + band);
    }

    /** True AB magnitude. */
    public Optional<Integer> trueMagnitude(String band) {
        return columns.index("truth_mag_" + band);
    }

    /** TruthSummary's own magnitude, which it has in r only; DP0.1 has a measured one of that name. */
    Optional<Integer> summaryMagnitude() {
        boolean measured = bands().anyMatch(band -> columns.has("psFlux_" + band) || !band.equals("r") && columns.has("mag_" + band));
        return measured || !columns.has("truth_type") ? Optional.empty() : columns.index("mag_r");
    }

    /** DP0.1's magnitude of the PSF flux. In r the truth has one of the same name. */
    private Optional<Integer> oldMagnitude(String band) {
        boolean others = bands().anyMatch(other -> !other.equals("r") && columns.has("mag_" + other));
        boolean measured = others || !columns.has("truth_type") && bands().anyMatch(other -> columns.has("psFlux_" + other));
        return band.equals("r") && !measured ? Optional.empty() : columns.index("mag_" + band);
    }

    /** A short name without a kind is of the usual one, unless only other kinds are beside it. */
    private Optional<Integer> ofKind(String shortName, String kind) {
        Optional<Integer> bare = columns.index(shortName).filter(index -> FluxKinds.marked(columns.info(index))
                .map(kind::equalsIgnoreCase).orElse(kind.equalsIgnoreCase(FluxKinds.USUAL) && (kinds.isEmpty() || kinds.contains(FluxKinds.USUAL))));
        return bare.or(() -> columns.index(shortName + "_" + kind));
    }

    private static Optional<String> named(String column) {
        Matcher name = KIND.matcher(column);
        if (!name.matches()) {
            return Optional.empty();
        }
        String kind = Stream.of(1, 2, 3).map(name::group).filter(group -> group != null).findFirst().orElseThrow();
        return Optional.of(kind.equalsIgnoreCase("ps") ? "psf" : FluxKinds.spelled(kind));
    }

    /** DP0.2 puts the band first, DP0.1 last, and DP0.1 calls the PSF flux psFlux. */
    private static String[] fluxNames(String kind, String band, String suffix) {
        return new String[] {band + "_" + kind + suffix, kind + suffix + "_" + band, (isPsf(kind) ? "ps" : kind) + suffix + "_" + band};
    }

    private static boolean isPsf(String kind) {
        return kind.equalsIgnoreCase("psf");
    }

    private static Stream<String> bands() {
        return Stream.of(Band.values()).map(Band::letter);
    }
}
