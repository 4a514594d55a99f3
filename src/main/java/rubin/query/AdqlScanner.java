package rubin.query;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import rubin.query.AdqlToken.Kind;

/** Cuts a query's text into pieces, in one pass and without recursion: a literal may be as long as a query. */
final class AdqlScanner {

    private static final List<String> TWO_CHARACTERS = List.of("<=", ">=", "<>", "!=", "||", "*/");

    private final String text;
    private final List<AdqlToken> tokens = new ArrayList<>();
    private int at;

    AdqlScanner(String text) {
        this.text = text;
    }

    List<AdqlToken> scan() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                piece();
            }
        }
        return List.copyOf(tokens);
    }

    private void piece() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            quoted(c);
        } else if (text.startsWith("--", at)) {
            int line = text.indexOf('\n', at);
            add(Kind.COMMENT, line < 0 ? text.length() : line);
        } else if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            add(close < 0 ? Kind.OPEN : Kind.COMMENT, close < 0 ? text.length() : close + 2);
        } else if (isLetter(c)) {
            add(Kind.WORD, wordEnd());
        } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            add(Kind.NUMBER, numberEnd());
        } else if (TWO_CHARACTERS.stream().anyMatch(symbol -> text.startsWith(symbol, at))) {
            add(Kind.SYMBOL, at + 2);
        } else {
            add(Kind.SYMBOL, text.offsetByCodePoints(at, 1));
        }
    }

    private void quoted(char quote) {
        OptionalInt end = quotedEnd(text, at);
        add(end.isEmpty() ? Kind.OPEN : quote == '"' ? Kind.DELIMITED : Kind.STRING, end.orElse(text.length()));
    }

    /** The end, exclusive, of what the quote at a place opens, if there is one; a quote that stands twice is none. */
    static OptionalInt quotedEnd(String text, int at) {
        char quote = text.charAt(at);
        int end = text.indexOf(quote, at + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
            end = text.indexOf(quote, end + 2);
        }
        return end < 0 ? OptionalInt.empty() : OptionalInt.of(end + 1);
    }

    private int wordEnd() {
        int end = at + 1;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(end))) {
            end++;
        }
        return end;
    }

    /** A letter may follow at once, as in {@code 10AND}; an exponent needs a digit. */
    private int numberEnd() {
        int end = digitsEnd(at);
        if (end < text.length() && text.charAt(end) == '.') {
            end = digitsEnd(end + 1);
        }
        if (end < text.length() && Character.toLowerCase(text.charAt(end)) == 'e') {
            int exponent = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
            return isDigit(exponent) ? digitsEnd(exponent) : end;
        }
        return end;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private void add(Kind kind, int end) {
        tokens.add(new AdqlToken(kind, text.substring(at, end), at));
        at = end;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
