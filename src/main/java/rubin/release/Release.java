package rubin.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What a Rubin data release holds, read from {@code rubin/release/NAME.properties}.
 *
 * @param name short name, such as {@code dp02}
 * @param label name for people, such as {@code DP0.2}
 * @param schema schema of the catalogue tables
 * @param bands bands that the release has
 * @param objects its table of objects
 * @param fluxKinds ways in which fluxes were measured, the preferred first
 * @param truth how objects join to the simulation's truth; empty where there is none
 */
public record Release(String name, String label, String schema, Set<Band> bands, ObjectTable objects,
                      List<FluxKind> fluxKinds, Optional<TruthJoin> truth) {

    /** The releases that are known, the default first. */
    public static final List<String> NAMES = List.of("dp02", "dp01");

    /**
     * The table of objects.
     *
     * @param table table name without schema
     * @param ra column of right ascension, ICRS degrees
     * @param dec column of declination, ICRS degrees
     * @param primary flag column that is 1 for each object's one primary row; empty where all rows are
     * @param columns columns that every result has
     * @param bandColumns patterns of columns that every result has for each band asked for
     */
    public record ObjectTable(String table, String ra, String dec, Optional<String> primary, List<String> columns,
                              List<String> bandColumns) {
    }

    /**
     * The join of objects, alias {@code obj}, to the truth, alias {@code ts}.
     *
     * @param from the FROM clause, a line for each table
     * @param columns truth columns that every result has
     * @param flux pattern of the true flux column, nJy
     * @param where condition that makes a match a good one; empty where every row is
     */
    public record TruthJoin(List<String> from, List<ColumnRef> columns, String flux, Optional<String> where) {

        /** The true flux in one band, nJy. */
        public ColumnRef flux(Band band) {
            return ColumnRef.listed(band.column(flux));
        }
    }

    /**
     * The release of this name, ignoring case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Release named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(key)) {
            throw new IllegalArgumentException("no such release; use one of " + String.join(", ", NAMES));
        }
        Properties p = new Properties();
        try (InputStream in = Release.class.getResourceAsStream(key + ".properties")) {
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(key, p);
    }

    /**
     * The flux kind of this name, ignoring case.
     *
     * @throws IllegalArgumentException if the release has no such kind
     */
    public FluxKind fluxKind(String kind) {
        return fluxKinds.stream().filter(k -> k.name().equalsIgnoreCase(kind)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("'" + kind + "' is no flux kind of " + label + "; use one of "
                        + String.join(", ", fluxKinds.stream().map(FluxKind::name).toList())));
    }

    /** What is wrong with a flux kind that no release has; empty for one that some release has. */
    public static Optional<String> unknownFlux(String kind) {
        List<String> known = NAMES.stream().map(Release::named).flatMap(r -> r.fluxKinds().stream()).map(FluxKind::name).distinct().toList();
        return known.stream().anyMatch(kind::equalsIgnoreCase) ? Optional.empty()
                : Optional.of("flux=" + kind + ": neither the table nor any release has fluxes of this kind; use one of " + String.join(", ", known));
    }

    private static Release read(String name, Properties p) {
        String schema = p.getProperty("schema");
        ObjectTable objects = new ObjectTable(p.getProperty("object.table"), p.getProperty("object.ra"), p.getProperty("object.dec"),
                optional(p, "object.primary"), words(p, "object.columns"), words(p, "object.bandColumns"));
        return new Release(name, p.getProperty("label"), schema, Band.parse(p.getProperty("bands")), objects, fluxKinds(p),
                optional(p, "truth.from").map(from -> new TruthJoin(
                        Arrays.stream(from.replace("{schema}", schema).split("\\s*\\|\\s*")).toList(),
                        words(p, "truth.columns").stream().map(ColumnRef::listed).toList(),
                        p.getProperty("truth.flux"), optional(p, "truth.where"))));
    }

    /** In this order, because a properties file has none: the preferred kinds, then the others by name. */
    private static List<FluxKind> fluxKinds(Properties p) {
        List<String> names = new ArrayList<>(List.of("cModel", "psf", "calib", "kron"));
        p.stringPropertyNames().stream().filter(k -> k.startsWith("flux.")).map(k -> k.substring("flux.".length()))
                .filter(k -> !names.contains(k)).sorted().forEach(names::add);
        return names.stream().filter(k -> p.containsKey("flux." + k)).map(k -> {
            List<String> patterns = words(p, "flux." + k);
            return new FluxKind(k, patterns.get(0), patterns.get(1), patterns.get(2));
        }).toList();
    }

    private static Optional<String> optional(Properties p, String key) {
        return Optional.ofNullable(p.getProperty(key)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private static List<String> words(Properties p, String key) {
        return optional(p, key).map(s -> List.of(s.split("\\s+"))).orElse(List.of());
    }
}
