package rubin.stats;

import java.io.IOException;
import uk.ac.starlink.table.RowSequence;

/** A number read from the current row. NaN stands for NULL, NaN and every value that cannot be used. */
@FunctionalInterface
public interface Cell {

    double read(RowSequence row) throws IOException;
}
