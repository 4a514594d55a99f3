package rubin.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rubin.release.Release;

/**
 * A table that a query reads.
 *
 * @param name its name as the query has it, with schema if it is there, without blanks and comments
 * @param alias what the query calls it; empty if by its name
 */
public record TableInQuery(String name, Optional<String> alias) {

    private static final Set<String> AFTER_TABLE = Set.of("where", "on", "using", "join", "inner", "left", "right", "full", "outer", "natural", "cross",
            "group", "having", "order", "offset", "union", "except", "intersect", "limit");

    /** The tables that stand behind FROM, JOIN and the commas between them, at any depth of a query. */
    public static List<TableInQuery> all(String adql) {
        List<AdqlToken> tokens = AdqlToken.code(adql);
        List<TableInQuery> tables = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("FROM") || tokens.get(i).is("JOIN")) {
                int next = i;
                do {
                    next = read(tokens, next + 1, tables);
                } while (next < tokens.size() && tokens.get(next).is(","));
            }
        }
        return tables;
    }

    /** The release whose schema, or one named after it, a query's tables are in. */
    public static Optional<Release> release(String adql) {
        List<String> names = all(adql).stream().map(table -> Names.plain(table.name()).toLowerCase(Locale.ROOT)).toList();
        return Release.NAMES.stream().map(Release::named)
                .filter(release -> names.stream().anyMatch(name -> name.contains(release.schema().toLowerCase(Locale.ROOT) + "."))).findFirst();
    }

    /** Reads a table, if one stands here, and says where it ends. */
    private static int read(List<AdqlToken> tokens, int start, List<TableInQuery> tables) {
        StringBuilder name = new StringBuilder();
        int at = start;
        while (at < tokens.size() && tokens.get(at).isName()) {
            name.append(tokens.get(at++).text());
            if (at >= tokens.size() || !tokens.get(at).is(".")) {
                break;
            }
            name.append('.');
            at++;
        }
        if (at == start) {
            return at;
        }
        at += at < tokens.size() && tokens.get(at).is("AS") ? 1 : 0;
        Optional<String> alias = Optional.empty();
        if (at < tokens.size() && tokens.get(at).isName() && !AFTER_TABLE.contains(tokens.get(at).text().toLowerCase(Locale.ROOT))) {
            alias = Optional.of(tokens.get(at++).text());
        }
        tables.add(new TableInQuery(name.toString(), alias));
        return at;
    }
}
