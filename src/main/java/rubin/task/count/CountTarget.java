package rubin.task.count;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import rubin.query.Names;
import rubin.query.TableInQuery;
import rubin.release.Band;
import rubin.release.ColumnRef;
import rubin.release.FluxKind;
import rubin.release.Release;
import rubin.schema.ColumnEntry;
import rubin.schema.NearestName;
import rubin.schema.SchemaInfo;
import rubin.schema.TableInfo;
import rubin.task.BadInput;
import rubin.task.schema.ServiceSchema;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.TaskException;

/**
 * The column that rows are counted by, found among a release's tables.
 *
 * @param table table, schema included, as a query must write it
 * @param alias alias that a user's condition gives the table: {@code obj} for objects, {@code ts} for truth
 * @param column column name, as a query must write it
 * @param magnitude whether it is a flux in nJy, to be counted in magnitudes
 * @param entry what the service says of the column; empty if it was not asked
 * @param position columns of right ascension and declination, where the table has such
 */
record CountTarget(String table, String alias, String column, boolean magnitude, Optional<ColumnEntry> entry, Optional<Position> position) {

    private static final Logger LOGGER = Logger.getLogger(CountTarget.class.getName());
    private static final String TRUTH_TYPE = "truth_type";

    /** Columns of a position, ICRS degrees. */
    record Position(String ra, String dec) {
    }

    /** A table that may have the column. */
    private record Candidate(String table, String alias, Optional<Position> position) {

        boolean isCalled(String name) {
            return alias.equalsIgnoreCase(name) || shortName().equalsIgnoreCase(name) || table.equalsIgnoreCase(name);
        }

        String shortName() {
            return table.substring(table.lastIndexOf('.') + 1);
        }
    }

