package rubin.sandbox.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rubin.Seeded;

class SortedRowsTest {

    private static List<Integer> list(RowIndex.Rows rows) {
        return IntStream.range(0, rows.count()).mapToObj(rows::row).toList();
    }

    @Seeded(200)
    void findsWhatASearchThroughAllRowsFinds(Seeded.Cases cases) {
        List<Double> values = cases.ints(cases.nextInt(61), 0, 1).mapToObj(i -> cases.anyNumber()).toList();
        double a = cases.anyNumber();
        double b = cases.anyNumber();
        SkyCells.Doubles cells = row -> values.get(row);
        RowIndex index = SortedRows.of(cells, values.size());
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        List<Integer> expected = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) >= low && values.get(row) <= high) {
                expected.add(row);
            }
        }
        List<Integer> found = list(index.between(Keys.of(low), Keys.of(high)));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found).isSortedAccordingTo((x, y) -> Double.compare(values.get(x) + 0.0, values.get(y) + 0.0));
    }

    @Test
    void keepsRowsWithoutValueApart() {
        long[] ids = {5, SkyCells.Longs.NULL, -7, 5, SkyCells.Longs.NULL, Long.MAX_VALUE};
        RowIndex index = SortedRows.of((SkyCells.Longs) row -> ids[row], ids.length);
        assertThat(list(index.nulls())).containsExactly(1, 4);
        assertThat(list(index.between(5, 5))).containsExactly(0, 3);
        assertThat(list(index.between(-Long.MAX_VALUE, Long.MAX_VALUE))).containsExactly(2, 0, 3, 5);
        assertThat(list(index.between(6, 4))).isEmpty();
        assertThat(index.rowsPerKey()).isEqualTo(4.0 / 3);
    }

    @Test
    void keysOfNumbersAreInTheirOrder() {
        double[] ascending = {Double.NEGATIVE_INFINITY, -1e300, -1, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 1, 1e300, Double.POSITIVE_INFINITY};
        for (int i = 1; i < ascending.length; i++) {
            assertThat(Keys.of(ascending[i - 1])).isLessThan(Keys.of(ascending[i]));
        }
        assertThat(Keys.of(-0.0)).isEqualTo(Keys.of(0.0));
        assertThat(Keys.of(Double.NaN)).isEqualTo(Keys.NULL);
    }

    @Test
    void blocksFindTheRowsOfEachBlock() {
        long[] ids = {30, 10, 20};
        RowIndex index = RepeatedRows.index(SortedRows.of((SkyCells.Longs) row -> ids[row], ids.length), 4);
        assertThat(list(index.between(10, 20))).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(index.rowsPerKey()).isEqualTo(4);
        RowIndex ascending = RepeatedRows.ascending(row -> 100 + 10L * row, 5);
        assertThat(list(ascending.between(111, 130))).containsExactly(2, 3);
        assertThat(list(ascending.between(141, Long.MAX_VALUE))).isEmpty();
    }
}
