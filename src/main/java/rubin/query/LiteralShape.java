package rubin.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the circle or polygon that a query restricts positions to: a shape of literal numbers in
 * {@code CONTAINS(POINT(...), shape) = 1} or {@code INTERSECTS(..., shape) = 1}, on either side of the equals sign. What stands in
 * the select list, behind NOT, in a comment or in a string restricts nothing.
 */
final class LiteralShape {

    private static final List<String> PREDICATES = List.of("CONTAINS", "INTERSECTS");
    private static final List<String> CLAUSES = List.of("SELECT", "FROM", "WHERE", "ON", "GROUP", "HAVING", "ORDER");

    private final List<AdqlToken> tokens;

    private LiteralShape(List<AdqlToken> tokens) {
        this.tokens = tokens;
    }

    /** The region; empty if there is none, or several that differ. */
    static Optional<Region> inQuery(String adql) {
        LiteralShape query = new LiteralShape(AdqlToken.code(adql));
        List<Region> regions = IntStream.range(0, query.tokens.size()).filter(query::restricts)
                .mapToObj(query::region).flatMap(Optional::stream).distinct().toList();
        return regions.size() == 1 ? Optional.of(regions.get(0)) : Optional.empty();
    }

    private boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    /** Whether a predicate stands here that rows must meet. */
    private boolean restricts(int at) {
        if (PREDICATES.stream().noneMatch(word -> is(at, word)) || !is(at + 1, "(")) {
            return false;
        }
        int end = close(at + 1) + 1;
        boolean first = is(end, "=") && is(end + 1, "1");
        boolean second = is(at - 1, "=") && is(at - 2, "1");
        return (first || second) && holds(second ? at - 2 : at);
    }

    /** Whether what begins here is a condition, and neither it nor anything around it is negated. */
    private boolean holds(int start) {
        boolean clause = false;
        int closed = 0;
        if (is(start - 1, "NOT")) {
            return false;
        }
        for (int i = start - 1; i >= 0; i--) {
            if (is(i, ")")) {
                closed++;
            } else if (is(i, "(") && closed > 0) {
                closed--;
            } else if (is(i, "(")) {
                boolean list = is(i - 1, "IN") || is(i - 1, "EXISTS");
                if (is(list ? i - 2 : i - 1, "NOT")) {
                    return false;
                }
                clause = false;
            } else if (closed == 0 && !clause) {
                int at = i;
                clause = CLAUSES.stream().anyMatch(word -> is(at, word));
                if (is(i, "SELECT")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The place of the parenthesis that closes the one here; the end if there is none. */
    private int close(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private Optional<Region> region(int predicate) {
        int end = close(predicate + 1);
        for (int i = predicate + 2; i < end; i++) {
            if ((is(i, "CIRCLE") || is(i, "POLYGON")) && is(i + 1, "(")) {
                String shape = tokens.get(i).text();
                return numbers(i + 2, close(i + 1)).flatMap(numbers -> parsed(shape + " " + numbers));
            }
        }
        return Optional.empty();
    }

    private static Optional<Region> parsed(String text) {
        try {
            return Optional.of(Region.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();    // a shape of the user's own that only the service can judge
        }
    }

    /** The numbers of a shape's arguments, which may be points as in ADQL 2.1, behind the name of a coordinate system. */
    private Optional<String> numbers(int start, int end) {
        List<String> numbers = new ArrayList<>();
        for (int i = start; i < end; i++) {
            AdqlToken token = tokens.get(i);
            boolean signed = (is(i - 1, "-") || is(i - 1, "+")) && (is(i - 2, ",") || is(i - 2, "("));
            if (token.kind() == AdqlToken.Kind.NUMBER) {
                numbers.add((signed && is(i - 1, "-") ? "-" : "") + token.text());
            }
            boolean before = is(i - 1, "(") || is(i - 1, ",");
            boolean fits = switch (token.kind()) {
                case NUMBER -> before || signed;
                case STRING -> is(i - 1, "(") && is(i + 1, ",");
                case WORD -> token.is("POINT") && is(i + 1, "(") && before;
                case SYMBOL -> List.of("(", ")", ",").contains(token.text()) || before && List.of("-", "+").contains(token.text());
                default -> false;
            };
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(String.join(" ", numbers));
    }
}