    /**
     * Finds the column. For the truth type of a release nobody is asked; else the service, whose silence is no obstacle.
     *
     * @param byText name of a column, its table's alias before it or not, of a flux's magnitude as derived columns have it, or of a flux
     * @param tableText table named by the user; empty for the release's objects, else its truth
     * @throws TaskException if the table or the column does not exist
     */
    static CountTarget find(Release release, String byText, Optional<String> tableText, ServiceSchema schema) throws TaskException {
        List<String> parts = Names.parts(byText);
        String by = parts.get(parts.size() - 1);
        List<Candidate> candidates = candidates(release, by);
        if (parts.size() > 1) {
            String qualifier = String.join(".", parts.subList(0, parts.size() - 1));
            boolean own = tableText.isPresent() && (qualifier.equalsIgnoreCase("t") || Names.same(qualifier, tableText.get()));
            candidates = own ? candidates : candidates.stream().filter(c -> c.isCalled(qualifier)).toList();
            if (candidates.isEmpty()) {
                throw BadInput.of("by", byText, "there is no table " + qualifier + " here; the object table is called obj, the truth ts, and table= names another");
            }
        }
        if (tableText.isEmpty() && by.equalsIgnoreCase(TRUTH_TYPE)) {
            Candidate truth = candidates.get(0);
            return new CountTarget(truth.table(), truth.alias(), TRUTH_TYPE, false, Optional.empty(), truth.position());
        }
        String flux = fluxes(release).getOrDefault(by.toLowerCase(Locale.ROOT), by);
        try {
            List<TableInfo> tables = new ArrayList<>();
            Optional<TableInfo> given = tableText.isPresent() ? schema.table(tableText.get()) : Optional.empty();
            if (given.isPresent()) {
                tables.add(given.get());
            } else {
                SchemaInfo in = schema.schemaOf(release);
                for (String name : tableText.isPresent() ? List.of(tableText.get()) : candidates.stream().map(Candidate::table).toList()) {
                    tables.add(schema.table(tableText.isPresent() ? "table" : "release", name, in));
                }
            }
            return among(tables, schema.reader().columns(tables), candidates, release, by, flux);
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "the service's schema cannot be read; names are taken as they are given", e);
            Candidate assumed = candidates.stream().filter(c -> tableText.isEmpty() || c.shortName().equalsIgnoreCase(tableText.get())
                    || c.table().equalsIgnoreCase(tableText.get())).findFirst().orElseThrow(() -> BadInput.failure(e));
            return new CountTarget(assumed.table(), assumed.alias(), Names.column(flux), isFlux(release, flux), Optional.empty(), assumed.position());
        }
    }

    private static CountTarget among(List<TableInfo> tables, List<ColumnEntry> columns, List<Candidate> candidates, Release release, String by, String flux)
            throws TaskException {
        ColumnEntry entry = ServiceSchema.column(columns, by).or(() -> ServiceSchema.column(columns, flux)).orElseThrow(() -> BadInput.of("by", by,
                "no such column in " + tables.stream().map(TableInfo::shortName).collect(Collectors.joining(" or "))
                        + suggestion(by, tables, columns)));
        Optional<Candidate> candidate = candidates.stream().filter(c -> c.table().equalsIgnoreCase(entry.table())).findFirst();
        List<ColumnEntry> own = columns.stream().filter(c -> c.table().equals(entry.table())).toList();
        boolean magnitude = isFlux(release, entry.name()) && (entry.unit().isEmpty() || entry.unit().equalsIgnoreCase("nJy"));
        String column = Names.isIdentifier(by) && Names.same(by, entry.name()) && by.startsWith("\"") ? by : Names.column(entry.name());
        return new CountTarget(Names.table(entry.table()), candidate.map(Candidate::alias).orElse("t"), column, magnitude, Optional.of(entry),
                candidate.flatMap(Candidate::position).or(() -> position(own)));
    }

    private static String suggestion(String by, List<TableInfo> tables, List<ColumnEntry> columns) {
        String question = NearestName.question(by, columns.stream().map(ColumnEntry::name).toList());
        return question.isEmpty() ? "; rubinschema table=" + tables.get(0).shortName() + " lists them" : question;
    }

    /** The release's tables that may be meant, the likelier first. */
    private static List<Candidate> candidates(Release release, String by) throws TaskException {
        Release.ObjectTable objects = release.objects();
        Candidate object = new Candidate(release.schema() + "." + objects.table(), "obj", Optional.of(new Position(objects.ra(), objects.dec())));
        Optional<Candidate> truth = release.truth().flatMap(CountTarget::truth);
        if (by.equalsIgnoreCase(TRUTH_TYPE)) {
            return List.of(truth.orElseThrow(() -> new ExecutionException("by=" + by + ": " + release.label() + " is no simulation and has no truth")));
        }
        return truth.map(t -> List.of(object, t)).orElse(List.of(object));
    }

    private static Optional<Candidate> truth(Release.TruthJoin truth) {
        Map<String, String> columns = truth.columns().stream().filter(c -> c.table().equals("ts"))
                .collect(Collectors.toMap(ColumnRef::name, ColumnRef::column));
        Optional<Position> position = Optional.ofNullable(columns.get("truth_ra")).map(ra -> new Position(ra, columns.get("truth_dec")));
        return TableInQuery.all("FROM " + String.join("\n", truth.from())).stream().filter(t -> t.alias().equals(Optional.of("ts")))
                .map(t -> new Candidate(t.name(), "ts", position)).findFirst();
    }

    /** Flux columns by the names of their magnitudes, in lower case. */
    private static Map<String, String> fluxes(Release release) {
        Map<String, String> fluxes = new LinkedHashMap<>();
        for (Band band : release.bands()) {
            for (FluxKind kind : release.fluxKinds()) {
                fluxes.put(("mag_" + band.letter() + "_" + kind.name()).toLowerCase(Locale.ROOT), band.column(kind.flux()));
            }
            release.truth().ifPresent(t -> fluxes.put("truth_mag_" + band.letter(), t.flux(band).column()));
        }
        return fluxes;
    }

    private static boolean isFlux(Release release, String column) {
        return fluxes(release).values().stream().anyMatch(column::equalsIgnoreCase);
    }

    /** The columns whose UCDs say that they are the table's main position, else any. */
    private static Optional<Position> position(List<ColumnEntry> columns) {
        for (String main : List.of(";meta.main", "")) {
            Optional<ColumnEntry> ra = columns.stream().filter(c -> c.ucd().equalsIgnoreCase("pos.eq.ra" + main)).findFirst();
            Optional<ColumnEntry> dec = columns.stream().filter(c -> c.ucd().equalsIgnoreCase("pos.eq.dec" + main)).findFirst();
            if (ra.isPresent() && dec.isPresent()) {
                return Optional.of(new Position(Names.column(ra.get().name()), Names.column(dec.get().name())));
            }
        }
        return Optional.empty();
    }
}
