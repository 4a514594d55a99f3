package rubin.task.schema;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import rubin.query.Names;
import rubin.release.Release;
import rubin.schema.ColumnEntry;
import rubin.schema.NearestName;
import rubin.schema.SchemaInfo;
import rubin.schema.SchemaReader;
import rubin.schema.TableInfo;
import rubin.service.Access;
import rubin.tap.base.Progress;
import rubin.task.BadInput;
import uk.ac.starlink.task.TaskException;

/** Names in a user's parameters looked up in a service's schema. */
public final class ServiceSchema {

    private final SchemaReader reader;

    private ServiceSchema(SchemaReader reader) {
        this.reader = reader;
    }

    /**
     * The schema of a service.
     *
     * @param refresh whether to ask again for what is kept
     */
    public static ServiceSchema of(Access access, Progress progress, boolean refresh) {
        return new ServiceSchema(access.schema(progress, refresh));
    }

    public SchemaReader reader() {
        return reader;
    }

    /**
     * The schema of a release on this service, found by its name: services add to it.
     *
     * @throws TaskException if there is none
     */
    public SchemaInfo schemaOf(Release release) throws IOException, TaskException {
        List<SchemaInfo> schemas = reader.schemas();
        return schemas.stream().filter(s -> s.name().equalsIgnoreCase(release.schema())).findFirst()
                .or(() -> schemas.stream().filter(s -> s.name().toLowerCase(Locale.ROOT).contains(release.name())).findFirst())
                .orElseThrow(() -> BadInput.of("release", release.name(), "the service has no schema of that name; it has " + names(schemas)
                        + ", one of which schema= can choose"));
    }

    /**
     * The schema that a user names, or part of whose name.
     *
     * @throws TaskException if there is none
     */
    SchemaInfo schema(String text) throws IOException, TaskException {
        List<SchemaInfo> schemas = reader.schemas();
        String part = Names.plain(text).toLowerCase(Locale.ROOT);
        return find(text, schemas, SchemaInfo::name)
                .or(() -> schemas.stream().filter(s -> s.name().toLowerCase(Locale.ROOT).contains(part)).findFirst())
                .orElseThrow(() -> BadInput.of("schema", text, "the service has no schema of that name; it has " + names(schemas)));
    }

    /** The tables of a schema. */
    List<TableInfo> tables(SchemaInfo schema) throws IOException {
        return reader.tables().stream().filter(t -> t.schema().equalsIgnoreCase(schema.name())).toList();
    }

    /**
     * The table that a user names: of this schema, or of any if the name has a schema.
     *
     * @param parameter the parameter, for the complaint
     * @throws TaskException if there is none
     */
    public TableInfo table(String parameter, String text, SchemaInfo schema) throws IOException, TaskException {
        List<TableInfo> own = tables(schema);
        Optional<TableInfo> table = called(text, own, reader.tables());
        List<String> parts = Names.parts(text);
        String word = parts.get(parts.size() - 1);
        String hint = NearestName.question(word, own.stream().map(TableInfo::shortName).toList());
        return table.orElseThrow(() -> BadInput.of(parameter, text, "no such table in " + schema.name()
                + (hint.isEmpty() ? "; rubinschema level=tables lists them" : hint)));
    }

    /** The table that a user names with its schema, of all. */
    public Optional<TableInfo> table(String text) throws IOException {
        return find(text, reader.tables(), TableInfo::name);
    }

    /** The names of a list of tables; those that exist may have blanks. */
    List<String> list(String text, SchemaInfo schema) throws IOException {
        List<TableInfo> own = tables(schema);
        List<TableInfo> all = reader.tables();
        return Names.list(text, name -> called(name, own, all).isPresent());
    }

    /** The table of this name: of some with or without their schema, else of all with it. */
    private static Optional<TableInfo> called(String text, List<TableInfo> own, List<TableInfo> all) {
        return find(text, own, TableInfo::name).or(() -> find(text, own, TableInfo::shortName)).or(() -> find(text, all, TableInfo::name));
    }

    /** The column of this name, with or without delimiters, ignoring case. */
    public static Optional<ColumnEntry> column(List<ColumnEntry> columns, String name) {
        return find(name, columns, ColumnEntry::name);
    }

    private static <T> Optional<T> find(String text, List<T> things, Function<T, String> name) {
        OptionalInt place = Names.find(text, things.stream().map(name).toList());
        return place.isPresent() ? Optional.of(things.get(place.getAsInt())) : Optional.empty();
    }

    private static String names(List<SchemaInfo> schemas) {
        return String.join(", ", schemas.stream().map(SchemaInfo::name).toList());
    }
}
