package rubin.task.query;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import rubin.query.Selection;
import rubin.schema.ColumnEntry;
import rubin.schema.TableInfo;
import rubin.tap.base.Progress;
import rubin.task.ServiceParameters;
import rubin.task.schema.ServiceSchema;

/**
 * The way out when a service complains of a column that a query of ours can do without: the query is made again without the
 * optional columns that the service lacks. Its schema is read only then.
 *
 * @param selection what is asked for
 * @param writer makes the query
 */
record OptionalColumns(Selection selection, Function<Selection, String> writer) {

    private static final Logger LOGGER = Logger.getLogger(OptionalColumns.class.getName());

    /** The optional columns that are to be left out because of this failure; none if that has another reason. */
    Set<String> lacking(IOException failure, ServiceParameters.Access access) {
        Set<String> lacking = new LinkedHashSet<>();
        String message = String.valueOf(failure.getMessage());
        selection.optionalColumns().stream().filter(c -> Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(c) + "(?!\\w)").matcher(message).find()).forEach(lacking::add);
        if (!lacking.isEmpty()) {
            Set<String> known = known(access);
            selection.optionalColumns().stream().filter(c -> !known.isEmpty() && !known.contains(c.toLowerCase(Locale.ROOT))).forEach(lacking::add);
        }
        return lacking;
    }

    /** The plan without these columns. */
    QueryTask.Plan without(Set<String> columns, ServiceParameters.Access access) {
        OptionalColumns fewer = new OptionalColumns(selection.without(columns), writer);
        return fewer.plan(access);
    }

    QueryTask.Plan plan(ServiceParameters.Access access) {
        return new QueryTask.Plan(writer.apply(selection), access, Optional.of(this));
    }

    /** The columns of the objects on the service, in lower case; none if it does not tell. */
    private Set<String> known(ServiceParameters.Access access) {
        String name = selection.release().schema() + "." + selection.release().objects().table();
        Set<String> known = new LinkedHashSet<>();
        try {
            ServiceSchema schema = ServiceSchema.of(access.within(NameHints.PATIENCE), Progress.NONE, false);
            List<TableInfo> tables = schema.reader().tables().stream().filter(t -> t.name().equalsIgnoreCase(name)).toList();
            schema.reader().columns(tables).stream().map(ColumnEntry::name).forEach(c -> known.add(c.toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "the service's schema cannot be read; columns are left out as it complains of them", e);
        }
        return known;
    }
}
