package rubin.stats;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import uk.ac.starlink.table.RowSequence;

/** The group that a row belongs to, empty for "all" only. */
@FunctionalInterface
public interface Groups {

    Optional<String> of(RowSequence row) throws IOException;

    /**
     * Groups as the request has them: by truth class, by another column's value, or none.
     *
     * @throws IllegalArgumentException if the column to group by is not there
     */
    static Groups of(StatsRequest request, Columns columns, TruthColumns truth) {
        if (!request.grouped()) {
            return row -> Optional.empty();
        }
        if (request.groupBy().isEmpty()) {
            return truth::truthClass;
        }
        String name = request.groupBy().get();
        int icol = columns.named(name).orElseThrow(() -> new IllegalArgumentException(
                "by=" + name + ": no such column; by= takes class, mag, none, or the name of a column"));
        return row -> Optional.of(Objects.toString(row.getCell(icol), "NULL"));
    }
}
