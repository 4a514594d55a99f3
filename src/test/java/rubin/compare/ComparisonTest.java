package rubin.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rubin.TableAssert.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

class ComparisonTest {

    private static final CompareRequest BY_ID = CompareRequest.exact("objectId");

    @Test
    void orderOfRowsAndColumnsAndCaseOfNamesDoNotMatter() throws Exception {
        StarTable a = table("objectId:long x:double", row(1L, 10.0), row(2L, 20.0));
        StarTable b = table("X:double OBJECTID:long", row(20.0, 2L), row(10.0, 1L));
        Outcome outcome = Comparison.of(a, b, BY_ID);
        assertThat(outcome.identical()).isTrue();
        assertThat(outcome.same()).isEqualTo(2);
    }

    @Test
    void everyKindOfDifferenceIsCountedAndListed() throws Exception {
        StarTable a = table("objectId:long x:double s:string", row(1L, 10.0, "a"), row(2L, 20.0, "b"), row(3L, 30.0, "c"));
        StarTable b = table("objectId:long x:double s:string", row(4L, 40.0, "d"), row(3L, 30.5, "C"), row(1L, 10.0, "a"));
        Outcome outcome = Comparison.withDifferences(a, b, BY_ID, StoragePolicy.PREFER_MEMORY);
        assertThat(List.of(outcome.same(), outcome.only1(), outcome.only2(), outcome.differing())).containsExactly(1L, 1L, 1L, 1L);
        assertThat(outcome.cells().get("x")).isEqualTo(new Outcome.ColumnDifference(1, 0.5));
        StarTable all = outcome.all().orElseThrow();
        assertThat(rows(all)).containsExactly(
                "[only in2, 4, null, 1, null, null, null, null]",
                "[differs, 3, 3, 2, x, 30.0, 30.5, 0.5]",
                "[differs, 3, 3, 2, s, c, C, null]",
                "[only in1, 2, 2, null, null, null, null, null]");
    }

    @Test
    void longIdentifiersThatOnlyDifferBeyondDoublePrecisionAreTold() throws Exception {
        StarTable a = table("objectId:long", row(1_486_698_050_427_598_336L));
        StarTable b = table("objectId:long", row(1_486_698_050_427_598_337L));
        assertThat(Comparison.of(a, b, BY_ID).only1()).isEqualTo(1);
    }

    @Test
    void repeatedKeysAreMultisets() throws Exception {
        StarTable a = table("objectId:long x:double", row(1L, 1.0), row(1L, 2.0), row(1L, 2.0));
        StarTable swapped = table("objectId:long x:double", row(1L, 2.0), row(1L, 1.0), row(1L, 2.0));
        StarTable fewer = table("objectId:long x:double", row(1L, 2.0), row(1L, 1.0), row(1L, 1.0));
        assertThat(Comparison.of(a, swapped, BY_ID).identical()).isTrue();
        assertThat(Comparison.of(a, fewer, BY_ID).differing()).isEqualTo(1);
        assertThat(Comparison.of(a, fewer, BY_ID).same()).isEqualTo(2);
    }

    @Test
    void anEqualRowIsPreferredToADifferingOneThatComesFirst() throws Exception {
        StarTable a = table("objectId:long x:double", row(1L, 1.0));
        StarTable b = table("objectId:long x:double", row(1L, 9.0), row(1L, 1.0));
        Outcome outcome = Comparison.of(a, b, BY_ID);
        assertThat(outcome.same()).isEqualTo(1);
        assertThat(outcome.only2()).isEqualTo(1);
    }

    @Test
    void nullsAndNans() throws Exception {
        StarTable nulls = table("objectId:long x:double", row(1L, null));
        StarTable nans = table("objectId:long x:double", row(1L, Double.NaN));
        assertThat(Comparison.of(nans, nans, BY_ID).identical()).isTrue();
        assertThat(Comparison.of(nulls, nulls, BY_ID).identical()).isTrue();
        assertThat(Comparison.of(nulls, nans, BY_ID).nullAgainstNan()).isEqualTo(1);
        assertThat(Comparison.of(nulls, nans, new CompareRequest(List.of("objectId"), List.of(), List.of(), true, 0)).identical()).isTrue();
    }

