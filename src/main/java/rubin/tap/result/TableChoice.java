package rubin.tap.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which table of a document is the result. DALI 1.1 has it in a RESOURCE of the type "results", with one table; there are services
 * that say nothing of the type, and others with more such resources.
 */
final class TableChoice {

    private static final String RESULTS = "results";
    private static final String UNSAID = "";

    private final List<String> types = new ArrayList<>();
    private boolean reading;
    private boolean declared;
    private int results;
    private int others;

    /** @param type what it says of itself, or null; one that says nothing is of the type of the one around it */
    void enterResource(String type) {
        String around = types.isEmpty() ? UNSAID : types.get(types.size() - 1);
        types.add(type == null || type.isBlank() ? around : type.strip().toLowerCase(Locale.ROOT));
    }

    void leaveResource() {
        types.remove(types.size() - 1);
    }

    /** Whether the table that begins is to be read; one that has been read before is forgotten then. */
    boolean enterTable() {
        String type = types.isEmpty() ? UNSAID : types.get(types.size() - 1);
        declared = type.equals(RESULTS);
        results += declared ? 1 : 0;
        others += type.equals(UNSAID) ? 1 : 0;
        reading = declared ? results == 1 : type.equals(UNSAID) && results == 0 && others == 1;
        return reading;
    }

    void leaveTable() {
        reading = false;
    }

    /** Whether the parser is in a table that is to be read. */
    boolean reading() {
        return reading;
    }

    /** Whether the document does not say which of its tables is the result. */
    boolean isUnclear() {
        return results == 0 && others > 1;
    }

    /** Tables of results beside the one that is read. */
    int more() {
        return Math.max(0, results - 1);
    }
}
