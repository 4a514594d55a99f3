package rubin.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import rubin.query.Names;

/** Finds how tables join, along the shortest ways through the foreign keys. */
public final class JoinFinder {

    /** Short table aliases that a query cannot use. */
    private static final Set<String> RESERVED = Set.of("as", "at", "by", "do", "go", "if", "in", "is", "of", "on", "or", "to", "no", "all", "and", "any");

    private final List<ForeignKey> keys;

    public JoinFinder(List<ForeignKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * A join.
     *
     * @param keys the foreign keys used, one for each table after the first
     * @param clause the FROM clause, a line for each table
     */
    public record Join(List<ForeignKey> keys, String clause) {

        public Join {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The join of tables, through others where need be. It begins with a table that refers to the others and that nothing
     * refers to, as Qserv's documentation has it for MatchesTruth, and takes the table named first last.
     *
     * @param tables at least two different tables
     * @return empty if no keys lead from one to another
     */
    public Optional<Join> find(List<TableInfo> tables) {
        Set<String> connected = new LinkedHashSet<>(Set.of(tables.get(0).key()));
        List<ForeignKey> used = new ArrayList<>();
        for (TableInfo table : tables.subList(1, tables.size())) {
            Optional<List<ForeignKey>> way = way(connected, table.key());
            if (way.isEmpty()) {
                return Optional.empty();
            }
            for (ForeignKey key : way.get()) {
                used.add(key);
                connected.add(TableInfo.key(key.fromTable()));
                connected.add(TableInfo.key(key.targetTable()));
            }
        }
        Set<String> targets = used.stream().map(k -> TableInfo.key(k.targetTable())).collect(Collectors.toSet());
        String root = connected.stream().filter(t -> !targets.contains(t)).findFirst().orElse(tables.get(0).key());
        List<String> asked = tables.stream().map(TableInfo::key).toList();
        return Optional.of(write(root, used, asked));
    }

    /** The keys along the shortest way from any of some tables to another, nearest first. */
    private Optional<List<ForeignKey>> way(Set<String> from, String to) {
        Map<String, ForeignKey> reachedBy = new HashMap<>();
        Set<String> seen = new LinkedHashSet<>(from);
        Deque<String> queue = new ArrayDeque<>(from);
        while (!queue.isEmpty() && !seen.contains(to)) {
            String at = queue.remove();
            for (ForeignKey key : keys) {
                Optional<String> next = other(key, at);
                if (next.isPresent() && seen.add(next.get())) {
                    reachedBy.put(next.get(), key);
                    queue.add(next.get());
                }
            }
        }
        if (!seen.contains(to)) {
            return Optional.empty();
        }
        Deque<ForeignKey> way = new ArrayDeque<>();
        for (String at = to; reachedBy.containsKey(at); at = other(reachedBy.get(at), at).orElseThrow()) {
            way.addFirst(reachedBy.get(at));
        }
        return Optional.of(List.copyOf(way));
    }

    private static Optional<String> other(ForeignKey key, String table) {
        String from = TableInfo.key(key.fromTable());
        String target = TableInfo.key(key.targetTable());
        return from.equals(table) && !target.equals(table) ? Optional.of(target) : target.equals(table) && !from.equals(table) ? Optional.of(from) : Optional.empty();
    }

    private static Join write(String root, List<ForeignKey> used, List<String> asked) {
        Map<String, String> spelling = new HashMap<>();
        for (ForeignKey key : used) {
            spelling.put(TableInfo.key(key.fromTable()), key.fromTable());
            spelling.put(TableInfo.key(key.targetTable()), key.targetTable());
        }
        Map<String, String> aliases = new LinkedHashMap<>();
        aliases.put(root, alias(spelling.get(root), aliases));
        StringBuilder clause = new StringBuilder("FROM " + Names.table(spelling.get(root)) + " AS " + aliases.get(root));
        List<ForeignKey> left = new ArrayList<>(used);
        List<ForeignKey> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            ForeignKey key = left.stream().filter(k -> aliases.containsKey(TableInfo.key(k.fromTable())) || aliases.containsKey(TableInfo.key(k.targetTable())))
                    .max(Comparator.comparingInt(k -> asked.indexOf(newTable(k, aliases)))).orElseThrow();
            left.remove(key);
            ordered.add(key);
            String table = newTable(key, aliases);
            aliases.put(table, alias(spelling.get(table), aliases));
            String from = aliases.get(TableInfo.key(key.fromTable()));
            String target = aliases.get(TableInfo.key(key.targetTable()));
            clause.append("\nJOIN ").append(Names.table(spelling.get(table))).append(" AS ").append(aliases.get(table)).append(" ON ")
                    .append(key.columns().stream().map(p -> from + "." + Names.column(p.from()) + " = " + target + "." + Names.column(p.target())).collect(Collectors.joining(" AND ")));
        }
        return new Join(ordered, clause.toString());
    }

    private static String newTable(ForeignKey key, Map<String, String> aliases) {
        return aliases.containsKey(TableInfo.key(key.fromTable())) ? TableInfo.key(key.targetTable()) : TableInfo.key(key.fromTable());
    }

    /** The capitals of the name, as in {@code ts} for TruthSummary; of a name with one capital, three letters. */
    private static String alias(String table, Map<String, String> taken) {
        List<String> parts = Names.parts(table);
        String name = letters(parts.get(parts.size() - 1), c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
        String capitals = letters(name, Character::isUpperCase).toLowerCase(Locale.ROOT);
        String start = name.isEmpty() ? "t" : name.substring(0, Math.min(3, name.length())).toLowerCase(Locale.ROOT);
        String base = capitals.length() > 1 && !RESERVED.contains(capitals) ? capitals : start;
        String alias = RESERVED.contains(base) ? base + "1" : base;
        for (int n = 2; taken.containsValue(alias); n++) {
            alias = base + n;
        }
        return alias;
    }

    private static String letters(String name, IntPredicate which) {
        return name.chars().filter(which).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
