package rubin.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.ac.starlink.table.RowAccess;
import uk.ac.starlink.table.RowData;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/**
 * Compares two tables as multisets of rows.
 *
 * <pre>{@code
 * Outcome outcome = Comparison.of(table1, table2, CompareRequest.exact("objectId"));
 * }</pre>
 *
 * <p>The first table's keys are hashed and sorted ({@link KeyIndex}); the second is read once, and each of its rows looks for
 * an equal row among the unmatched ones of its hash, whose keys and values are re-read from the first table and compared
 * themselves. Rows that find none are looked at again at the end: what is left of the same key is paired in order and
 * differs; what has no partner is in one table only. So the rows of a repeated key match in any order. With a tolerance,
 * "same" is not transitive, and among rows of one key that are nearly the same the first match is taken.
 */
public final class Comparison {

    /** Looks at other rows of the same key, over all rows: some seconds' work. A key that needs more tells nothing apart. */
    private static final long MAX_REPEATED_LOOKS = 200_000_000L;

    private final StarTable table1;
    private final StarTable table2;
    private final CompareRequest request;
    private final ColumnMatching schema;
    private final CellEquality values;
    private final RowKey key1;
    private final RowKey key2;
    private final KeyIndex index;
    /** Positions of the index whose row has a partner. */
    private final BitSet matched;
    private final Optional<DifferenceTable> allDifferences;
    private final List<Difference> first = new ArrayList<>();
    private final Map<String, Outcome.ColumnDifference> cells = new LinkedHashMap<>();
    private long looks;
    private long same;
    private long differing;
    private long only2;
    private long nullAgainstNan;

    private Comparison(StarTable table1, StarTable table2, CompareRequest request, Optional<StoragePolicy> storage)
            throws IOException, UnusableException {
        this.table1 = table1;
        this.table2 = table2;
        this.request = request;
        schema = ColumnMatching.of(table1, table2, request);
        values = new CellEquality(request.nullIsNan());
        key1 = new RowKey(schema.keys().stream().mapToInt(ColumnPair::index1).toArray());
        key2 = new RowKey(schema.keys().stream().mapToInt(ColumnPair::index2).toArray());
        index = KeyIndex.of(table1, key1);
        matched = new BitSet(index.size());
        allDifferences = storage.isPresent() ? Optional.of(new DifferenceTable(table1, table2, schema, storage.get())) : Optional.empty();
    }

    /**
     * Compares two random-access tables.
     *
     * @throws UnusableException if a key or named column is not there, or the key does not tell rows apart
     */
    public static Outcome of(StarTable table1, StarTable table2, CompareRequest request) throws IOException, UnusableException {
        return new Comparison(table1, table2, request, Optional.empty()).run();
    }

    /** The same, keeping every difference in this storage. */
    public static Outcome withDifferences(StarTable table1, StarTable table2, CompareRequest request, StoragePolicy storage)
            throws IOException, UnusableException {
        return new Comparison(table1, table2, request, Optional.of(storage)).run();
    }

    private Outcome run() throws IOException, UnusableException {
        long only1;
        try (RowAccess access1 = table1.getRowAccess(); RowAccess access2 = table2.getRowAccess()) {
            pairDiffering(matchEqual(access1), access1, access2);
            only1 = reportUnmatched(access1);
        }
        return new Outcome(index.size(), same + differing + only2, same, differing, only1, only2, schema.only1(), schema.only2(),
                schema.incomparable(), schema.retyped(), inColumnOrder(), nullAgainstNan,
                DifferenceTable.of(first, table1, table2, schema),
                allDifferences.isPresent() ? Optional.of(allDifferences.get().finish()) : Optional.empty());
    }

    /** Matches the equal rows and returns the rows of the second table that found none. */
    private int[] matchEqual(RowAccess access1) throws IOException, UnusableException {
        int[] unmatched = new int[1024];
        int count = 0;
        try (RowSequence rows2 = table2.getRowSequence()) {
            for (int row2 = 0; rows2.next(); row2++) {
                int position = find(key2.read(rows2), rows2, access1, true);
                if (position >= 0) {
                    matched.set(position);
                    same++;
                } else {
                    if (count == unmatched.length) {
                        unmatched = Arrays.copyOf(unmatched, 2 * count);
                    }
                    unmatched[count++] = row2;
                }
            }
        }
        return Arrays.copyOf(unmatched, count);
    }

