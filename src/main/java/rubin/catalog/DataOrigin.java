package rubin.catalog;

import java.util.List;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.StarTable;

/**
 * Where a table's numbers come from. The embedded service says {@code synthetic} in the parameter {@value #PARAMETER} of every
 * result, and formats that keep parameters (VOTable, FITS as the host writes it) keep that.
 */
public final class DataOrigin {

    private static final String PARAMETER = "data_origin";
    private static final String SYNTHETIC = "synthetic";

    private DataOrigin() {
    }

    /** True if the table says that nothing in it was measured on any sky. False also if it does not say. */
    public static boolean isSynthetic(StarTable table) {
        return table.getParameters().stream().anyMatch(p -> p.getInfo().getName().equalsIgnoreCase(PARAMETER)
                && p.getValue() instanceof String value && value.strip().equalsIgnoreCase(SYNTHETIC));
    }

    /** Makes a table that was computed from another say the same of its origin. */
    public static void pass(StarTable from, StarTable to) {
        if (isSynthetic(from) && !isSynthetic(to)) {
            List<DescribedValue> parameters = to.getParameters();
            parameters.add(new DescribedValue(new DefaultValueInfo(PARAMETER, String.class, "Where the numbers come from"), SYNTHETIC));
        }
    }
}
