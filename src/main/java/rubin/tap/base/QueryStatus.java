package rubin.tap.base;

import java.util.Locale;
import java.util.Optional;

/** What a DALI service says of a query in an INFO element called QUERY_STATUS, whose words services write in any case. */
public enum QueryStatus {
    /** All is well. */
    OK,
    /** Rows were left out. */
    OVERFLOW,
    /** The query has failed, been aborted, or come to an end that DALI does not know; the rows are no result. */
    ERROR;

    /** The status that an INFO of this name and value tells; empty if it tells none. */
    public static Optional<QueryStatus> of(String name, String value) {
        if (name == null || value == null || value.isBlank() || !name.strip().equalsIgnoreCase("QUERY_STATUS")) {
            return Optional.empty();
        }
        return Optional.of(switch (value.strip().toUpperCase(Locale.ROOT)) {
            case "OK" -> OK;
            case "OVERFLOW" -> OVERFLOW;
            default -> ERROR;
        });
    }

    /** Whether an INFO of this name and value reports an error. */
    public static boolean isError(String name, String value) {
        return of(name, value).filter(ERROR::equals).isPresent();
    }
}
