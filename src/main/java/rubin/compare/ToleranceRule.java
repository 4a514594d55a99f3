package rubin.compare;

import java.util.ArrayList;
import java.util.List;
import rubin.query.Names;

/**
 * A tolerance and the columns that it is for.
 *
 * @param columns which columns
 * @param tolerance how far apart their values may be
 */
public record ToleranceRule(NamePattern columns, Tolerance tolerance) {

    /**
     * Reads rules separated by commas or blanks: {@code *Flux*=1e-6rel,coord_*=1e-9}, or a number alone for all columns. A name
     * may have blanks, and commas between double quotes. The first rule that matches a column is its rule.
     *
     * @throws IllegalArgumentException if one cannot be read, saying which
     */
    public static List<ToleranceRule> parseAll(String text) {
        List<ToleranceRule> rules = new ArrayList<>();
        for (String item : Names.items(text)) {
            List<String> words = new ArrayList<>();
            for (String word : Names.list(item)) {
                words.add(word);
                if (word.contains("=") || words.size() == 1 && isTolerance(word)) {
                    rules.add(parse(String.join(" ", words)));
                    words.clear();
                }
            }
            if (!words.isEmpty()) {
                rules.add(parse(String.join(" ", words)));
            }
        }
        return rules;
    }

    private static boolean isTolerance(String word) {
        try {
            Tolerance.parse(word);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ToleranceRule parse(String text) {
        int equals = text.lastIndexOf('=');
        return equals < 0 ? new ToleranceRule(new NamePattern("*"), Tolerance.parse(text))
                : new ToleranceRule(new NamePattern(text.substring(0, equals)), Tolerance.parse(text.substring(equals + 1)));
    }
}
