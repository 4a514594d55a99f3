package rubin.tap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A query as it is sent.
 *
 * @param adql query text
 * @param maxrec limit of rows; empty for the service's own
 */
public record TapQuery(String adql, OptionalLong maxrec) {

    /** The form fields of TAP 1.1, DALI 1.1. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("REQUEST", "doQuery");
        form.put("LANG", "ADQL");
        form.put("QUERY", adql);
        maxrec.ifPresent(n -> form.put("MAXREC", Long.toString(n)));
        return form;
    }
}
