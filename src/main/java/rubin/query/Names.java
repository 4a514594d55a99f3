package rubin.query;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names of tables and columns as users, tables and services write them: {@code objectId}, {@code 2MASS}, {@code a b},
 * {@code e_RA(ICRS)}, {@code obs."Main Table"}. Double quotes delimit a name, or a part of it before or after a dot; inside of them
 * a double quote stands twice.
 */
public final class Names {

    private Names() {
    }

    /** The name without its delimiters: {@code obs.Main Table}. */
    public static String plain(String name) {
        return pieces(name.strip(), '.').stream().map(Names::undelimited).collect(Collectors.joining("."));
    }

    /** Whether two texts name the same, with or without delimiters, in any case. */
    public static boolean same(String name, String other) {
        return plain(name).equalsIgnoreCase(plain(other));
    }

    /** Which of some names is meant: the one that is written so, else one that differs in delimiters, else also in case. */
    public static OptionalInt find(String name, List<String> known) {
        String plain = plain(name);
        List<BiPredicate<String, String>> tests = List.of(String::equals, (n, k) -> plain.equals(plain(k)), (n, k) -> plain.equalsIgnoreCase(plain(k)));
        return tests.stream().flatMapToInt(test -> IntStream.range(0, known.size()).filter(i -> test.test(name, known.get(i)))).findFirst();
    }

    /** A table's name as a query must write it: each part as it is if the grammar takes it so, else delimited. */
    public static String table(String name) {
        return pieces(name.strip(), '.').stream().map(Names::column).collect(Collectors.joining("."));
    }

    /** A column's name, without table, as a query must write it: as it is if the grammar takes it so, else delimited. */
    public static String column(String name) {
        String text = name.strip();
        return isIdentifier(text) ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** Whether a text is one regular or delimited identifier. */
    public static boolean isIdentifier(String text) {
        List<AdqlToken> tokens = AdqlToken.all(text);
        return tokens.size() == 1 && tokens.get(0).isName() && tokens.get(0).text().equals(text) && !text.equals("\"\"");
    }

    /** The parts of a name at its dots, as they are written. */
    public static List<String> parts(String name) {
        return pieces(name.strip(), '.');
    }

    /** The items of a list at its commas, as they are written. */
    public static List<String> items(String text) {
        return pieces(text, ',').stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    /** The names of a list, with commas or blanks between. A name that has blanks or commas must be delimited. */
    public static List<String> list(String text) {
        return list(text, name -> false);
    }

    /**
     * The names of a list, with commas or blanks between. Words with blanks between are one name if together they are a known one.
     *
     * @param known tells names that exist
     */
    public static List<String> list(String text, Predicate<String> known) {
        if (known.test(text.strip())) {
            return List.of(text.strip());
        }
        List<String> names = new ArrayList<>();
        for (String item : items(text)) {
            List<String> words = pieces(item, ' ').stream().filter(word -> !word.isEmpty()).toList();
            for (int i = 0; i < words.size(); ) {
                int end = words.size();
                while (end > i + 1 && !known.test(String.join(" ", words.subList(i, end)))) {
                    end--;
                }
                names.add(String.join(" ", words.subList(i, end)));
                i = end;
            }
        }
        return names;
    }

    private static String undelimited(String part) {
        boolean delimited = part.startsWith("\"") && isIdentifier(part);
        return delimited ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    /**
     * The text between separators that stand outside of delimiters; a blank stands for all kinds of space. A quote delimits where a
     * name or a part of it begins, if another one ends it; else it is a character like others.
     */
    private static List<String> pieces(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c == '"' && (at == 0 || ".,:= \t\r\n".indexOf(text.charAt(at - 1)) >= 0)) {
                at = AdqlScanner.quotedEnd(text, at).orElse(at + 1);
            } else if (c == separator || separator == ' ' && Character.isWhitespace(c)) {
                pieces.add(text.substring(start, at));
                start = ++at;
            } else {
                at++;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }
}
