package rubin.sandbox.adql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import net.sf.jsqlparser.schema.Table;

/** Names in ADQL text: plain, or in double quotes. */
final class Identifiers {

    private static final int NEAR = 3;

    private Identifiers() {
    }

    /** The name without its quotes. Other ways of quoting, which JSqlParser takes, are not ADQL. */
    static String plain(String identifier, Object near) throws AdqlException {
        if (identifier.length() > 2 && identifier.startsWith("\"") && identifier.endsWith("\"")) {
            return identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
        }
        if (!identifier.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw AdqlException.unparsable(near);
        }
        return identifier;
    }

    /** The parts of a table name, schema first. */
    static List<String> parts(Table table) throws AdqlException {
        List<String> reversed = table.getNameParts();
        List<String> parts = new ArrayList<>();
        for (String part : reversed) {
            if (part == null) {
                throw AdqlException.unparsable(table);
            }
            parts.add(plain(part, table));
        }
        Collections.reverse(parts);
        return parts;
    }

    /** A sentence that proposes the known name nearest to a wrong one, or nothing if none is near. */
    static String suggestion(String wrong, List<String> known) {
        return known.stream().filter(k -> distance(wrong, k) <= Math.min(NEAR, wrong.length() / 2))
                .min(Comparator.comparingInt((String k) -> distance(wrong, k)).thenComparing(k -> k))
                .map(k -> " Did you mean " + k + "?").orElse("");
    }

    /** Edit distance, ignoring case. */
    private static int distance(String a, String b) {
        String s = a.toLowerCase(Locale.ROOT);
        String t = b.toLowerCase(Locale.ROOT);
        if (Math.abs(s.length() - t.length()) > NEAR) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[t.length() + 1];
        for (int j = 0; j <= t.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= s.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= t.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[t.length()];
    }
}
