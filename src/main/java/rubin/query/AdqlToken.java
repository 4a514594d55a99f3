package rubin.query;

import java.util.List;

/**
 * A piece of a query's text. What stands in a comment, in a string or in a delimited identifier is part of that piece, whatever it
 * looks like.
 *
 * @param kind what it is
 * @param text the piece as it stands in the query
 * @param start where it begins
 */
public record AdqlToken(Kind kind, String text, int start) {

    /** Kinds of pieces, as in the grammar of ADQL 2.0 and 2.1. */
    public enum Kind {
        /** A keyword or a regular identifier: a letter or underscore, then letters, digits and underscores. */
        WORD,
        /** An identifier in double quotes, in which a double quote stands for itself if it stands twice. */
        DELIMITED,
        /** A text in single quotes. */
        STRING,
        /** A number without sign. */
        NUMBER,
        /** From two hyphens to the end of the line; or between slash-asterisk and asterisk-slash, as the databases behind services have it. */
        COMMENT,
        /** An operator, or any other character. */
        SYMBOL,
        /** A string, identifier or comment that does not end. */
        OPEN
    }

    /** All pieces of a text, blanks left out. */
    public static List<AdqlToken> all(String text) {
        return new AdqlScanner(text).scan();
    }

    /** The pieces that a service acts on: all but comments. */
    public static List<AdqlToken> code(String text) {
        return all(text).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    }

    /** Where it ends, exclusive. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword, in any case, this number as it is written, or this symbol. */
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL || kind == Kind.NUMBER) && text.equalsIgnoreCase(word);
    }

    /** Whether it can name something. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.DELIMITED;
    }
}
