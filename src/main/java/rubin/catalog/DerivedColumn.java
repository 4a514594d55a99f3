package rubin.catalog;

import java.util.List;
import uk.ac.starlink.table.ColumnInfo;

/**
 * A column computed, row by row, from others.
 *
 * @param info its metadata
 * @param inputs indices of the columns that it is computed from
 * @param formula computes a value from the inputs' values, any of which may be null
 */
record DerivedColumn(ColumnInfo info, List<Integer> inputs, Formula formula) {

    DerivedColumn {
        inputs = List.copyOf(inputs);
    }

    /** From input values to a value; null is "no value". */
    @FunctionalInterface
    interface Formula {
        Object apply(Object[] values);
    }

    /** A formula on numbers only: an input that is null counts as NaN, and a NaN result is null. */
    interface NumberFormula {
        double apply(double[] values);

        default Formula orNull() {
            return values -> {
                double[] numbers = new double[values.length];
                for (int i = 0; i < values.length; i++) {
                    numbers[i] = values[i] instanceof Number n ? n.doubleValue() : Double.NaN;
                }
                double result = apply(numbers);
                return Double.isNaN(result) ? null : (Object) result;
            };
        }
    }
}
