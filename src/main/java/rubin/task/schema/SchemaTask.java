package rubin.task.schema;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import rubin.query.Names;
import rubin.release.Release;
import rubin.schema.ColumnEntry;
import rubin.schema.ColumnFamily;
import rubin.schema.ColumnGroup;
import rubin.schema.ForeignKey;
import rubin.schema.JoinFinder;
import rubin.schema.SchemaInfo;
import rubin.schema.TableInfo;
import rubin.service.Access;
import rubin.task.BadInput;
import rubin.task.ConsoleProgress;
import rubin.task.ReadableOutput;
import rubin.task.ReadableText;
import rubin.task.ServiceParameters;
import rubin.task.WordList;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.TableProducer;

/** A task that shows what a service has: schemas, tables, columns, foreign keys, and how tables join. */
public abstract class SchemaTask extends ConsumerTask {

    private static final List<String> LEVELS = List.of("schemas", "tables", "columns", "keys");

    private final StringParameter level = BadInput.text("level", String.join("|", LEVELS), "What to show",
            "<p>What to show: <code>schemas</code>, <code>tables</code>, <code>columns</code> or foreign <code>keys</code>.\n"
                    + "The default is <code>columns</code> with <code>table</code>, <code>group</code> or <code>match</code>, else <code>tables</code>.</p>", null);
    private final StringParameter schema = BadInput.text("schema", "<name>", "Schema",
            "<p>Schema to look into, or part of its name. The default is the release's, found by its name.</p>", null);
    private final StringParameter table = BadInput.text("table", "<name>", "Table",
            "<p>Table whose columns or keys to show, such as <code>Object</code>; the schema may stand before it.</p>", null);
    private final StringParameter match = BadInput.text("match", "<text>", "Text to look for",
            "<p>Text, or a regular expression, to look for in names, descriptions, units and UCDs, ignoring case.</p>", null);
    private final StringParameter group = BadInput.text("group", "<name>[,<name>...]", "Groups of columns",
            "<p>Groups of columns to show: " + ColumnGroup.labels().stream().map(l -> "<code>" + l + "</code>").collect(Collectors.joining(", ")) + ".</p>", null);
    private final StringParameter bands = BadInput.text("bands", "collapse|all", "How to show columns of bands",
            "<p>Whether to show columns that differ by band only once (<code>collapse</code>), with <code>{b}</code> for the band, or <code>all</code>.</p>",
            "collapse");
    private final StringParameter join = BadInput.text("join", "<table>,<table>[,...]", "Tables to join",
            "<p>Tables to join: prints the FROM clause of a query that joins them along foreign keys, through other tables where need be;\n"
                    + "with <code>ocmd</code>, <code>out</code> or <code>ofmt</code> it gives the table of the keys.\n"
                    + "A name with blanks or commas stands between double quotes, as in <code>obs.\"Main Table\"</code>.</p>", null);
    private final BooleanParameter refresh = new BooleanParameter("refresh");
    private final ServiceParameters service = new ServiceParameters();

    /**
     * @param purpose one line, for lists of tasks
     */
    protected SchemaTask(String purpose) {
        super(purpose, new ReadableOutput(SchemaTask::print), true);
        table.setPosition(1);
        refresh.setPrompt("Ask the service again?");
        refresh.setDescription("<p>Whether to ask the service again. What it answers is kept for a day in <code>~/.rubin/cache</code>.</p>");
        refresh.setStringDefault("false");
        List<Parameter<?>> parameters = new ArrayList<>(List.of(table, level, schema, match, group, bands, join, refresh));
        parameters.addAll(service.withoutQuery());
        getParameterList().addAll(0, parameters);
    }

    /** What the user asked for. */
    private record Request(Release release, Optional<String> level, Optional<String> schema, Optional<String> table, Optional<Predicate<String>> match,
                           Set<ColumnGroup> groups, boolean collapse, Optional<String> join) {

        String effectiveLevel() {
            boolean columns = table.isPresent() || match.isPresent() || !groups.isEmpty();
            return level.orElse(columns ? "columns" : "tables");
        }

        boolean matches(String... texts) {
            return match.isEmpty() || List.of(texts).stream().anyMatch(match.get());
        }
    }

