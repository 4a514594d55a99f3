package rubin.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns that are the same quantity in different bands, such as {@code g_psfFlux} and {@code r_psfFlux}; or one column alone.
 *
 * @param name the columns' name, with {@code {b}} for the band if there are several
 * @param bands letters of the bands, in order of wavelength; empty for a column alone
 * @param column the column, or the family's first one under the family's name and description
 * @param pattern name with {@code {b}} in the place of the band, if the table has it in several bands; else the name
 */
public record ColumnFamily(String name, String bands, ColumnEntry column, String pattern) {

    private static final String BANDS = "ugrizy";
    /** Where a band may stand: a letter between underscores, or at the start before a capital as in DiaObject. */
    private static final Pattern PLACE = Pattern.compile("(?<=^|_)[ugrizy](?=_|$)|^[ugrizy](?=PS|TOT)");

    /** What kind of column it is. */
    public ColumnGroup group() {
        return ColumnGroup.of(pattern);
    }

    /** Each column by itself. */
    public static List<ColumnFamily> single(List<ColumnEntry> columns) {
        Map<List<String>, Integer> members = new HashMap<>();
        for (ColumnEntry column : columns) {
            patterns(column.name()).keySet().forEach(p -> members.merge(List.of(column.table(), p), 1, Integer::sum));
        }
        List<ColumnFamily> single = new ArrayList<>();
        for (ColumnEntry column : columns) {
            String pattern = patterns(column.name()).keySet().stream().filter(p -> members.get(List.of(column.table(), p)) > 1)
                    .max(Comparator.comparingInt(p -> members.get(List.of(column.table(), p)))).orElse(column.name());
            single.add(new ColumnFamily(column.name(), "", column, pattern));
        }
        return single;
    }

    /** Columns by themselves with the members of each family made one, in the place of the first. Two bands make a family. */
    public static List<ColumnFamily> collapse(List<ColumnFamily> single) {
        Map<List<String>, List<ColumnFamily>> families = single.stream()
                .collect(Collectors.groupingBy(f -> List.of(f.column().table(), f.pattern()), LinkedHashMap::new, Collectors.toList()));
        return families.values().stream().map(f -> f.size() == 1 ? f.get(0) : family(f)).toList();
    }

    /** What a name may be a pattern of, and the band that it then has. */
    private static Map<String, String> patterns(String name) {
        Map<String, String> patterns = new LinkedHashMap<>();
        Matcher place = PLACE.matcher(name);
        while (place.find()) {
            patterns.put(name.substring(0, place.start()) + "{b}" + name.substring(place.end()), place.group());
        }
        return patterns;
    }

    private static ColumnFamily family(Collection<ColumnFamily> members) {
        Map<String, ColumnEntry> byBand = members.stream()
                .collect(Collectors.toMap(m -> patterns(m.name()).get(m.pattern()), ColumnFamily::column));
        String bands = BANDS.chars().mapToObj(Character::toString).filter(byBand::containsKey).collect(Collectors.joining());
        ColumnEntry first = byBand.get(bands.substring(0, 1));
        String pattern = members.iterator().next().pattern();
        ColumnEntry column = new ColumnEntry(first.table(), pattern, first.datatype(), first.unit(), first.ucd(), description(byBand),
                first.principal(), first.indexed(), first.index());
        return new ColumnFamily(pattern, bands, column, pattern);
    }

    /** What most of the members' descriptions become with {@code {b}} for their band. */
    private static String description(Map<String, ColumnEntry> byBand) {
        Map<String, Long> votes = byBand.entrySet().stream()
                .map(e -> e.getValue().description().replaceAll("(?<![A-Za-z0-9])" + e.getKey() + "(?![A-Za-z0-9])", "{b}"))
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
