package rubin.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a query's tables under the name that it gets in the result.
 *
 * @param table table alias in the query: {@code obj}, {@code ts} or {@code mt}
 * @param column column name
 * @param name name in the result
 */
public record ColumnRef(String table, String column, String name) {

    private static final String WORD = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern SYNTAX = Pattern.compile("(?:(" + WORD + ")\\.)?(" + WORD + ")(?::(" + WORD + "))?");

    /**
     * Reads {@code column}, {@code alias.column} or {@code alias.column:name}.
     *
     * @param defaultTable alias where none is given
     * @throws IllegalArgumentException if the text has another form
     */
    public static ColumnRef parse(String text, String defaultTable) {
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no column name; use letters, digits and _, as in ts.mag_r");
        }
        return new ColumnRef(m.group(1) == null ? defaultTable : m.group(1), m.group(2), m.group(3) == null ? m.group(2) : m.group(3));
    }

    /** The reference in a query, without the result's name. */
    public String adql() {
        return table + "." + column;
    }
}
