package rubin.service;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rubin.catalog.CountColumns;
import rubin.catalog.DataOrigin;
import rubin.catalog.DerivedColumns;
import rubin.catalog.UniqueNames;
import rubin.query.Grouping;
import rubin.query.Region;
import rubin.query.TableInQuery;
import rubin.release.Release;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapService;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;

/**
 * A query's result as users get it: derived columns after the service's own, and table parameters that say where it came
 * from. Release and centre are read from the query text, so that a job fetched later gives the same table.
 */
public final class CatalogueResult {

    /** Name of the parameter that every result has: the number of rows that the service sent. */
    public static final String ROWS = "tap_rows";

    private CatalogueResult() {
    }

    /**
     * Makes the table.
     *
     * @param result what the service sent
     * @param service the service
     * @param adql the query
     * @param job the job's URL, if it was one
     * @param time when the result was read
     * @throws IOException if the rows cannot be read
     */
    public static StarTable of(QueryResult result, TapService service, String adql, Optional<URI> job, Instant time) throws IOException {
        Optional<Release> release = TableInQuery.release(adql);
        Optional<Region> region = Region.inQuery(adql);
        Optional<Grouping> grouping = Grouping.inQuery(adql);
        StarTable rows = UniqueNames.of(result.table());
        StarTable table = grouping.isPresent() ? CountColumns.of(rows, grouping.get(), release, result.truncated())
                : DerivedColumns.append(rows, release, region.map(Region::centre));
        table.setName(name(table, release, region));
        DataOrigin.pass(result.table(), table);
        List<DescribedValue> parameters = table.getParameters();
        add(parameters, "tap_service", "TAP service that the table came from", service.toString());
        release.ifPresent(r -> add(parameters, "tap_release", "Rubin data release", r.label()));
        region.ifPresent(r -> add(parameters, "tap_region", "Region of the query, ICRS degrees", r.toString()));
        add(parameters, "tap_adql", "Query", adql);
        job.ifPresent(j -> add(parameters, "tap_job", "URL of the asynchronous job", j.toString()));
        add(parameters, "tap_time", "When the result was read, UTC", time.truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.add(new DescribedValue(new DefaultValueInfo(ROWS, Long.class, "Rows that the service sent"), result.table().getRowCount()));
        parameters.add(new DescribedValue(new DefaultValueInfo("tap_truncated", Boolean.class,
                "Whether the service left out rows, because of its limit or maxrec"), result.truncated()));
        return table;
    }

    /** Such as {@code DP0.2 truth CIRCLE 62 -37 0.1}. */
    private static String name(StarTable table, Optional<Release> release, Optional<Region> region) {
        boolean truth = IntStream.range(0, table.getColumnCount()).anyMatch(i -> table.getColumnInfo(i).getName().equals("truth_class"));
        return release.map(Release::label).orElse("TAP") + (truth ? " truth" : " result") + region.map(r -> " " + r).orElse("");
    }

    private static void add(List<DescribedValue> parameters, String name, String description, String value) {
        parameters.add(new DescribedValue(new DefaultValueInfo(name, String.class, description), value));
    }
}
