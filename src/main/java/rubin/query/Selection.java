package rubin.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rubin.release.Band;
import rubin.release.ColumnRef;
import rubin.release.FluxKind;
import rubin.release.Release;

/**
 * What to ask a release's object table for, as a query that Qserv can run: named columns only, each under an alias of its
 * own; one spatial constraint, with literal numbers, on the object's coordinates.
 *
 * @param release the release
 * @param region where on the sky
 * @param bands bands of the fluxes
 * @param fluxKinds fluxes wanted
 * @param extraColumns further columns; without table alias they are the object's
 * @param where extra condition
 * @param primaryOnly whether to leave out duplicate and sky objects, where the release has them
 * @param leftOut names of optional columns, in lower case, that the service lacks
 */
public record Selection(Release release, Region region, Set<Band> bands, List<FluxKind> fluxKinds, List<ColumnRef> extraColumns,
                        Optional<Condition> where, boolean primaryOnly, Set<String> leftOut) {

    public Selection {
        fluxKinds = List.copyOf(fluxKinds);
        extraColumns = List.copyOf(extraColumns);
        leftOut = Set.copyOf(leftOut);
    }

    /** A selection of a service that has all columns of the release. */
    public Selection(Release release, Region region, Set<Band> bands, List<FluxKind> fluxKinds, List<ColumnRef> extraColumns,
                     Optional<Condition> where, boolean primaryOnly) {
        this(release, region, bands, fluxKinds, extraColumns, where, primaryOnly, Set.of());
    }

    /** Columns that the result is good without: the failure flags, which some services leave out. */
    public Set<String> optionalColumns() {
        Set<String> optional = new LinkedHashSet<>();
        for (Band band : bands) {
            fluxKinds.stream().map(kind -> band.column(kind.flag())).filter(name -> !isLeftOut(name)).forEach(optional::add);
        }
        return optional;
    }

    /** The same without these optional columns, whatever the case of their names. */
    public Selection without(Collection<String> names) {
        Set<String> all = new LinkedHashSet<>(leftOut);
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return new Selection(release, region, bands, fluxKinds, extraColumns, where, primaryOnly, all);
    }

    private boolean isLeftOut(String name) {
        return leftOut.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The query for objects alone. */
    public String objectQuery() {
        return query(List.of(), List.of(release.schema() + "." + release.objects().table() + " AS obj"), List.of());
    }

    /** The names of the columns that {@link #objectQuery} gives, in their order. */
    public List<String> objectColumns() {
        return names(List.of());
    }

    /**
     * The query for objects joined to the simulation's truth.
     *
     * @throws IllegalArgumentException if the release has no truth
     */
    public String truthQuery() {
        Release.TruthJoin truth = truth();
        return query(truthColumnsOf(truth), truth.from(), truth.where().map(List::of).orElse(List.of()));
    }

    /**
     * The names of the columns that {@link #truthQuery} gives, in their order.
     *
     * @throws IllegalArgumentException if the release has no truth
     */
    public List<String> truthColumns() {
        return names(truthColumnsOf(truth()));
    }

    private Release.TruthJoin truth() {
        return release.truth().orElseThrow(() ->
                new IllegalArgumentException(release.label() + " is no simulation and has no truth; use rubincone"));
    }

    private List<ColumnRef> truthColumnsOf(Release.TruthJoin truth) {
        List<ColumnRef> columns = new ArrayList<>(truth.columns());
        bands.forEach(b -> columns.add(truth.flux(b)));
        return columns;
    }

    private List<String> names(List<ColumnRef> truthColumns) {
        return columns(truthColumns).values().stream().map(ColumnRef::name).toList();
    }

    private Map<String, ColumnRef> columns(List<ColumnRef> truthColumns) {
        Release.ObjectTable objects = release.objects();
        Map<String, ColumnRef> columns = new LinkedHashMap<>();
        objects.columns().forEach(c -> add(columns, ColumnReader.read(c, "obj")));
        for (Band band : bands) {
            objects.bandColumns().forEach(c -> add(columns, ColumnReader.read(band.column(c), "obj")));
            for (FluxKind kind : fluxKinds) {
                Stream.of(kind.flux(), kind.error(), kind.flag()).map(band::column).filter(name -> !isLeftOut(name))
                        .forEach(name -> add(columns, ColumnReader.read(name, "obj")));
            }
        }
        truthColumns.forEach(c -> add(columns, c));
        extraColumns.forEach(c -> add(columns, c));
        return columns;
    }

    private String query(List<ColumnRef> truthColumns, List<String> from, List<String> matchConditions) {
        Release.ObjectTable objects = release.objects();
        List<String> conditions = new ArrayList<>();
        conditions.add(region.contains("obj." + objects.ra(), "obj." + objects.dec()));
        conditions.addAll(matchConditions);
        if (primaryOnly) {
            objects.primary().ifPresent(flag -> conditions.add("obj." + flag + " = 1"));
        }
        where.ifPresent(w -> conditions.add("(" + w.adql() + ")"));
        return "SELECT " + columns(truthColumns).values().stream().map(c -> c.adql() + " AS " + c.name()).collect(Collectors.joining(",\n       "))
                + "\nFROM " + String.join("\n", from)
                + "\nWHERE " + String.join("\n  AND ", conditions);
    }

    /** Result names must differ in more than case; the same column twice is given once, another one under its table's alias. */
    private static void add(Map<String, ColumnRef> columns, ColumnRef column) {
        ColumnRef present = columns.putIfAbsent(key(column.name()), column);
        if (present != null && !(Names.same(present.column(), column.column()) && Names.same(present.table(), column.table()))) {
            String name = Names.column(Names.plain(column.table()) + "_" + Names.plain(column.name()));
            columns.putIfAbsent(key(name), new ColumnRef(column.table(), column.column(), name));
        }
    }

    private static String key(String name) {
        return Names.plain(name).toLowerCase(Locale.ROOT);
    }
}
