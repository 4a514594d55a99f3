package rubin.stats;

import java.io.IOException;
import uk.ac.starlink.table.RowSequence;

/** One kind of statistics: sees every row once, then adds its rows to the result. */
interface Section {

    void accept(RowSequence row) throws IOException;

    void finish(Result result);
}
