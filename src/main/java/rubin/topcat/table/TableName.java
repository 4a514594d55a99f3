package rubin.topcat.table;

import java.util.Locale;
import java.util.Optional;
import rubin.catalog.DataOrigin;
import rubin.query.AdqlToken;
import rubin.query.Region;
import rubin.query.SkyPoint;
import rubin.query.TableInQuery;
import rubin.release.Release;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;

/** What TOPCAT calls a table, read from its query, so that a job loaded later gets the same name. */
public final class TableName {

    private TableName() {
    }

    /** Such as {@code DP0.2 truth 62.000 -37.000 0.1°}. */
    public static String of(String adql) {
        Optional<Release> release = TableInQuery.release(adql);
        String label = release.map(Release::label).orElse("Rubin");
        boolean truth = release.flatMap(Release::truth)
                .map(join -> AdqlToken.code(adql).stream().anyMatch(token -> token.isName() && token.text().toLowerCase(Locale.ROOT).contains("truth_type")))
                .orElse(false);
        String kind = truth ? "truth" : release.isPresent() ? "objects" : "query";
        return Region.inQuery(adql).map(region -> label + " " + kind + " " + field(region)).orElse(label + " query");
    }

    /** The name of a result, which says so if nothing in it was measured on any sky. */
    public static String of(StarTable result) {
        DescribedValue adql = result.getParameterByName("tap_adql");
        return marked(of(adql == null ? "" : String.valueOf(adql.getValue())), result);
    }

    /** A name that says so if the result is synthetic. */
    public static String marked(String name, StarTable result) {
        return DataOrigin.isSynthetic(result) ? name + " (synthetic)" : name;
    }

    /** The field alone, for the title of a plot. */
    static String field(Region region) {
        SkyPoint centre = region.centre();
        String at = String.format(Locale.ROOT, "%.3f %.3f", centre.ra(), centre.dec());
        return region instanceof Region.Circle circle ? at + " " + number(circle.radiusDeg()) + "\u00b0" : at + " polygon";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "");
    }
}