    @Override
    public final Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> super.createExecutable(env));
    }

    @Override
    public final TableProducer createProducer(Environment env) throws TaskException {
        Request request = request(env);
        Access access = service.read(env);
        boolean again = refresh.booleanValue(env);
        PrintStream err = env.getErrorStream();
        boolean filtered = Arrays.asList(env.getNames()).contains("ocmd");
        return () -> {
            try (ConsoleProgress progress = new ConsoleProgress(err)) {
                ServiceSchema names = ServiceSchema.of(access, progress, again);
                StarTable found = answer(request, names);
                names.reader().remarks().forEach(err::println);
                if (found.getRowCount() == 0) {
                    err.println("Nothing found.");
                }
                return filtered ? SchemaTables.withoutClause(found) : found;
            } catch (IOException e) {
                throw BadInput.failure(e);
            }
        };
    }

    private Request request(Environment env) throws TaskException {
        Optional<String> levelText = text(env, level);
        Optional<String> joinText = text(env, join);
        if (joinText.isPresent() && Names.list(joinText.get()).size() < 2) {
            throw BadInput.of("join", joinText.get(), "needs two tables or more, as in join=Object,TruthSummary");
        }
        Optional<String> groupText = text(env, group);
        Set<ColumnGroup> groups = groupText.isEmpty() ? Set.of() : BadInput.check("group", groupText.get(), t -> Names.list(t).stream()
                .map(w -> ColumnGroup.named(WordList.oneOf(w, ColumnGroup.labels())).orElseThrow()).collect(Collectors.toSet()));
        return new Request(service.release(env),
                levelText.isEmpty() ? levelText : Optional.of(BadInput.check("level", levelText.get(), t -> WordList.oneOf(t, LEVELS))),
                text(env, schema), text(env, table), text(env, match).map(SchemaTask::finder), groups,
                BadInput.read(env, bands, t -> WordList.oneOf(t, List.of("collapse", "all"))).equals("collapse"), joinText);
    }

    private static Optional<String> text(Environment env, StringParameter parameter) throws TaskException {
        return Optional.ofNullable(parameter.stringValue(env)).filter(t -> !t.isBlank());
    }

    /** A text that is no regular expression, such as {@code mag(}, is looked for as it stands. */
    private static Predicate<String> finder(String text) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.LITERAL);
        }
        return pattern.asPredicate();
    }

    private static StarTable answer(Request request, ServiceSchema names) throws IOException, TaskException {
        if (request.effectiveLevel().equals("schemas") && request.join().isEmpty()) {
            return SchemaTables.schemas(names.reader().schemas().stream().filter(s -> request.matches(s.name(), s.description())).toList());
        }
        SchemaInfo in = request.schema().isPresent() ? names.schema(request.schema().get()) : names.schemaOf(request.release());
        if (!request.join().isEmpty()) {
            return join(request, names, in);
        }
        List<TableInfo> tables = request.table().isPresent() ? List.of(names.table("table", request.table().get(), in)) : names.tables(in);
        return switch (request.effectiveLevel()) {
            case "tables" -> SchemaTables.tables(tables.stream().filter(t -> request.matches(t.name(), t.description())).toList());
            case "keys" -> SchemaTables.keys(names.reader().keys().stream().filter(k -> touches(k, tables))
                    .filter(k -> request.matches(k.fromTable(), k.targetTable(), columnsOf(k))).toList());
            default -> columns(request, names.reader().columns(tables));
        };
    }

    private static StarTable columns(Request request, List<ColumnEntry> columns) {
        List<ColumnFamily> wanted = ColumnFamily.single(columns).stream()
                .filter(f -> request.matches(f.name(), f.column().description(), f.column().unit(), f.column().ucd()))
                .filter(f -> request.groups().isEmpty() || request.groups().contains(f.group())).toList();
        return SchemaTables.columns(request.collapse() ? ColumnFamily.collapse(wanted) : wanted,
                columns.stream().map(ColumnEntry::table).distinct().count() > 1);
    }

    private static StarTable join(Request request, ServiceSchema names, SchemaInfo in) throws IOException, TaskException {
        List<TableInfo> tables = new ArrayList<>();
        String given = request.join().orElseThrow();
        for (String name : names.list(given, in)) {
            tables.add(names.table("join", name, in));
        }
        if (tables.stream().distinct().count() < tables.size()) {
            throw BadInput.of("join", given, "names a table twice; give different ones");
        }
        return SchemaTables.join(new JoinFinder(names.reader().keys()).find(tables).orElseThrow(() ->
                new ExecutionException("join=" + given + ": no foreign keys lead from one to another; rubinschema level=keys lists them")));
    }

    private static boolean touches(ForeignKey key, List<TableInfo> tables) {
        return tables.stream().anyMatch(t -> t.name().equalsIgnoreCase(key.fromTable()) || t.name().equalsIgnoreCase(key.targetTable()));
    }

    private static String columnsOf(ForeignKey key) {
        return key.columns().stream().map(p -> p.from() + " " + p.target()).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }

    private static void print(StarTable table, PrintStream out) throws IOException {
        Optional<String> clause = SchemaTables.clause(table);
        if (clause.isPresent()) {
            out.println(clause.get());
            return;
        }
        ReadableText text = ReadableText.ofTerminal().aside(SchemaTables.UCD);
        SchemaTables.heading(table).map(h -> text.under(h, SchemaTables::title)).orElse(text).print(table, out);
    }
}
