package rubin.query;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rows are counted by: the values of a column, or bins of a number. {@link #select} and {@link #inQuery} are each other's
 * inverse, so that a job's query tells how to read its result.
 *
 * @param column column name
 * @param width width of the bins, above 0: in the column's unit, or in magnitudes; empty to count each value
 * @param magnitude whether the column is a flux in nJy and the bins are of its AB magnitude, 31.4 - 2.5 log10(flux/nJy)
 */
public record Grouping(String column, OptionalDouble width, boolean magnitude) {

    /** Name of the column of counts in the result. */
    public static final String COUNT = "n_rows";

    private static final String WORD = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String NUMBER = "[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern SYNTAX = Pattern.compile("\\s*SELECT\\s+(?:(?<value>" + WORD + ")"
            + "|FLOOR\\(\\(-2\\.5\\*LOG10\\((?<flux>" + WORD + ")\\)\\+31\\.4\\)/(?<magwidth>" + NUMBER + ")\\)\\s+AS\\s+" + WORD
            + "|FLOOR\\((?<number>" + WORD + ")/(?<width>" + NUMBER + ")\\)\\s+AS\\s+" + WORD
            + "),\\s*COUNT\\(\\*\\)\\s+AS\\s+" + COUNT + "\\s+FROM\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /**
     * @throws IllegalArgumentException if the column is no name, or the width is not above 0
     */
    public Grouping {
        if (!column.matches(WORD)) {
            throw new IllegalArgumentException("'" + column + "' is no column name; use letters, digits and _");
        }
        if (width.isPresent() && !(width.getAsDouble() > 0 && Double.isFinite(width.getAsDouble()))) {
            throw new IllegalArgumentException("must be above 0");
        }
        if (magnitude && width.isEmpty()) {
            throw new IllegalArgumentException("magnitudes are counted in bins; give their width");
        }
    }

    /** Name of what is selected, grouped and ordered by. */
    public String alias() {
        return width.isEmpty() ? column : column + (magnitude ? "_magbin" : "_bin");
    }

    /** The select list: what is grouped by, and the count. The number of the bin is counted from 0 upwards, as FLOOR does. */
    public String select() {
        String by = column;
        if (width.isPresent()) {
            String number = magnitude ? "(-2.5*LOG10(" + column + ")+31.4)" : column;
            by = "FLOOR(" + number + "/" + SkyPoint.decimal(width.getAsDouble()) + ") AS " + alias();
        }
        return "SELECT " + by + ", COUNT(*) AS " + COUNT;
    }

    /** What a query counts by, if it is one of this class's. */
    public static Optional<Grouping> inQuery(String adql) {
        Matcher m = SYNTAX.matcher(adql);
        if (!m.matches()) {
            return Optional.empty();
        }
        if (m.group("value") != null) {
            return Optional.of(new Grouping(m.group("value"), OptionalDouble.empty(), false));
        }
        boolean magnitude = m.group("flux") != null;
        double width = Double.parseDouble(m.group(magnitude ? "magwidth" : "width"));
        return width > 0 ? Optional.of(new Grouping(m.group(magnitude ? "flux" : "number"), OptionalDouble.of(width), magnitude)) : Optional.empty();
    }
}
