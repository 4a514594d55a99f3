package rubin.compare;

import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;

/**
 * A column that both tables have.
 *
 * @param name its name in the first table
 * @param index1 its index in the first table
 * @param index2 its index in the second table
 * @param tolerance how far apart its numbers may be
 */
record ColumnPair(String name, int index1, int index2, Tolerance tolerance) {

    /** Whether its values can be equal at all: both text, or both numbers or booleans, or both of the same other kind. */
    boolean comparable(StarTable table1, StarTable table2) {
        return kind(table1.getColumnInfo(index1)).equals(kind(table2.getColumnInfo(index2)));
    }

    boolean isNumeric(StarTable table1) {
        return kind(table1.getColumnInfo(index1)).startsWith("number");
    }

    boolean sameType(StarTable table1, StarTable table2) {
        return table1.getColumnInfo(index1).getContentClass() == table2.getColumnInfo(index2).getContentClass();
    }

    /** The name with both types: {@code flux_r (Float, Double)}. */
    String describeTypes(StarTable table1, StarTable table2) {
        return name + " (" + table1.getColumnInfo(index1).getContentClass().getSimpleName() + ", "
                + table2.getColumnInfo(index2).getContentClass().getSimpleName() + ")";
    }

    private static String kind(ColumnInfo info) {
        Class<?> type = info.getContentClass();
        String suffix = type.isArray() ? " array" : "";
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        boolean number = Number.class.isAssignableFrom(element) || element == Boolean.class
                || element.isPrimitive() && element != char.class;
        return (number ? "number" : element.getSimpleName()) + suffix;
    }
}