    @Test
    void tolerancesHoldForTheirColumnsOnly() throws Exception {
        StarTable a = table("objectId:long r_cModelFlux:double coord_ra:double", row(1L, 1000.0, 62.0));
        StarTable b = table("objectId:long r_cModelFlux:double coord_ra:double", row(1L, 1000.9, 62.0009));
        assertThat(Comparison.of(a, b, tolerant("*Flux=1e-3rel,coord_*=1e-3")).identical()).isTrue();
        assertThat(Comparison.of(a, b, tolerant("*Flux=1e-3rel")).cells()).containsOnlyKeys("coord_ra");
        assertThat(Comparison.of(a, b, tolerant("COORD_*=1e-3")).cells()).containsOnlyKeys("r_cModelFlux");
        assertThatThrownBy(() -> Comparison.of(a, b, tolerant("nosuch=1"))).isInstanceOf(UnusableException.class)
                .hasMessageContaining("nosuch matches no compared column");
    }

    @Test
    void numbersAreComparedByValueAndOtherTypesReported() throws Exception {
        StarTable a = table("objectId:int flag:boolean r:float t:string", row(7, true, 0.5f, "1"));
        StarTable b = table("objectId:long flag:int r:double t:int", row(7L, 1, 0.5, 1));
        Outcome outcome = Comparison.of(a, b, BY_ID);
        assertThat(outcome.same()).isEqualTo(1);
        assertThat(outcome.identical()).isFalse();
        assertThat(outcome.incomparable()).containsExactly("t (String, Integer)");
        assertThat(outcome.retyped()).containsExactly("objectId (Integer, Long)", "flag (Boolean, Integer)", "r (Float, Double)");
    }

    @Test
    void keysOfDifferentTypesAreListedAsText() throws Exception {
        StarTable a = table("objectId:int", row(7), row(8));
        StarTable b = table("objectId:long", row(7L), row(9L));
        assertThat(rows(Comparison.of(a, b, BY_ID).first())).containsExactly(
                "[only in2, 9, null, 2, null, null, null, null]", "[only in1, 8, 2, null, null, null, null, null]");
    }

    @Test
    void columnsCanBeChosenByPattern() throws Exception {
        StarTable a = table("objectId:long r_x:double g_x:double", row(1L, 1.0, 1.0));
        StarTable b = table("objectId:long r_x:double z_x:double", row(1L, 1.0, 1.0));
        assertThat(Comparison.of(a, b, BY_ID).columnsOnly2()).containsExactly("z_x");
        assertThat(Comparison.of(a, b, chosen("r_*")).identical()).isTrue();
        assertThat(Comparison.of(a, b, chosen("g_x")).columnsOnly1()).containsExactly("g_x");
    }

    @Test
    void whatCannotBeComparedIsSaidInOneLine() {
        StarTable numbers = table("objectId:long tract:int", row(1L, 1));
        StarTable texts = table("objectId:string patch:int", row("1", 1));
        assertThatThrownBy(() -> Comparison.of(numbers, texts, BY_ID)).isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("key=objectId: objectId (Long, String) cannot be matched");
        assertThatThrownBy(() -> Comparison.of(numbers, texts, CompareRequest.exact("tract")))
                .hasMessage("key=tract: in2 has no column of that name; both have objectId");
        assertThatThrownBy(() -> Comparison.of(numbers, numbers, chosen("nosuch"))).hasMessageStartingWith("columns=nosuch: neither");
    }

    @Test
    void arraysAreComparedElementByElement() throws Exception {
        StarTable a = table("objectId:long v:doubles", row(1L, new double[] {1, Double.NaN}));
        StarTable b = table("objectId:long v:doubles", row(1L, new double[] {1, Double.NaN}));
        StarTable c = table("objectId:long v:doubles", row(1L, new double[] {1, 2, 3}));
        assertThat(Comparison.of(a, b, BY_ID).identical()).isTrue();
        assertThat(rows(Comparison.of(a, c, BY_ID).first())).containsExactly("[differs, 1, 1, 1, v, [1.0, NaN], [1.0, 2.0, 3.0], null]");
    }

