package rubin.query;

import java.util.Locale;
import java.util.Set;

/**
 * An extra condition of the user's, such as {@code obj.r_cModelFlux > 360 AND obj.refExtendedness = 0}. It is known to stay
 * inside the clause where it is put.
 *
 * @param adql the condition
 */
public record Condition(String adql) {

    private static final Set<String> SYMBOLS = Set.of("<=", ">=", "<>", "!=", "||", "-", "+", "*", "/", "%", "=", "<", ">", ".", ",", "(", ")");
    private static final Set<String> OTHER_STATEMENTS = Set.of(";", "#", "*/");
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
        int depth = 0;
        for (AdqlToken token : AdqlToken.all(adql)) {
            check(token, adql);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0) {
                throw new IllegalArgumentException("closes a parenthesis that it did not open; remove a ')'");
            }
        }
        if (depth > 0) {
            throw new IllegalArgumentException("leaves a parenthesis open; add a ')'");
        }
    }

    private static void check(AdqlToken token, String adql) {
        boolean comment = token.kind() == AdqlToken.Kind.COMMENT || token.kind() == AdqlToken.Kind.OPEN && token.text().startsWith("/*");
        if (comment || OTHER_STATEMENTS.contains(token.text())) {
            throw new IllegalArgumentException("'" + (comment ? token.text().substring(0, 2) : token.text()) + "' is not allowed in a condition; remove it");
        }
        if (token.text().indexOf('\\') >= 0) {
            // ADQL takes it as it is, the database behind the service as the beginning of an escape.
            throw new IllegalArgumentException("a backslash is not allowed in a condition; remove it");
        }
        if (token.kind() == AdqlToken.Kind.WORD && CLAUSES.contains(token.text().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + token.text() + "' is not allowed in a condition; for whole queries use rubinquery");
        }
        if (token.is("&") || token.is("!") || token.is("=") && adql.startsWith("==", token.start())) {
            throw new IllegalArgumentException("is no ADQL from '" + token.text() + "' on, which has AND, OR, NOT and =;"
                    + " expressions of TOPCAT cut after the query, as in ocmd='select ...'");
        }
        if (token.kind() == AdqlToken.Kind.OPEN || token.kind() == AdqlToken.Kind.SYMBOL && !SYMBOLS.contains(token.text())) {
            throw new IllegalArgumentException("cannot be read from \"" + adql.substring(token.start(), Math.min(adql.length(), token.start() + 20))
                    + "\" on; check quotes and operators");
        }
    }
}
