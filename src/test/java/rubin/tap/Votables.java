package rubin.tap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import rubin.tap.base.Deadline;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TimeSource;
import rubin.tap.login.Credentials;
import rubin.tap.result.ResultReader;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/** Results as services send them, written by the host's writer. */
public final class Votables {

    private Votables() {
    }

    /** A result with ids, fluxes and names, of which one is null. */
    public static String result(int rows, DataFormat format) {
        long[] ids = new long[rows];
        double[] fluxes = new double[rows];
        String[] names = new String[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = 1486698050427598336L + i;
            fluxes[i] = i * 0.5;
            names[i] = i % 3 == 1 ? null : "MS_" + i;
        }
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(rows);
        table.addColumn(ArrayColumn.makeColumn("objectId", ids));
        table.addColumn(ArrayColumn.makeColumn("r_cModelFlux", fluxes));
        table.addColumn(ArrayColumn.makeColumn("id_truth_type", names));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new VOTableWriter(format, true, VOTableVersion.V13).writeStarTable(table, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8).replaceFirst("<RESOURCE>", "<RESOURCE type=\"results\"><INFO name=\"QUERY_STATUS\" value=\"OK\"/>")
                .replaceFirst(" nrows=\"\\d+\"", "");
    }

    /** The same with an INFO after the table. */
    public static String resultWithFooter(int rows, DataFormat format, String status, String text) {
        return result(rows, format).replace("</RESOURCE>", "<INFO name=\"QUERY_STATUS\" value=\"" + status + "\">" + text + "</INFO></RESOURCE>");
    }

    public static QueryResult read(String document) throws IOException {
        return read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    public static QueryResult read(InputStream document) throws IOException {
        return reader(StoragePolicy.PREFER_MEMORY, Progress.NONE).read(document, "tap.example.org", "");
    }

    static ResultReader reader(StoragePolicy storage, Progress progress) {
        return new ResultReader(storage, progress, Credentials.ANONYMOUS, Deadline.in(Duration.ofMinutes(5), TimeSource.SYSTEM));
    }
}
