package rubin.sandbox.adql;

import java.util.List;
import java.util.OptionalLong;

/**
 * A query ready for H2.
 *
 * @param body SQL without a row limit
 * @param columns what it selects, in order
 * @param top the query's own TOP
 */
public record TranslatedQuery(String body, List<OutputColumn> columns, OptionalLong top) {

    public TranslatedQuery {
        columns = List.copyOf(columns);
    }

    /** The SQL that returns at most {@code maxRows} rows, or fewer where TOP says so. */
    public String sql(long maxRows) {
        return body + " FETCH FIRST " + Math.min(maxRows, top.orElse(maxRows)) + " ROWS ONLY";
    }
}
