package rubin.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.ac.starlink.table.StarTable;

/**
 * Which columns of two tables belong together, by name ignoring case.
 *
 * @param keys the columns that tell rows apart
 * @param compared the columns whose values are compared, keys not among them
 * @param only1 names of selected columns that only the first table has
 * @param only2 names of selected columns that only the second table has
 * @param incomparable columns that hold text in one table and numbers in the other, with their types
 * @param retyped columns of different types that are compared by value, with their types
 */
record Schema(List<ColumnPair> keys, List<ColumnPair> compared, List<String> only1, List<String> only2,
              List<String> incomparable, List<String> retyped) {

    /** Whether both tables have the same comparable columns. */
    boolean same() {
        return only1.isEmpty() && only2.isEmpty() && incomparable.isEmpty();
    }

    static Schema of(StarTable table1, StarTable table2, CompareRequest request) throws UnusableException {
        Map<String, Integer> names1 = names(table1);
        Map<String, Integer> names2 = names(table2);
        List<ColumnPair> keys = new ArrayList<>();
        for (String name : request.key()) {
            keys.add(key(name, table1, table2, names1, names2));
        }
        checkSelection(request, names1, names2);

        List<ColumnPair> compared = new ArrayList<>();
        List<String> only1 = new ArrayList<>();
        List<String> incomparable = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        keys.stream().filter(pair -> !pair.sameType(table1, table2)).forEach(pair -> retyped.add(pair.describeTypes(table1, table2)));
        for (Map.Entry<String, Integer> entry : names1.entrySet()) {
            String name = table1.getColumnInfo(entry.getValue()).getName();
            if (!selected(request, name) || keys.stream().anyMatch(pair -> pair.index1() == entry.getValue())) {
                continue;
            }
            if (!names2.containsKey(entry.getKey())) {
                only1.add(name);
                continue;
            }
            ColumnPair pair = new ColumnPair(name, entry.getValue(), names2.get(entry.getKey()), tolerance(request, name));
            if (pair.comparable(table1, table2)) {
                compared.add(pair);
                if (!pair.sameType(table1, table2)) {
                    retyped.add(pair.describeTypes(table1, table2));
                }
            } else {
                incomparable.add(pair.describeTypes(table1, table2));
            }
        }
        List<String> only2 = names2.entrySet().stream().filter(e -> !names1.containsKey(e.getKey()))
                .map(e -> table2.getColumnInfo(e.getValue()).getName()).filter(name -> selected(request, name)).toList();
        for (ToleranceRule rule : request.tolerances()) {
            if (compared.stream().noneMatch(pair -> pair.isNumeric(table1) && rule.columns().matches(pair.name()))) {
                throw new UnusableException("tolerance: " + rule.columns().text()
                        + " matches no compared column of numbers; key columns are always compared exactly");
            }
        }
        return new Schema(keys, compared, only1, only2, incomparable, retyped);
    }

    private static ColumnPair key(String name, StarTable table1, StarTable table2, Map<String, Integer> names1,
                                  Map<String, Integer> names2) throws UnusableException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!names1.containsKey(lower) || !names2.containsKey(lower)) {
            String where = names1.containsKey(lower) ? "in2 has no" : names2.containsKey(lower) ? "in1 has no" : "neither table has a";
            List<String> common = names1.entrySet().stream().filter(e -> names2.containsKey(e.getKey()))
                    .map(e -> table1.getColumnInfo(e.getValue()).getName()).limit(10).toList();
            throw new UnusableException("key=" + name + ": " + where + " column of that name; "
                    + (common.isEmpty() ? "the tables have no column in common" : "both have " + String.join(", ", common)));
        }
        ColumnPair pair = new ColumnPair(name, names1.get(lower), names2.get(lower), Tolerance.EXACT);
        if (!pair.comparable(table1, table2)) {
            throw new UnusableException("key=" + name + ": " + pair.describeTypes(table1, table2)
                    + " cannot be matched; convert one, e.g. icmd2='replacecol " + name + " parseLong(" + name + ")'");
        }
        return pair;
    }

    private static void checkSelection(CompareRequest request, Map<String, Integer> names1, Map<String, Integer> names2)
            throws UnusableException {
        for (NamePattern pattern : request.columns()) {
            if (names1.keySet().stream().noneMatch(pattern::matches) && names2.keySet().stream().noneMatch(pattern::matches)) {
                throw new UnusableException("columns=" + pattern.text() + ": neither table has such a column");
            }
        }
    }

    private static boolean selected(CompareRequest request, String name) {
        return request.columns().isEmpty() || request.columns().stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static Tolerance tolerance(CompareRequest request, String name) {
        return request.tolerances().stream().filter(rule -> rule.columns().matches(name)).map(ToleranceRule::tolerance)
                .findFirst().orElse(Tolerance.EXACT);
    }

    private static Map<String, Integer> names(StarTable table) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < table.getColumnCount(); i++) {
            names.putIfAbsent(table.getColumnInfo(i).getName().toLowerCase(Locale.ROOT), i);
        }
        return names;
    }
}
