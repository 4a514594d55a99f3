package rubin.sandbox.tap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rubin.sandbox.tap.http.BadRequest;
import rubin.sandbox.tap.http.Parameters;

/**
 * The checked parameters of a query.
 *
 * @param adql the query
 * @param format how to write its result
 * @param maxrec most rows to write
 * @param uploads tables sent along
 */
public record QueryRequest(String adql, OutputFormat format, long maxrec, List<Source> uploads) {

    private static final Set<String> LANGUAGES = Set.of("ADQL", "ADQL-2.0");

    /** An upload: a table's name, and where its VOTable is, either a file here or a URL. */
    record Source(String table, Optional<Path> file, String uri) {
    }

    /**
     * @param files files that came with the request, by part name
     * @param limit most rows that the service writes
     * @param urls whether uploads may be fetched from URLs
     * @throws BadRequest if a parameter is missing or wrong
     */
    public static QueryRequest of(Parameters parameters, Map<String, Path> files, long limit, boolean urls) throws BadRequest {
        Optional<String> request = parameters.first("REQUEST");
        if (request.isPresent() && !request.get().equalsIgnoreCase("doQuery")) {
            throw new BadRequest("REQUEST=" + request.get() + ": must be doQuery");
        }
        String language = parameters.first("LANG").orElseThrow(() -> new BadRequest("missing required parameter: LANG"));
        if (!LANGUAGES.contains(language.toUpperCase(Locale.ROOT))) {
            throw new BadRequest("unknown LANG: " + language + ": must be ADQL");
        }
        String adql = parameters.first("QUERY").filter(q -> !q.isBlank())
                .orElseThrow(() -> new BadRequest("missing required parameter: QUERY"));
        String format = parameters.first("RESPONSEFORMAT").or(() -> parameters.first("FORMAT")).orElse("votable");
        return new QueryRequest(adql, OutputFormat.named(format), maxrec(parameters, limit), uploads(parameters, files, urls));
    }

    private static long maxrec(Parameters parameters, long limit) throws BadRequest {
        Optional<String> text = parameters.first("MAXREC").filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            return limit;
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= 0) {
                return Math.min(value, limit);
            }
        } catch (NumberFormatException e) {
            throw new BadRequest("MAXREC=" + text.get() + ": must be a whole number >= 0");
        }
        throw new BadRequest("MAXREC=" + text.get() + ": must be >= 0");
    }

    private static List<Source> uploads(Parameters parameters, Map<String, Path> files, boolean urls) throws BadRequest {
        List<Source> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String value : parameters.all("UPLOAD")) {
            for (String pair : value.split(";")) {
                if (pair.isBlank()) {
                    continue;
                }
                int comma = pair.indexOf(',');
                String table = comma < 0 ? "" : pair.substring(0, comma).strip();
                String uri = pair.substring(comma + 1).strip();
                if (!table.matches("[A-Za-z_][A-Za-z0-9_]*") || !names.add(table.toLowerCase(Locale.ROOT))) {
                    throw new BadRequest("UPLOAD=" + pair + ": must be table,uri with a table name that is an identifier and used once");
                }
                if (!urls && !uri.startsWith("param:")) {
                    throw new BadRequest("UPLOAD=" + pair + ": must be table,param:name with the table in the request; this service fetches "
                            + "URLs only when started with uploadurls=true");
                }
                sources.add(source(table, uri, files));
            }
        }
        return sources;
    }

    private static Source source(String table, String uri, Map<String, Path> files) throws BadRequest {
        if (!uri.startsWith("param:")) {
            return new Source(table, Optional.empty(), uri);
        }
        Path file = files.get(uri.substring("param:".length()));
        if (file == null) {
            throw new BadRequest("UPLOAD=" + table + "," + uri + ": the request holds no file part of that name");
        }
        return new Source(table, Optional.of(file), uri);
    }
}
