package rubin.task.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * A row of the result of {@code rubinstats} that belongs to a bin of magnitude.
 *
 * @param stats kind of statistics
 * @param band band, or empty
 * @param flux kind of the measured flux, or empty where none is compared
 * @param group group, or all
 * @param low lower edge in mag
 * @param high upper edge in mag
 * @param values the row's numbers by column
 */
record StatisticsBin(String stats, String band, String flux, String group, double low, double high, Map<String, Double> values) {

    /** The rows that belong to bins, in their order. */
    static List<StatisticsBin> read(StarTable statistics) throws IOException {
        List<StatisticsBin> bins = new ArrayList<>();
        try (RowSequence rows = statistics.getRowSequence()) {
            while (rows.next()) {
                Map<String, String> texts = new HashMap<>();
                Map<String, Double> numbers = new HashMap<>();
                for (int i = 0; i < statistics.getColumnCount(); i++) {
                    Object value = rows.getCell(i);
                    String name = statistics.getColumnInfo(i).getName();
                    if (value instanceof Number number) {
                        numbers.put(name, number.doubleValue());
                    }
                    texts.put(name, Objects.toString(value, ""));
                }
                if (numbers.containsKey("mag")) {
                    bins.add(new StatisticsBin(texts.get("stats"), texts.getOrDefault("band", ""), texts.getOrDefault("flux", ""), texts.get("group"),
                            numbers.get("mag_lo"), numbers.get("mag_hi"), numbers));
                }
            }
        }
        return bins;
    }

    /** A number of the row; 0 where it has none. */
    double value(String column) {
        return values.getOrDefault(column, 0.0);
    }
}
