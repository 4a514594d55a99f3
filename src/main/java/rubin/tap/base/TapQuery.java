package rubin.tap.base;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import uk.ac.starlink.table.StarTable;

/**
 * A query as it is sent.
 *
 * @param adql query text
 * @param maxrec limit of rows; empty for the service's own
 * @param uploads tables that the query knows as {@code TAP_UPLOAD.name}, by name
 */
public record TapQuery(String adql, OptionalLong maxrec, Map<String, StarTable> uploads) {

    /**
     * @throws IllegalArgumentException if the name of an upload is no plain ADQL identifier
     */
    public TapQuery {
        uploads = Map.copyOf(uploads);
        for (String name : uploads.keySet()) {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException("upload " + name + ": a name must be letters, digits and _, with a letter first");
            }
        }
    }

    /** A query without uploads. */
    public TapQuery(String adql, OptionalLong maxrec) {
        this(adql, maxrec, Map.of());
    }

    /** The form fields of TAP 1.1, DALI 1.1, but for the uploads. */
    public Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("REQUEST", "doQuery");
        form.put("LANG", "ADQL");
        form.put("QUERY", adql);
        maxrec.ifPresent(n -> form.put("MAXREC", Long.toString(n)));
        return form;
    }
}
