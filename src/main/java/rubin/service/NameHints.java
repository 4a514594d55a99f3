package rubin.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import rubin.query.AdqlToken;
import rubin.query.Names;
import rubin.query.TableInQuery;
import rubin.schema.ColumnEntry;
import rubin.schema.NearestName;
import rubin.schema.SchemaReader;
import rubin.schema.TableInfo;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;

/**
 * When a service refuses a query because of a name that it does not know, says which name may be meant. The schema is read
 * only then, so that queries that succeed cost nothing; and where it cannot be read, the service's own words have to do.
 */
final class NameHints {

    private static final Logger LOGGER = Logger.getLogger(NameHints.class.getName());
    /** For a hint nobody waits longer. */
    static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Shorter names say too little of what is meant. */
    private static final int SHORTEST = 3;
    private static final Set<String> ADQL = Set.of("select", "top", "distinct", "from", "where", "and", "not", "null", "between", "like", "group", "order",
            "having", "join", "inner", "left", "right", "natural", "using", "asc", "desc", "count", "sum", "avg", "min", "max", "contains", "point", "circle",
            "polygon", "distance", "floor", "icrs", "box", "column", "table", "unknown", "query", "adql");

    private NameHints() {
    }

    /** The failure with a suggestion behind its message, if there is one. */
    static IOException explain(IOException failure, String adql, Access access) {
        Set<String> suspects = suspects(failure, adql);
        if (suspects.isEmpty()) {
            return failure;
        }
        try {
            SchemaReader schema = access.within(PATIENCE).schema(Progress.NONE, false);
            return suggestion(suspects, adql, schema).<IOException>map(s -> new TapException(failure.getMessage() + "; did you mean " + s + "?", failure)).orElse(failure);
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "no suggestion, because the service's schema cannot be read", e);
            return failure;
        }
    }

    /** Words of the query that the service complains of. */
    private static Set<String> suspects(IOException failure, String adql) {
        Set<String> suspects = new LinkedHashSet<>();
        boolean silent = failure.getMessage() != null && !failure.getMessage().toLowerCase(Locale.ROOT).contains("did you mean");
        if (failure instanceof TapException && silent) {
            Set<String> asked = words(adql);
            words(failure.getMessage().replace('\'', ' ').replace('"', ' ')).stream().filter(asked::contains).filter(w -> !ADQL.contains(w)).forEach(suspects::add);
        }
        return suspects;
    }

    /** The names in a text, without delimiters and in lower case. */
    private static Set<String> words(String text) {
        return AdqlToken.code(text).stream().filter(AdqlToken::isName).map(token -> Names.plain(token.text()).toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> suggestion(Set<String> suspects, String adql, SchemaReader schema) throws IOException {
        List<TableInfo> all = schema.tables();
        List<TableInfo> used = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (TableInQuery table : TableInQuery.all(adql)) {
            known.addAll(words(table.name()));
            table.alias().ifPresent(alias -> known.addAll(words(alias)));
            Optional<TableInfo> found = all.stream().filter(t -> Names.same(t.name(), table.name())).findFirst();
            found.ifPresent(used::add);
            List<String> parts = Names.parts(table.name());
            String own = Names.plain(parts.get(parts.size() - 1)).toLowerCase(Locale.ROOT);
            Optional<String> near = found.isPresent() ? Optional.empty() : NearestName.to(own, all.stream().map(TableInfo::shortName).toList());
            if (suspects.contains(own) && near.isPresent()) {
                return all.stream().filter(t -> t.shortName().equals(near.get())).map(TableInfo::name).findFirst();
            }
        }
        List<String> columns = schema.columns(used).stream().map(ColumnEntry::name).distinct().toList();
        columns.forEach(c -> known.add(c.toLowerCase(Locale.ROOT)));
        return suspects.stream().filter(s -> !known.contains(s)).flatMap(s -> NearestName.to(s, columns).stream()).findFirst();
    }
}