    private void pairDiffering(int[] rows2, RowAccess access1, RowAccess access2) throws IOException, UnusableException {
        for (int row2 : rows2) {
            access2.setRowIndex(row2);
            int position = find(key2.read(access2), access2, access1, false);
            if (position < 0) {
                only2++;
                report(Difference.onlyIn(Difference.Kind.ONLY_2, keyCells(access2, false), row2));
            } else {
                matched.set(position);
                differing++;
                reportCells(access1, access2, index.row(position), row2);
            }
        }
    }

    /** An unmatched position whose row has this key and, if asked, equals the second table's row; -1 if there is none. */
    private int find(Object[] key, RowData row2, RowAccess access1, boolean equal) throws IOException, UnusableException {
        long hash = RowKey.hash(key);
        int start = index.start(hash);
        for (int p = matched.nextClearBit(start); index.has(p, hash); p = matched.nextClearBit(p + 1)) {
            if (p > start && ++looks > MAX_REPEATED_LOOKS) {
                throw new UnusableException("key=" + String.join(" ", request.key()) + ": too many rows share a key, for example "
                        + Arrays.toString(key) + "; add columns to key= that tell rows apart");
            }
            access1.setRowIndex(index.row(p));
            if (Arrays.equals(key, key1.read(access1)) && (!equal || sameCells(access1, row2))) {
                return p;
            }
        }
        return -1;
    }

    private boolean sameCells(RowData row1, RowData row2) throws IOException {
        for (ColumnPair pair : schema.compared()) {
            if (!values.same(row1.getCell(pair.index1()), row2.getCell(pair.index2()), pair.tolerance())) {
                return false;
            }
        }
        return true;
    }

    private void reportCells(RowData row1, RowData row2, long irow1, long irow2) throws IOException {
        for (ColumnPair pair : schema.compared()) {
            Object a = row1.getCell(pair.index1());
            Object b = row2.getCell(pair.index2());
            if (!values.same(a, b, pair.tolerance())) {
                double size = CellEquality.difference(a, b);
                cells.merge(pair.name(), new Outcome.ColumnDifference(1, size), (old, one) -> old.plus(size));
                if (CellEquality.nullAgainstNan(a, b)) {
                    nullAgainstNan++;
                }
                report(new Difference(Difference.Kind.CELL, keyCells(row1, true), irow1 + 1, irow2 + 1, pair.name(),
                        CellEquality.text(a), CellEquality.text(b), size));
            }
        }
    }

    /** Reports the first table's rows without partner, in the table's order. */
    private long reportUnmatched(RowAccess access1) throws IOException {
        BitSet rows = new BitSet(index.size());
        for (int p = matched.nextClearBit(0); p < index.size(); p = matched.nextClearBit(p + 1)) {
            rows.set(index.row(p));
        }
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            access1.setRowIndex(row);
            report(Difference.onlyIn(Difference.Kind.ONLY_1, keyCells(access1, true), row));
        }
        return rows.cardinality();
    }

    private void report(Difference difference) throws IOException {
        if (first.size() < request.show()) {
            first.add(difference);
        }
        if (allDifferences.isPresent()) {
            allDifferences.get().add(difference);
        }
    }

    /** The key as the difference table holds it: as it is, or as text where the tables disagree on its type. */
    private Object[] keyCells(RowData row, boolean ofTable1) throws IOException {
        Object[] key = new Object[schema.keys().size()];
        for (int i = 0; i < key.length; i++) {
            ColumnPair pair = schema.keys().get(i);
            Object cell = row.getCell(ofTable1 ? pair.index1() : pair.index2());
            key[i] = cell == null || pair.sameType(table1, table2) ? cell : CellEquality.text(cell);
        }
        return key;
    }

    private Map<String, Outcome.ColumnDifference> inColumnOrder() {
        Map<String, Outcome.ColumnDifference> ordered = new LinkedHashMap<>();
        schema.compared().stream().map(ColumnPair::name).filter(cells::containsKey).forEach(name -> ordered.put(name, cells.get(name)));
        return ordered;
    }
}
