package rubin.task.query;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rubin.catalog.RubinFunctions;
import rubin.query.AdqlToken;
import rubin.query.Condition;
import rubin.query.Names;
import rubin.query.TableInQuery;
import rubin.release.ColumnRef;
import rubin.release.Release;
import rubin.schema.ColumnEntry;
import rubin.schema.NearestName;
import rubin.schema.TableInfo;
import rubin.service.RunRequest;
import rubin.tap.base.Progress;
import rubin.task.BadInput;
import rubin.task.schema.ServiceSchema;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.jel.JELUtils;

/**
 * Columns that a user names in {@code columns=} and {@code where=}, looked up in the service's schema before the query is sent: a
 * service says of a wrong one after minutes, and in words about a query that the user did not write.
 */
public final class NameCheck {

    private static final Logger LOGGER = Logger.getLogger(NameCheck.class.getName());
    /** A service that does not answer its schema by then gets the query as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern DERIVED = Pattern.compile(
            "(?:mag|magerr)_[ugrizy]_[a-z0-9]+|flux_ratio_[ugrizy]|truth_mag_[ugrizy]|[ugriz]m[rgizy]|target_(?:ra|dec)|truth_class");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "between", "in", "is", "null", "like", "ilike", "true", "false", "escape", "as", "double", "integer");

    private final Release release;
    private final Map<String, List<ColumnEntry>> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<ColumnEntry> truth;

    private NameCheck(Release release, String adql, ServiceSchema schema) throws IOException {
        this.release = release;
        List<TableInfo> all = schema.reader().tables();
        for (TableInQuery table : TableInQuery.all(adql)) {
            Optional<TableInfo> found = find(all, table.name());
            if (found.isPresent()) {
                tables.put(table.alias().orElse(table.name()), schema.reader().columns(List.of(found.get())));
            }
        }
        String joined = release.truth().map(t -> "FROM " + String.join("\n", t.from())).orElse("");
        List<TableInfo> others = TableInQuery.all(joined).stream().filter(t -> t.alias().filter(tables::containsKey).isEmpty())
                .flatMap(t -> find(all, t.name()).stream()).toList();
        truth = others.isEmpty() ? List.of() : schema.reader().columns(others);
    }

    /**
     * Checks the names in a query of this release.
     *
     * @param columns further columns that the user wants
     * @param where the user's condition
     * @throws TaskException in one line, if the service has no such column
     */
    public static void check(RunRequest plan, Release release, List<ColumnRef> columns, Optional<Condition> where) throws TaskException {
        if (columns.isEmpty() && where.isEmpty()) {
            return;
        }
        NameCheck check;
        try {
            check = new NameCheck(release, plan.query().adql(), ServiceSchema.of(plan.access().within(PATIENCE), Progress.NONE, false));
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "the service's schema cannot be read; names are taken as they are given", e);
            return;
        }
        for (ColumnRef column : columns) {
            check.name("columns", List.of(column.table(), column.column()),
                    column.table().equals("obj") ? column.column() : column.adql());
        }
        if (where.isPresent()) {
            check.condition(where.get());
        }
    }

    private static Optional<TableInfo> find(List<TableInfo> all, String name) {
        return all.stream().filter(t -> Names.same(t.name(), name)).findFirst();
    }

    private void condition(Condition where) throws TaskException {
        List<AdqlToken> tokens = AdqlToken.code(where.adql());
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName() && !isWord(tokens.get(i))) {
                List<String> parts = new ArrayList<>(List.of(tokens.get(i).text()));
                while (i + 2 < tokens.size() && tokens.get(i + 1).is(".") && tokens.get(i + 2).isName()) {
                    parts.add(tokens.get(i += 2).text());
                }
                if (i + 1 < tokens.size() && tokens.get(i + 1).is("(")) {
                    function(parts.get(parts.size() - 1));
                } else {
                    name("where", parts, String.join(".", parts));
                }
            }
        }
    }

    private static boolean isWord(AdqlToken token) {
        return token.kind() == AdqlToken.Kind.WORD && WORDS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** TOPCAT's functions have names of many kinds of letters; ADQL's and the services' own have not, or have underscores. */
    private static void function(String name) throws TaskException {
        boolean host = name.matches("[a-z]+[0-9]*[A-Z].*") && Stream.concat(Stream.of(RubinFunctions.class), JELUtils.getStaticClasses().stream())
                .flatMap(c -> Stream.of(c.getMethods())).map(Method::getName).anyMatch(name::equals);
        if (host) {
            throw BadInput.of("where", name + "(...)", "is a function of TOPCAT and STILTS, which the service does not have; cut with it after the query,"
                    + " as in ocmd='select \"" + name + "(...) < 24\"'");
        }
    }

    private void name(String parameter, List<String> parts, String given) throws TaskException {
        String column = parts.get(parts.size() - 1);
        if (tables.isEmpty() || parts.size() > 2) {
            return;    // nothing known of these tables, or of the name; the service may have both
        }
        if (parts.size() == 2 && !tables.containsKey(parts.get(0))) {
            throw BadInput.of(parameter, given, List.of("ts", "mt").contains(parts.get(0).toLowerCase(Locale.ROOT)) && release.truth().isPresent()
                    ? "is a column of the truth, which only rubintruth joins; use rubintruth" : "there is no table " + parts.get(0) + " in this query; it has "
                    + String.join(", ", tables.keySet()));
        }
        List<ColumnEntry> own = parts.size() == 2 ? tables.get(parts.get(0)) : tables.values().stream().flatMap(List::stream).toList();
        if (own.isEmpty() || ServiceSchema.column(own, column).isPresent()) {
            return;
        }
        throw BadInput.of(parameter, given, remedy(parameter, Names.plain(column), own));
    }

    private String remedy(String parameter, String column, List<ColumnEntry> own) {
        String lower = column.toLowerCase(Locale.ROOT);
        if (ServiceSchema.column(truth, column).isPresent() || tables.size() == 1 && lower.matches("truth_.*|flux_ratio_.*")) {
            return "is a column of the truth, which only rubintruth joins; use rubintruth";
        }
        if (DERIVED.matcher(lower).matches()) {
            return parameter.equals("where") ? "is computed here, after the query; cut in it with ocmd='select " + column + "<24', or in the fluxes here"
                    : "is computed from fluxes and comes by itself with its bands= and flux=; leave it out";
        }
        String in = own.stream().map(ColumnEntry::table).map(t -> t.substring(t.lastIndexOf('.') + 1)).distinct().collect(Collectors.joining(", "));
        String near = NearestName.question(column, own.stream().map(ColumnEntry::name).toList());
        return "no such column in " + in + (near.isEmpty() ? "; rubinschema table=" + in.replaceFirst(",.*", "") + " lists them" : near);
    }
}
