package rubin.sandbox.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rubin.sandbox.adql.OutputColumn;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.schema.ColumnDef;
import rubin.sandbox.schema.TableDef;
import rubin.sandbox.tap.http.BadRequest;
import rubin.sandbox.tap.http.Parameters;

/**
 * Rubin's DataLink service of light curves (lsst/sdm_schemas, datalink; DMTN-238): results that have the id of an Object or
 * a DiaObject describe it, and it answers with a redirect to the query of the light curve.
 */
final class TimeSeries {

    static final String PATH = "/datalink/timeseries";

    private static final String SCHEMA = "dp02_dc2_catalogs";
    private static final List<Series> ALL = List.of(new Series("Object", "objectId", "ForcedSource", "band"),
            new Series("DiaObject", "diaObjectId", "ForcedSourceOnDiaObject", "band"),
            new Series("DiaObject", "diaObjectId", "DiaSource", "filterName"));
    private static final String TEMPLATE = template();

    private TimeSeries() {
    }

    /** Rows of {@code table} belong to one of {@code objects} by the column {@code id} that both have. */
    private record Series(String objects, String id, String table, String band) {
    }

    private static String template() {
        try (InputStream in = TimeSeries.class.getResourceAsStream("/rubin/sandbox/timeseries.xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service descriptors that belong to a result: RESOURCE elements, or nothing. */
    static String descriptors(List<OutputColumn> columns, String url) {
        return ALL.stream().map(series -> IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).source().equals(SCHEMA + "." + series.objects + "." + series.id)).limit(1)
                .mapToObj(i -> TEMPLATE.replace("{url}", url).replace("{ref}", "col_" + i).replace("{schema}", SCHEMA)
                        .replace("{table}", series.table).replace("{id}", series.id).replace("{band}", series.band))
                .collect(Collectors.joining())).collect(Collectors.joining());
    }

    /** The query string of the request to {@code /sync} that gives a light curve. */
    static String query(Parameters parameters, CatalogueSchema schema) throws BadRequest {
        TableDef table = schema.table(required(parameters, "table", "[A-Za-z0-9_.]+"))
                .orElseThrow(() -> new BadRequest(422, "table: must be a table of this service"));
        String time = required(parameters, "join_time_column", "\\w+\\.\\w+\\.\\w+");
        String band = parameters.first("band").orElse("all");
        List<String> principal = table.columns().stream().filter(ColumnDef::principal).map(c -> "s." + c.name()).toList();
        boolean all = principal.isEmpty() || parameters.first("detail").orElse("full").equals("full");
        int dot = time.lastIndexOf('.');
        String adql = "SELECT t" + time.substring(dot) + "," + (all ? "s.*" : String.join(",", principal)) + " FROM " + table.qualifiedName()
                + " AS s JOIN " + time.substring(0, dot) + " AS t ON s.ccdVisitId = t.ccdVisitId WHERE s."
                + required(parameters, "id_column", "\\w+") + " = " + required(parameters, "id", "[0-9]+");
        if (!band.equals("all")) {
            if (!band.matches("[ugrizy]")) {
                throw new BadRequest(422, "band=" + band + ": must be all or one of u, g, r, i, z, y");
            }
            adql += " AND s." + (parameters.first("band_column").isPresent() ? required(parameters, "band_column", "\\w+") : "band")
                    + " = '" + band + "'";
        }
        return "LANG=ADQL&REQUEST=doQuery&QUERY=" + URLEncoder.encode(adql, StandardCharsets.UTF_8);
    }

    private static String required(Parameters parameters, String name, String pattern) throws BadRequest {
        return parameters.first(name).filter(v -> v.matches(pattern))
                .orElseThrow(() -> new BadRequest(422, name + "=" + parameters.first(name).orElse("") + ": must match " + pattern));
    }
}
