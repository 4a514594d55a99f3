package rubin.service;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import rubin.query.Selection;
import rubin.schema.ColumnEntry;
import rubin.schema.SchemaReader;
import rubin.schema.TableInfo;
import rubin.tap.base.Progress;

/**
 * The way out when a service lacks columns that a query of ours can do without. Its schema is read only when it complains of one,
 * or when nobody will be there to see it complain.
 *
 * @param selection what is asked for
 * @param writer makes the query
 */
public record OptionalColumns(Selection selection, Function<Selection, String> writer) {

    private static final Logger LOGGER = Logger.getLogger(OptionalColumns.class.getName());

    /** The optional columns that are to be left out because of this failure; none if that has another reason. */
    Set<String> lacking(IOException failure, Access access) {
        Set<String> lacking = new LinkedHashSet<>();
        String message = String.valueOf(failure.getMessage());
        selection.optionalColumns().stream().filter(c -> Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(c) + "(?!\\w)").matcher(message).find()).forEach(lacking::add);
        if (!lacking.isEmpty()) {
            lacking.addAll(lacking(access));
        }
        return lacking;
    }

    /** The optional columns that the service's schema lacks; none if it does not tell. */
    Set<String> lacking(Access access) {
        Set<String> lacking = new LinkedHashSet<>(selection.optionalColumns());
        Set<String> known = lacking.isEmpty() ? Set.of() : known(access);
        lacking.removeIf(c -> known.isEmpty() || known.contains(c.toLowerCase(Locale.ROOT)));
        return lacking;
    }

    /** The columns of the objects on the service, in lower case; none if it does not tell. */
    private Set<String> known(Access access) {
        String name = selection.release().schema() + "." + selection.release().objects().table();
        Set<String> known = new LinkedHashSet<>();
        try {
            SchemaReader schema = access.within(NameHints.PATIENCE).schema(Progress.NONE, false);
            List<TableInfo> tables = schema.tables().stream().filter(t -> t.name().equalsIgnoreCase(name)).toList();
            schema.columns(tables).stream().map(ColumnEntry::name).forEach(c -> known.add(c.toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "the service's schema cannot be read; columns are left out as it complains of them", e);
        }
        return known;
    }
}
