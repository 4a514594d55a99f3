package rubin.votable;

import java.util.Map;
import java.util.Optional;

/**
 * A VOTable column, as far as the size of its cells in a binary stream goes. Its attributes are read as the host's decoder
 * reads them.
 *
 * @param datatype its datatype; empty counts as strings
 * @param arraysize its arraysize; empty for single values
 */
public record VOTableField(Optional<String> datatype, Optional<String> arraysize) {

    /** VOTable 1.4, section 2.1. */
    private static final Map<String, Integer> BITS = Map.ofEntries(Map.entry("boolean", 8), Map.entry("bit", 1),
            Map.entry("unsignedByte", 8), Map.entry("short", 16), Map.entry("int", 32), Map.entry("long", 64), Map.entry("char", 8),
            Map.entry("unicodeChar", 16), Map.entry("float", 32), Map.entry("double", 64), Map.entry("floatComplex", 64),
            Map.entry("doubleComplex", 128));

    /** Whether each cell tells its own length. */
    boolean varies() {
        String[] shape = shape();
        return shape.length > 0 && shape[shape.length - 1].strip().endsWith("*");
    }

    /**
     * The size of a cell in bits; of one element, if the number of them varies.
     *
     * @throws BadVOTable if the datatype is none, or the size is more than any cell should have
     */
    long bits() throws BadVOTable {
        Integer item = datatype.isEmpty() ? Integer.valueOf(8) : BITS.get(datatype.get());
        if (item == null) {
            throw BadVOTable.refused("has a column of the datatype \"" + datatype.get() + "\", which VOTable does not know");
        }
        long bits = item;
        String[] shape = shape();
        for (int i = 0; i < shape.length - (varies() ? 1 : 0); i++) {
            bits *= size(shape[i]);
            requireModest(bits / 8);
        }
        return varies() ? item : bits;
    }

    /**
     * Refuses a column of a table in text whose cells claim a size that the host would make room for, whatever they hold.
     *
     * @throws BadVOTable if the size is more than any cell should have
     */
    public void requireModestCells() throws BadVOTable {
        String[] shape = shape();
        long bytes = 8;
        for (int i = isText() ? 1 : 0; i < shape.length - (varies() ? 1 : 0); i++) {
            bytes *= size(shape[i]);
            requireModest(bytes);
        }
    }

    /** Whether a cell of a table in text cannot hold as many elements as the column has: each takes a character at least. */
    public boolean lacksElements(long characters) {
        if (characters == 0 || varies() || isText()) {
            return false;
        }
        long elements = 1;
        for (String dimension : shape()) {
            elements *= size(dimension);
        }
        return elements > characters;
    }

    private boolean isText() {
        return datatype.isEmpty() || !BITS.containsKey(datatype.get()) || datatype.get().endsWith("har");
    }

    private void requireModest(long bytes) throws BadVOTable {
        if (bytes > BinaryRows.MAX_CELL_BYTES) {
            throw BadVOTable.refused("has a column whose cells claim to have \"" + String.join("x", shape()) + "\" elements");
        }
    }

    private String[] shape() {
        String text = datatype.isEmpty() ? "*" : arraysize.orElse("").strip();
        return text.isEmpty() ? new String[0] : text.split("x");
    }

    /** What is no number counts as 1, as in the host. */
    private static long size(String dimension) {
        return dimension.matches("[0-9]{1,12}") ? Math.max(1, Long.parseLong(dimension)) : 1;
    }
}
