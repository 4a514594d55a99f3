package rubin.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user may have meant. */
public final class NearestName {

    private NearestName() {
    }

    /**
     * The nearest of some names, if it is near enough to be meant: one that differs in case only, or in a third of its
     * letters and not more than three, or the shortest that begins with the text.
     */
    public static Optional<String> to(String text, Collection<String> names) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Optional<String> nearest = names.stream().min(Comparator.comparingInt((String n) -> distance(wanted, n.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
        Optional<String> near = nearest.filter(n -> distance(wanted, n.toLowerCase(Locale.ROOT)) <= Math.max(1, Math.min(3, wanted.length() / 3)));
        return near.or(() -> names.stream().filter(n -> wanted.length() >= 3 && n.toLowerCase(Locale.ROOT).startsWith(wanted))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())));
    }

    /** {@code "; did you mean X?"}, or nothing if no name is near. */
    public static String question(String text, Collection<String> names) {
        return to(text, names).map(n -> "; did you mean " + n + "?").orElse("");
    }

    /** Levenshtein's distance, with the exchange of two neighbours as one step (Damerau 1964, optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
