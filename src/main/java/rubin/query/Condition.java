package rubin.query;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An extra condition of the user's, such as {@code obj.r_cModelFlux > 360 AND obj.refExtendedness = 0}. It is known to stay
 * inside the clause where it is put.
 *
 * @param adql the condition
 */
public record Condition(String adql) {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s++|'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|(?<word>[A-Za-z_][A-Za-z0-9_]*)|[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?"
                    + "|(?<bad>;|--|/\\*|\\*/|#)|<=|>=|<>|!=|\\|\\||[-+*/%=<>.,()]");
    private static final Set<String> CLAUSES = Set.of("select", "from", "where", "group", "order", "having", "union", "intersect",
            "except", "limit", "offset", "top", "into", "with", "join", "exists", "case", "insert", "update", "delete", "drop", "create");

    /**
     * @throws IllegalArgumentException if the text would end the clause or start another one, holds a comment, a second
     *                                  statement or a sub-query, or is no ADQL at all
     */
    public Condition {
        adql = adql.strip();
        if (adql.isEmpty()) {
            throw new IllegalArgumentException("is empty; leave it out, or give a condition such as \"obj.r_cModelFlux > 360\"");
        }
        Matcher m = TOKEN.matcher(adql);
        int depth = 0;
        int end = 0;
        while (m.find() && m.start() == end) {
            end = m.end();
            String word = m.group("word");
            if (m.group("bad") != null) {
                throw new IllegalArgumentException("'" + m.group() + "' is not allowed in a condition; remove it");
            }
            if (m.group().indexOf('\\') >= 0) {
                // ADQL takes it as it is, the database behind the service as the beginning of an escape.
                throw new IllegalArgumentException("a backslash is not allowed in a condition; remove it");
            }
            if (word != null && CLAUSES.contains(word.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'" + word + "' is not allowed in a condition; for whole queries use rubinquery");
            }
            depth += "(".equals(m.group()) ? 1 : ")".equals(m.group()) ? -1 : 0;
            if (depth < 0) {
                throw new IllegalArgumentException("closes a parenthesis that it did not open; remove a ')'");
            }
        }
        if (end < adql.length()) {
            throw new IllegalArgumentException("cannot be read from \"" + adql.substring(end, Math.min(adql.length(), end + 20))
                    + "\" on; check quotes and operators");
        }
        if (depth > 0) {
            throw new IllegalArgumentException("leaves a parenthesis open; add a ')'");
        }
    }
}
