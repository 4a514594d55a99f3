package rubin.compare;

import java.util.regex.Pattern;

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

    /** Whether it has a {@code *}, so that it may match nothing without being a mistake of spelling. */
    public boolean isWild() {
        return text.indexOf('*') >= 0;
    }

    /** Whether a column of this name is meant. */
    public boolean matches(String columnName) {
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(columnName).matches();
    }
}
