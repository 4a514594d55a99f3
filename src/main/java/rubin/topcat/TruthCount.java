package rubin.topcat;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import uk.ac.starlink.table.StarTable;

/** Has the service count the sources of each truth type, which makes a table of a few rows. */
final class TruthCount {

    private static final String NAME = "DP0.2 truth types";
    private static final String ADQL = """
            SELECT ts.truth_type AS truth_type, COUNT(ts.truth_type) AS n
            FROM dp02_dc2_catalogs.TruthSummary AS ts
            GROUP BY ts.truth_type
            ORDER BY truth_type""";

    private TruthCount() {
    }

    /** Starts it at the service that was used last; the table comes when it comes. */
    static void start(Session session) {
        ServiceChoice service = new ServiceChoice(session.settings().get("service", ServiceChoice.usual()));
        QueryRun.start(service, ADQL, OptionalLong.empty(), session.host().getTableFactory().getStoragePolicy(), new QueryRun.Listener() {
            @Override
            public void progress(String text, OptionalDouble percent) {
                // The main window has nothing to show it in; the jobs window lists it.
            }

            @Override
            public void done(StarTable table, boolean truncated) {
                session.tables().add(table, NAME, false);
            }

            @Override
            public void failed(Throwable trouble) {
                Trouble.show(session.host(), "Count truth types", trouble);
            }

            @Override
            public void cancelled() {
                // Nothing cancels it.
            }
        });
    }
}
