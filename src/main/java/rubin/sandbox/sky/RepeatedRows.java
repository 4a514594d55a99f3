package rubin.sandbox.sky;

/** Tables made of blocks: so many rows in turn for each row of another table. */
final class RepeatedRows {

    private RepeatedRows() {
    }

    /** The other table's cells, each repeated. */
    static SkyCells cells(SkyCells cells, int rowsPerBlock) {
        if (cells instanceof SkyCells.Doubles doubles) {
            return (SkyCells.Doubles) row -> doubles.at(row / rowsPerBlock);
        }
        if (cells instanceof SkyCells.Longs longs) {
            return (SkyCells.Longs) row -> longs.at(row / rowsPerBlock);
        }
        SkyCells.Texts texts = (SkyCells.Texts) cells;
        return (SkyCells.Texts) row -> texts.at(row / rowsPerBlock);
    }

    /** The other table's index: each row that it finds stands for a block. No table is sorted, however long. */
    static RowIndex index(RowIndex index, int rowsPerBlock) {
        return new RowIndex() {
            @Override
            public Rows between(long low, long high) {
                return expand(index.between(low, high), rowsPerBlock);
            }

            @Override
            public Rows nulls() {
                return expand(index.nulls(), rowsPerBlock);
            }

            @Override
            public double rowsPerKey() {
                return index.rowsPerKey() * rowsPerBlock;
            }
        };
    }

    private static RowIndex.Rows expand(RowIndex.Rows rows, int rowsPerBlock) {
        return new RowIndex.Rows() {
            @Override
            public int count() {
                return rows.count() * rowsPerBlock;
            }

            @Override
            public int row(int position) {
                return rows.row(position / rowsPerBlock) * rowsPerBlock + position % rowsPerBlock;
            }
        };
    }

    /** An index on identifiers that a formula gives, ascending with the row: found by halving, nothing is stored. */
    static RowIndex ascending(SkyCells.Longs ids, int rowCount) {
        return new RowIndex() {
            @Override
            public Rows between(long low, long high) {
                int from = firstAtLeast(low);
                int to = high == Long.MAX_VALUE ? rowCount : firstAtLeast(high + 1);
                return new Rows() {
                    @Override
                    public int count() {
                        return Math.max(0, to - from);
                    }

                    @Override
                    public int row(int position) {
                        return from + position;
                    }
                };
            }

            private int firstAtLeast(long id) {
                int low = 0;
                int high = rowCount;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (ids.at(middle) < id) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                return low;
            }

            @Override
            public Rows nulls() {
                return Rows.NONE;
            }

            @Override
            public double rowsPerKey() {
                return 1;
            }
        };
    }
}
