package rubin.sandbox.sky;

/** The values of one column as a function of the row: nothing is stored that can be computed. */
public sealed interface SkyCells {

    /** Numbers with a fraction. */
    @FunctionalInterface
    non-sealed interface Doubles extends SkyCells {

        /** The value in a row; NaN is the database's NULL, as in Rubin's service, which has no NaN. */
        double at(int row);
    }

    /** Whole numbers and flags. A moment is whole, too: microseconds since 1970-01-01T00:00:00 TAI. */
    @FunctionalInterface
    non-sealed interface Longs extends SkyCells {

        /** Stands for NULL. */
        long NULL = Long.MIN_VALUE;

        /** The value in a row, or {@link #NULL}. */
        long at(int row);
    }

    /** Texts. */
    @FunctionalInterface
    non-sealed interface Texts extends SkyCells {

        /** The value in a row, or null for NULL. */
        String at(int row);
    }
}
