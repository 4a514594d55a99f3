package rubin.sandbox.adql;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern WHERE_IN_TEXT = Pattern.compile("line (\\d+), column (\\d+)");

    /** Most operators in a row: a tree as deep is read and written by recursion. */
    private static final int MAX_LINKS = 1000;
    private static final Pattern LINK = Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\n]*|(?<link>[-+*/|]|\\bNOT\\b)"
            + "|(?<end>[,<>=]|\\b(?:AND|OR|FROM|WHERE)\\b)", Pattern.CASE_INSENSITIVE);

    private AdqlText() {
    }

    /** @throws AdqlException if the text is anything but one plain SELECT */
    static PlainSelect parse(String text) throws AdqlException {
        String query = scanned(text);
        requireShortChains(query);
        Statement statement;
        try {
            // CCJSqlParserUtil would first mend the text, and parse another than was sent.
            CCJSqlParser parser = new CCJSqlParser(new StringProvider(query));
            statement = parser.Statement();
            if (parser.getToken(1).kind != CCJSqlParserConstants.EOF) {
                throw AdqlException.unparsable(parser.getToken(1).image);
            }
        } catch (ParseException | TokenMgrException e) {
            throw AdqlException.unparsable(from(query, String.valueOf(e.getMessage())));
        }
        if (statement instanceof PlainSelect select && select.getWithItemsList() == null) {
            return select;
        }
        if (statement instanceof Select) {
            throw AdqlException.unparsable(query);
        }
        throw new AdqlException("Only SELECT statements are answered, not: " + firstLine(query));
    }

    /** The query from the place on that the parser's message names; the message itself speaks of the parser's own matters. */
    private static String from(String query, String message) {
        Matcher place = WHERE_IN_TEXT.matcher(message);
        if (!place.find()) {
            return query;
        }
        List<String> lines = query.lines().toList();
        int line = Math.min(Integer.parseInt(place.group(1)), lines.size());
        String rest = String.join("\n", lines.subList(Math.max(0, line - 1), lines.size()));
        return rest.substring(Math.min(Math.max(0, Integer.parseInt(place.group(2)) - 1), rest.length()));
    }

    /**
     * Refuses what could hide a part of the query from its reader, drops a closing semicolon, and puts a blank between a
     * number and the word that follows it: Rubin's parser reads {@code > 10AND} as two words, ours does not.
     */
    private static String scanned(String text) throws AdqlException {
        if (text.length() > MAX_LENGTH) {
            throw new AdqlException("QUERY has " + text.length() + " characters: must have at most " + MAX_LENGTH
                    + "; upload long lists as a table");
        }
        int depth = 0;
        Optional<Integer> semicolon = Optional.empty();
        StringBuilder out = new StringBuilder(text.length());
        Matcher number = NUMBER.matcher(text);
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (semicolon.isPresent() && !Character.isWhitespace(c)) {
                throw new AdqlException("QUERY holds more than one statement: must be one SELECT; nothing may follow the semicolon");
            }
            if (!wordBefore(text, i) && number.region(i, text.length()).lookingAt()) {
                i = number.end() - 1;
                if (number.end() < text.length() && Character.isJavaIdentifierStart(text.charAt(number.end()))) {
                    out.append(text, copied, number.end()).append(' ');
                    copied = number.end();
                }
            } else if (c == '\'' || c == '"') {
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
        return out.append(text, copied, semicolon.orElse(text.length())).toString();
    }

    /** Whether a digit or point at this place goes on with a name, as in {@code t1} or {@code t.2MASS}. */
    private static boolean wordBefore(String text, int i) {
        return i > 0 && (Character.isJavaIdentifierPart(text.charAt(i - 1))
                || text.charAt(i - 1) == '.' && text.charAt(i) != '.' || text.charAt(i - 1) == '"');
    }

    private static void requireShortChains(String query) throws AdqlException {
        int links = 0;
        Matcher matcher = LINK.matcher(query);
        while (matcher.find()) {
            links = matcher.group("link") != null ? links + 1 : matcher.group("end") != null ? 0 : links;
            if (links > MAX_LINKS) {
                throw AdqlException.tooDeep();
            }
        }
    }

    private static String firstLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
