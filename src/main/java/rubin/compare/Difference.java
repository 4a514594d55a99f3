package rubin.compare;

/**
 * One difference: a cell of a row that both tables have, or a row that one of them lacks.
 *
 * @param kind which of these
 * @param key the key's cells, as the table has them
 * @param row1 row in the first table from 1, or 0 if it has none
 * @param row2 row in the second table from 1, or 0 if it has none
 * @param column name of the differing column; empty for a whole row
 * @param value1 text of the first table's cell; empty for a whole row
 * @param value2 text of the second table's cell; empty for a whole row
 * @param size absolute difference of two numbers, else NaN
 */
public record Difference(Kind kind, Object[] key, long row1, long row2, String column, String value1, String value2, double size) {

    /** What differs. */
    public enum Kind {
        /** A cell. */
        CELL("differs"),
        /** A row that only the first table has. */
        ONLY_1("only in1"),
        /** A row that only the second table has. */
        ONLY_2("only in2");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** What the difference table calls it. */
        public String word() {
            return word;
        }
    }

    static Difference onlyIn(Kind kind, Object[] key, long row) {
        return new Difference(kind, key, kind == Kind.ONLY_1 ? row + 1 : 0, kind == Kind.ONLY_2 ? row + 1 : 0, "", "", "", Double.NaN);
    }
}
