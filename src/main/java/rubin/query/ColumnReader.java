package rubin.query;

import java.util.List;
import java.util.stream.Collectors;
import rubin.release.ColumnRef;

/** Reads columns as users name them: {@code column}, {@code alias.column} or {@code alias.column:name}, each part regular or delimited. */
public final class ColumnReader {

    private ColumnReader() {
    }

    /**
     * Reads one column.
     *
     * @param defaultTable alias where none is given
     * @throws IllegalArgumentException if the text has another form
     */
    public static ColumnRef read(String text, String defaultTable) {
        List<AdqlToken> tokens = AdqlToken.all(text);
        List<String> names = tokens.stream().filter(token -> token.isName() && Names.isIdentifier(token.text())).map(AdqlToken::text).toList();
        // What stands between names tells which of them there are.
        String form = tokens.stream().map(token -> token.isName() ? "n" : token.text()).collect(Collectors.joining());
        boolean whole = tokens.stream().mapToInt(token -> token.text().length()).sum() == text.length();
        boolean named = form.endsWith("n:n");
        boolean dotted = form.startsWith("n.n");
        if (!whole || !form.equals((dotted ? "n.n" : "n") + (named ? ":n" : "")) || names.size() * 2 - 1 != tokens.size()) {
            throw new IllegalArgumentException("'" + text + "' is no column name; use letters, digits and _, as in ts.mag_r,"
                    + " or put the name between double quotes, as in \"2MASS\"");
        }
        String column = names.get(dotted ? 1 : 0);
        return new ColumnRef(dotted ? names.get(0) : defaultTable, column, named ? names.get(names.size() - 1) : column);
    }
}
