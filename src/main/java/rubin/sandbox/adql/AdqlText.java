package rubin.sandbox.adql;

import java.util.Optional;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Query text to syntax tree, for one SELECT and nothing else. */
final class AdqlText {

    /** Longest query, in characters: an IN list of some 10,000 ids has a third of it. */
    private static final int MAX_LENGTH = 1_000_000;
    /** Deepest nesting of parentheses; the parser is recursive. */
    private static final int MAX_DEPTH = 50;

    private AdqlText() {
    }

    /** @throws AdqlException if the text is anything but one plain SELECT */
    static PlainSelect parse(String text) throws AdqlException {
        String query = scanned(text);
        Statement statement;
        try {
            // CCJSqlParserUtil would first mend the text, and parse another than was sent.
            CCJSqlParser parser = new CCJSqlParser(new StringProvider(query));
            statement = parser.Statement();
            if (parser.getToken(1).kind != CCJSqlParserConstants.EOF) {
                throw AdqlException.unparsable(parser.getToken(1).image);
            }
        } catch (ParseException | TokenMgrException e) {
            throw new AdqlException("ParseException:qserv can not parse query: " + firstLine(e.getMessage()));
        }
        if (statement instanceof PlainSelect select && select.getWithItemsList() == null) {
            return select;
        }
        if (statement instanceof Select) {
            throw AdqlException.unparsable(query);
        }
        throw new AdqlException("Only SELECT statements are answered, not: " + firstLine(query));
    }

    /** Refuses what could hide a part of the query from its reader, and drops a closing semicolon. */
    private static String scanned(String text) throws AdqlException {
        if (text.length() > MAX_LENGTH) {
            throw new AdqlException("QUERY has " + text.length() + " characters: must have at most " + MAX_LENGTH
                    + "; upload long lists as a table");
        }
        int depth = 0;
        Optional<Integer> semicolon = Optional.empty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (semicolon.isPresent() && !Character.isWhitespace(c)) {
                throw new AdqlException("QUERY holds more than one statement: must be one SELECT; nothing may follow the semicolon");
            }
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, i + 1);
                if (end < 0) {
                    throw AdqlException.unparsable(text.substring(i));
                }
                i = end;
            } else if (c == '/' && text.startsWith("/*", i)) {
                throw AdqlException.rejected(text.substring(i), "comments in /* */ are not ADQL.");
            } else if (c == '-' && text.startsWith("--", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (c == ';') {
                semicolon = Optional.of(i);
            } else if (c == '(') {
                depth++;
                if (depth > MAX_DEPTH) {
                    throw new AdqlException("QUERY nests parentheses deeper than " + MAX_DEPTH);
                }
            } else if (c == ')') {
                depth--;
            } else if (c == 0 || c == '`' || c == '[' || c == '{' || c == '\\' || c == '#' || c == '$') {
                throw AdqlException.unparsable(text.substring(i));
            }
        }
        return semicolon.map(i -> text.substring(0, i)).orElse(text);
    }

    private static String firstLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
