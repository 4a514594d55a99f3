package rubin.task.count;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import rubin.query.Condition;
import rubin.query.CountQuery;
import rubin.query.Grouping;
import rubin.query.Names;
import rubin.query.Region;
import rubin.release.Release;
import rubin.schema.ColumnEntry;
import rubin.service.Access;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.tap.base.Progress;
import rubin.task.BadInput;
import rubin.task.NumberParameter;
import rubin.task.ReadableText;
import rubin.task.ServiceParameters;
import rubin.task.UserText;
import rubin.task.query.NameCheck;
import rubin.task.query.QueryTask;
import rubin.task.query.RegionParameters;
import rubin.task.schema.ServiceSchema;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** A task that counts rows on the server, by the values of a column or in bins. */
public abstract class CountTask extends QueryTask {

    /** A magnitude, as Rubin's own monitoring counts fluxes. */
    private static final double MAGNITUDE_BIN = 1;

    private final StringParameter by = BadInput.text("by", "<column>", "Column to count by",
            "<p>Column whose values are counted: <code>truth_type</code>, or any column of the object or truth table\n"
                    + "(<code>obj.</code> or <code>ts.</code> before its name says which), or of <code>table</code>.\n"
                    + "A flux in nJy, such as <code>r_cModelFlux</code> (or <code>mag_r_cModel</code>), is counted in bins of its AB magnitude;\n"
                    + "rows without a positive flux have none and are left out.</p>", "truth_type");
    private final Parameter<Double> bin = NumberParameter.decimal("bin", 1e-9, 1e18, "").described("<number>", "Width of the bins",
            "Width of the bins, for numbers with decimals: in the column's unit, or in magnitudes for a flux (default 1 mag).\n"
                    + "Bins start at multiples of it.", null);
    private final StringParameter table = BadInput.text("table", "<name>", "Table to count in",
            "<p>Table to count in. By default the truth table for <code>truth_type</code>; else the object table, or the truth table\n"
                    + "if only that has the column.</p>", null);
    private final StringParameter where = BadInput.text("where", "<condition>", "Extra condition",
            "<p>Condition in ADQL that rows must also meet, or <code>@file</code> for the one in a file, such as <code>obj.refExtendedness = 0</code>.\n"
                    + "The object table is called <code>obj</code>, the truth <code>ts</code>, another table <code>t</code>.</p>", null);
    private final BooleanParameter primary = new BooleanParameter("primary");
    private final RegionParameters region = new RegionParameters();
    private final ServiceParameters service = new ServiceParameters();

    /**
     * @param purpose one line, for lists of tasks
     */
    protected CountTask(String purpose) {
        super(purpose, new CountOutput());
        primary.setPrompt("Primary objects only?");
        primary.setDescription("<p>Whether to count only primary objects, where objects are counted.</p>");
        primary.setStringDefault("true");
        List<Parameter<?>> parameters = new ArrayList<>(List.of(by, bin, table, where, primary));
        parameters.addAll(region.all());
        parameters.addAll(service.all());
        addParameters(parameters);
    }

    @Override
    protected final RunRequest plan(Environment env) throws TaskException {
        Release release = service.release(env);
        String byText = by.stringValue(env);
        List<String> parts = Names.parts(byText);
        BadInput.check("by", byText, t -> new Grouping(Names.column(parts.get(parts.size() - 1)), OptionalDouble.empty(), false));
        Double width = bin.objectValue(env);
        Optional<Region> area = region.readIfGiven(env);
        Optional<String> tableText = Optional.ofNullable(table.stringValue(env));
        List<Condition> conditions = new ArrayList<>(condition(env).stream().toList());
        boolean primaryOnly = primary.booleanValue(env);
        Access access = service.read(env);
        CountTarget target = CountTarget.find(release, byText, tableText, ServiceSchema.of(access, Progress.NONE, false));
        if (primaryOnly && target.alias().equals("obj")) {
            release.objects().primary().ifPresent(flag -> conditions.add(new Condition("obj." + flag + " = 1")));
        }
        return new RunRequest(QueryText.of(new CountQuery(target.table(), target.alias(), grouping(target, byText, Optional.ofNullable(width)),
                area(target, area), conditions).adql()), access);
    }

    @Override
    protected final void verify(Environment env, RunRequest plan) throws TaskException {
        Optional<Condition> condition = condition(env);
        NameCheck.check(plan, service.release(env), List.of(), condition);
    }

    private Optional<Condition> condition(Environment env) throws TaskException {
        String text = where.stringValue(env);
        return text == null ? Optional.empty() : Optional.of(BadInput.check("where", UserText.of("where", text), Condition::new));
    }

    private static Grouping grouping(CountTarget target, String byText, Optional<Double> width) throws TaskException {
        if (width.isPresent() && target.entry().filter(ColumnEntry::isText).isPresent()) {
            throw BadInput.of("bin", ReadableText.text(width.get()), target.column() + " holds no numbers; leave bin out");
        }
        boolean needsBins = target.entry().filter(ColumnEntry::isFloating).isPresent() && !target.column().toLowerCase(Locale.ROOT).contains("extendedness");
        if (width.isEmpty() && needsBins && !target.magnitude()) {
            throw BadInput.of("by", byText, "has decimals, so that almost every value is another; give the width of bins, as in bin=0.5");
        }
        if (target.magnitude()) {
            return new Grouping(target.column(), OptionalDouble.of(width.orElse(MAGNITUDE_BIN)), true);
        }
        return new Grouping(target.column(), width.map(OptionalDouble::of).orElse(OptionalDouble.empty()), false);
    }

    private static Optional<CountQuery.Area> area(CountTarget target, Optional<Region> region) throws TaskException {
        if (region.isEmpty()) {
            return Optional.empty();
        }
        CountTarget.Position position = target.position().orElseThrow(() ->
                BadInput.of("table", target.table(), "has no position, so that a region cannot be chosen; leave it out"));
        return Optional.of(new CountQuery.Area(region.get(), position.ra(), position.dec()));
    }

    /** Prints counts for reading. */
    static void print(StarTable counts, PrintStream out) throws IOException {
        ReadableText.ofTerminal().print(counts, out);
    }
}
