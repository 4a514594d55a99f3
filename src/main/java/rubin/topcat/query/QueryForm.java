package rubin.topcat.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import rubin.query.AdqlToken;
import rubin.query.Condition;
import rubin.query.Region;
import rubin.query.Selection;
import rubin.query.SkyPoint;
import rubin.release.Band;
import rubin.release.Release;
import rubin.service.QueryText;
import rubin.task.SkyAngle;

/**
 * What the fields of the query window say, as text, and the query that it makes. Pure.
 *
 * @param release short name of the release
 * @param ra right ascension, as {@link SkyAngle} reads it
 * @param dec declination, likewise
 * @param radius radius in degrees
 * @param polygon corners ra1 dec1 ra2 dec2 ... in degrees, instead of the three before; empty for a cone
 * @param bands letters of ugrizy
 * @param flux name of the flux kind
 * @param truth whether to join the simulation's truth
 * @param primary whether to leave out all but primary objects
 * @param where extra condition, or empty
 * @param limit largest number of rows, or empty
 */
public record QueryForm(String release, String ra, String dec, String radius, Optional<String> polygon, String bands, String flux,
                 boolean truth, boolean primary, String where, String limit) {

    /** What makes rows of one query out of several, or out of a part of it. */
    private static final List<String> NOT_COUNTED = List.of("UNION", "EXCEPT", "INTERSECT", "OFFSET", "HAVING");

    /** The tutorial's field. */
    public static final QueryForm TUTORIAL =
            new QueryForm("dp02", "62.0", "-37.0", "0.1", Optional.empty(), "gri", "cModel", true, true, "", "");

    /**
     * The query.
     *
     * @throws IllegalArgumentException with one sentence that names the field
     */
    public QueryText query() {
        Release chosen = Release.named(release);
        Selection selection = new Selection(chosen, region(), read("Bands", bands, Band::parse),
                List.of(read("Flux", flux, chosen::fluxKind)), List.of(),
                where.isBlank() ? Optional.empty() : Optional.of(read("Extra cut", where, Condition::new)), primary);
        return truth ? read("Truth", release, r -> QueryText.of(selection, Selection::truthQuery)) : QueryText.of(selection, Selection::objectQuery);
    }

    /** The query's text. */
    public String adql() {
        return query().adql();
    }

    /**
     * Largest number of rows to ask for.
     *
     * @throws IllegalArgumentException unless the field is empty or a whole number from 0 up
     */
    public OptionalLong maxrec() {
        if (limit.isBlank()) {
            return OptionalLong.empty();
        }
        if (!limit.strip().matches("\\d{1,18}")) {
            throw new IllegalArgumentException("Row limit " + limit.strip() + ": must be a whole number, 0 or more; leave it empty for the service's own");
        }
        return OptionalLong.of(Long.parseLong(limit.strip()));
    }

    /** The query that counts another one's rows; empty for one whose rows are groups, which only running it can count. */
    static Optional<String> counting(String adql) {
        List<AdqlToken> tokens = AdqlToken.code(adql);
        int depth = 0;
        int from = -1;
        int end = adql.length();
        for (int i = 0; i < tokens.size(); i++) {
            AdqlToken token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean by = i + 1 < tokens.size() && tokens.get(i + 1).is("BY");
            if (token.is("DISTINCT") || token.is("GROUP") && by || depth == 0 && NOT_COUNTED.stream().anyMatch(token::is)) {
                return Optional.empty();
            }
            from = depth == 0 && from < 0 && token.is("FROM") ? token.start() : from;
            end = depth == 0 && token.is("ORDER") && by ? token.start() : end;
        }
        boolean select = !tokens.isEmpty() && tokens.get(0).is("SELECT");
        return from < 0 || !select ? Optional.empty() : Optional.of("SELECT COUNT(*) AS n\n" + adql.substring(from, end).strip());
    }

    private Region region() {
        if (polygon.isPresent()) {
            if (polygon.get().isBlank()) {
                throw new IllegalArgumentException("Polygon: give its corners in degrees, ra1 dec1 ra2 dec2 ra3 dec3 ...");
            }
            return read("Polygon", polygon.get(), text -> Region.parse("POLYGON " + text));
        }
        SkyPoint centre = new SkyPoint(read("RA", ra, SkyAngle.RA::degrees), read("Dec", dec, SkyAngle.DEC::degrees));
        double radiusDeg = read("Radius", radius, QueryForm::degrees);
        return read("Radius", radius, text -> new Region.Circle(centre, radiusDeg));
    }

    private static double degrees(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; give degrees, as in 0.1");
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no number; give degrees, as in 0.1", e);
        }
    }

    private static <T> T read(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + (text.isBlank() ? "" : " " + text.strip()) + ": " + e.getMessage(), e);
        }
    }
}
