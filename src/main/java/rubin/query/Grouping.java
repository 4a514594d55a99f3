package rubin.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What rows are counted by: the values of a column, or bins of a number. {@link #select} and {@link #inQuery} are each other's
 * inverse, so that a job's query tells how to read its result.
 *
 * @param column column name as queries write it: regular, or delimited
 * @param width width of the bins, above 0: in the column's unit, or in magnitudes; empty to count each value
 * @param magnitude whether the column is a flux in nJy and the bins are of its AB magnitude, 31.4 - 2.5 log10(flux/nJy)
 */
public record Grouping(String column, OptionalDouble width, boolean magnitude) {

    /** Name of the column of counts in the result. */
    public static final String COUNT = "n_rows";

    /** What stands for a name and for a number in the patterns of select lists, piece by piece. */
    private static final String NAME = "?name";
    private static final String WIDTH = "?width";
    private static final String COUNTED = " , COUNT ( * ) AS " + COUNT + " FROM";
    private static final String VALUES = "SELECT " + NAME + COUNTED;
    private static final String BINS = "SELECT FLOOR ( " + NAME + " / " + WIDTH + " ) AS " + NAME + COUNTED;
    private static final String MAGNITUDES = "SELECT FLOOR ( ( - 2.5 * LOG10 ( " + NAME + " ) + 31.4 ) / " + WIDTH + " ) AS " + NAME + COUNTED;

    /**
     * @throws IllegalArgumentException if the column is no name, or the width is not above 0
     */
    public Grouping {
        if (!Names.isIdentifier(column)) {
            throw new IllegalArgumentException("'" + column + "' is no column name; use letters, digits and _, or put it between double quotes");
        }
        if (width.isPresent() && !(width.getAsDouble() > 0 && Double.isFinite(width.getAsDouble()))) {
            throw new IllegalArgumentException("must be above 0");
        }
        if (magnitude && width.isEmpty()) {
            throw new IllegalArgumentException("magnitudes are counted in bins; give their width");
        }
    }

    /** The column's name without delimiters. */
    public String name() {
        return Names.plain(column);
    }

    /** Name of what is selected, grouped and ordered by. */
    public String alias() {
        return width.isEmpty() ? column : Names.column(name() + (magnitude ? "_magbin" : "_bin"));
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
        List<AdqlToken> tokens = AdqlToken.code(adql);
        for (String pattern : List.of(VALUES, BINS, MAGNITUDES)) {
            List<String> words = List.of(pattern.split(" "));
            boolean fits = tokens.size() > words.size()
                    && IntStream.range(0, words.size()).allMatch(i -> fits(tokens.get(i), words.get(i)));
            if (fits) {
                String column = tokens.get(words.indexOf(NAME)).text();
                int number = words.indexOf(WIDTH);
                OptionalDouble width = number < 0 ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(tokens.get(number).text()));
                return width.orElse(1) > 0 ? Optional.of(new Grouping(column, width, pattern.equals(MAGNITUDES))) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean fits(AdqlToken token, String word) {
        return switch (word) {
            case NAME -> token.isName() && Names.isIdentifier(token.text());
            case WIDTH -> token.kind() == AdqlToken.Kind.NUMBER;
            default -> token.is(word);
        };
    }
}
