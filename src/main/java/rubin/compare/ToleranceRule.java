package rubin.compare;

import java.util.Arrays;
import java.util.List;

/**
 * A tolerance and the columns that it is for.
 *
 * @param columns which columns
 * @param tolerance how far apart their values may be
 */
public record ToleranceRule(NamePattern columns, Tolerance tolerance) {

    /**
     * Reads rules separated by commas or blanks: {@code *Flux*=1e-6rel,coord_*=1e-9}, or a number alone for all columns.
     * The first rule that matches a column is its rule.
     *
     * @throws IllegalArgumentException if one cannot be read, saying which
     */
    public static List<ToleranceRule> parseAll(String text) {
        return Arrays.stream(text.trim().split("[,\\s]+")).filter(word -> !word.isEmpty()).map(ToleranceRule::parse).toList();
    }

    private static ToleranceRule parse(String word) {
        int equals = word.lastIndexOf('=');
        return equals < 0 ? new ToleranceRule(new NamePattern("*"), Tolerance.parse(word))
                : new ToleranceRule(new NamePattern(word.substring(0, equals)), Tolerance.parse(word.substring(equals + 1)));
    }
}
