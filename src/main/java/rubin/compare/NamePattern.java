package rubin.compare;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rubin.query.Names;

/**
 * A column name, in which {@code *} stands for any characters. Case is ignored.
 *
 * @param text the pattern as the user wrote it
 */
public record NamePattern(String text) {

    public NamePattern {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty column name: give a name, or a pattern with *");
        }
    }

    /** Whether a column of this name is meant; with or without delimiters. A delimited name is no pattern. */
    public boolean matches(String columnName) {
        return Names.same(text, columnName) || Names.plain(text).equals(text) && Stream.of(columnName, Names.plain(columnName)).anyMatch(regex().asMatchPredicate());
    }

    private Pattern regex() {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
