package rubin.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rubin.query.Names;
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
record ColumnMatching(List<ColumnPair> keys, List<ColumnPair> compared, List<String> only1, List<String> only2,
              List<String> incomparable, List<String> retyped) {

    /** Whether both tables have the same comparable columns. */
    boolean same() {
        return only1.isEmpty() && only2.isEmpty() && incomparable.isEmpty();
    }

    static ColumnMatching of(StarTable table1, StarTable table2, CompareRequest request) throws UnusableException {
        List<String> names1 = names(table1);
        List<String> names2 = names(table2);
        Predicate<String> known = name -> Names.find(name, names1).isPresent() || Names.find(name, names2).isPresent();
        List<ColumnPair> keys = new ArrayList<>();
        for (String name : request.key().stream().flatMap(item -> Names.list(item, known).stream()).toList()) {
            keys.add(key(name, table1, table2, names1, names2));
        }
        List<NamePattern> selection = selection(request, names1, names2);
        Map<Integer, Integer> partners = partners(names1, names2);
        List<ColumnPair> compared = new ArrayList<>();
        List<String> only1 = new ArrayList<>();
        List<String> incomparable = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        keys.stream().filter(pair -> !pair.sameType(table1, table2)).forEach(pair -> retyped.add(pair.describeTypes(table1, table2)));
        for (int i = 0; i < names1.size(); i++) {
            int index1 = i;
            String name = names1.get(i);
            if (!selected(selection, name) || keys.stream().anyMatch(pair -> pair.index1() == index1)) {
                continue;
            }
            if (!partners.containsKey(i)) {
                only1.add(name);
                continue;
            }
            ColumnPair pair = new ColumnPair(name, i, partners.get(i), tolerance(request, name));
            if (pair.comparable(table1, table2)) {
                compared.add(pair);
                if (!pair.sameType(table1, table2)) {
                    retyped.add(pair.describeTypes(table1, table2));
                }
            } else {
                incomparable.add(pair.describeTypes(table1, table2));
            }
        }
        List<String> only2 = IntStream.range(0, names2.size())
                .filter(i -> !partners.containsValue(i) && keys.stream().noneMatch(pair -> pair.index2() == i))
                .mapToObj(names2::get).filter(name -> selected(selection, name)).toList();
        for (ToleranceRule rule : request.tolerances()) {
            if (compared.stream().noneMatch(pair -> pair.isNumeric(table1) && rule.columns().matches(pair.name()))) {
                throw new UnusableException("tolerance: " + rule.columns().text()
                        + " matches no compared column of numbers; key columns are always compared exactly");
            }
        }
        return new ColumnMatching(keys, compared, only1, only2, incomparable, retyped);
    }

    /** Columns of the second table by those of the first: of the same name, else of one in another case. Names that occur twice are paired in order. */
    private static Map<Integer, Integer> partners(List<String> names1, List<String> names2) {
        Map<Integer, Integer> partners = new LinkedHashMap<>();
        for (BiPredicate<String, String> same : List.<BiPredicate<String, String>>of(String::equals, String::equalsIgnoreCase)) {
            for (int i = 0; i < names1.size(); i++) {
                String name = names1.get(i);
                if (!partners.containsKey(i)) {
                    OptionalInt partner = IntStream.range(0, names2.size()).filter(k -> !partners.containsValue(k) && same.test(name, names2.get(k))).findFirst();
                    if (partner.isPresent()) {
                        partners.put(i, partner.getAsInt());
                    }
                }
            }
        }
        return partners;
    }

    private static ColumnPair key(String name, StarTable table1, StarTable table2, List<String> names1, List<String> names2)
            throws UnusableException {
        OptionalInt index1 = Names.find(name, names1);
        OptionalInt index2 = Names.find(name, names2);
        if (index1.isEmpty() || index2.isEmpty()) {
            String where = index1.isPresent() ? "in2 has no" : index2.isPresent() ? "in1 has no" : "neither table has a";
            List<String> common = partners(names1, names2).keySet().stream().sorted().map(names1::get).limit(10).toList();
            throw new UnusableException("key=" + name + ": " + where + " column of that name; "
                    + (common.isEmpty() ? "the tables have no column in common" : "both have " + String.join(", ", common)));
        }
        ColumnPair pair = new ColumnPair(names1.get(index1.getAsInt()), index1.getAsInt(), index2.getAsInt(), Tolerance.EXACT);
        if (!pair.comparable(table1, table2)) {
            String column = "$" + (index2.getAsInt() + 1);
            throw new UnusableException("key=" + name + ": " + pair.describeTypes(table1, table2)
                    + " cannot be matched; convert one, e.g. icmd2='replacecol " + column + " parseLong(" + column + ")'");
        }
        return pair;
    }

    private static List<NamePattern> selection(CompareRequest request, List<String> names1, List<String> names2) throws UnusableException {
        Predicate<String> known = text -> Stream.concat(names1.stream(), names2.stream()).anyMatch(new NamePattern(text)::matches);
        List<NamePattern> patterns = request.columns().stream().flatMap(item -> Names.list(item, known).stream()).map(NamePattern::new).toList();
        for (NamePattern pattern : patterns) {
            if (!known.test(pattern.text())) {
                throw new UnusableException("columns=" + pattern.text() + ": neither table has such a column");
            }
        }
        return patterns;
    }

    private static boolean selected(List<NamePattern> selection, String name) {
        return selection.isEmpty() || selection.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static Tolerance tolerance(CompareRequest request, String name) {
        return request.tolerances().stream().filter(rule -> rule.columns().matches(name)).map(ToleranceRule::tolerance)
                .findFirst().orElse(Tolerance.EXACT);
    }

    private static List<String> names(StarTable table) {
        return IntStream.range(0, table.getColumnCount()).mapToObj(i -> table.getColumnInfo(i).getName()).toList();
    }
}
