package rubin.stats.section;

import java.io.IOException;
import rubin.stats.Result;
import uk.ac.starlink.table.RowSequence;

/** One kind of statistics: sees every row once, then adds its rows to the result. */
public interface Section {

    void accept(RowSequence row) throws IOException;

    void finish(Result result);
}