    /** Against counting whole rows in a map: the sum of the smaller counts is what must be the same. */
    @Test
    void randomTablesAgreeWithCountingRows() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Object[]> rows1 = randomRows(random);
            List<Object[]> rows2 = new ArrayList<>(rows1);
            Collections.shuffle(rows2, random);
            for (int i = random.nextInt(4); i > 0 && !rows2.isEmpty(); i--) {
                rows2.remove(random.nextInt(rows2.size()));
            }
            rows2.addAll(randomRows(random).subList(0, random.nextInt(3)));
            Outcome outcome = Comparison.of(table("k:int s:string x:double", rows1.toArray(new Object[0][])),
                    table("k:long s:string x:double", rows2.stream().map(r -> row((long) (int) r[0], r[1], r[2])).toArray(Object[][]::new)),
                    CompareRequest.exact("k", "s"));
            Map<String, Integer> counts = new HashMap<>();
            rows1.forEach(r -> counts.merge(Arrays.toString(r), 1, Integer::sum));
            long same = rows2.stream().filter(r -> counts.merge(Arrays.toString(r), -1, Integer::sum) >= 0).count();
            assertThat(outcome.same()).as("seed " + seed).isEqualTo(same);
            assertThat(outcome.same() + outcome.differing() + outcome.only1()).isEqualTo(rows1.size());
            assertThat(outcome.same() + outcome.differing() + outcome.only2()).isEqualTo(rows2.size());
            Map<String, Integer> keys = new HashMap<>();
            rows1.forEach(r -> keys.merge(r[0] + "|" + r[1], 1, Integer::sum));
            long paired = rows2.stream().filter(r -> keys.merge(r[0] + "|" + r[1], -1, Integer::sum) >= 0).count();
            assertThat(outcome.same() + outcome.differing()).isEqualTo(paired);
        }
    }

    private static List<Object[]> randomRows(Random random) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 3 + random.nextInt(30); i > 0; i--) {
            rows.add(row(random.nextInt(4), random.nextBoolean() ? "a" : "b", (Double) (double) random.nextInt(3)));
        }
        return rows;
    }

    /** Names that are legal in CSV and VOTable, and those of columns of VizieR's. */
    @Test
    void columnsOfAnyNameCanBeNamed() throws Exception {
        List<String> names = List.of("2MASS", "filename(my name", "\"count\"", "e_RA(ICRS)", "a b", "a,b", "5' seeing", "x*y");
        StarTable one = new RowListStarTable(names.stream().map(n -> new ColumnInfo(n, Long.class, null)).toArray(ColumnInfo[]::new));
        StarTable other = new RowListStarTable(names.stream().map(n -> new ColumnInfo(n, Long.class, null)).toArray(ColumnInfo[]::new));
        for (long k = 0; k < 3; k++) {
            ((RowListStarTable) one).addRow(new Object[] {k, k, k, k, k, k, k, 7L});
            ((RowListStarTable) other).addRow(new Object[] {2 - k, 2 - k, 2 - k, 2 - k, 2 - k, 2 - k, 2 - k, k == 1 ? 8L : 7L});
        }
        for (String name : names.subList(0, 7)) {
            String given = name.contains(",") ? "\"" + name + "\"" : name;
            CompareRequest request = new CompareRequest(rubin.query.Names.items(given), List.of("x*y"), List.of(), false, 1);
            assertThat(Comparison.of(one, other, request).differing()).as(name).isEqualTo(1);
            assertThat(Comparison.of(one, other, new CompareRequest(List.of("a b 2MASS"), rubin.query.Names.items(given), List.of(), false, 1)).identical())
                    .as(name).isTrue();
        }
        assertThat(Comparison.of(one, other, new CompareRequest(List.of("a b"), List.of(), ToleranceRule.parseAll("\"x*y\"=1"), false, 1)).identical()).isTrue();
        assertThatThrownBy(() -> Comparison.of(one, other, CompareRequest.exact("b a"))).isInstanceOf(UnusableException.class);
    }

    /** Before, the second column of a name was not looked at. */
    @Test
    void columnsThatDifferInCaseOnlyAreComparedEach() throws Exception {
        StarTable one = table("k:long a:long A:long", row(1L, 2L, 3L));
        assertThat(Comparison.of(one, table("k:long A:long a:long", row(1L, 3L, 2L)), CompareRequest.exact("k")).identical()).isTrue();
        assertThat(Comparison.of(one, table("k:long a:long A:long", row(1L, 2L, 4L)), CompareRequest.exact("k")).identical()).isFalse();
        assertThat(Comparison.of(one, table("k:long a:long", row(1L, 2L)), CompareRequest.exact("k")).columnsOnly1()).containsExactly("A");
    }

    private static CompareRequest tolerant(String rules) {
        return new CompareRequest(List.of("objectId"), List.of(), ToleranceRule.parseAll(rules), false, 10);
    }

    private static CompareRequest chosen(String... patterns) {
        return new CompareRequest(List.of("objectId"), List.of(patterns),
                List.of(), false, 10);
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static StarTable table(String heading, Object[]... rows) {
        ColumnInfo[] infos = Arrays.stream(heading.split(" ")).map(word -> word.split(":")).map(parts ->
                new ColumnInfo(parts[0], switch (parts[1]) {
                    case "long" -> Long.class;
                    case "int" -> Integer.class;
                    case "double" -> Double.class;
                    case "float" -> Float.class;
                    case "boolean" -> Boolean.class;
                    case "doubles" -> double[].class;
                    default -> String.class;
                }, null)).toArray(ColumnInfo[]::new);
        RowListStarTable table = new RowListStarTable(infos);
        Arrays.stream(rows).forEach(table::addRow);
        return table;
    }
}
