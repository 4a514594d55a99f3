package rubin.sandbox.tap;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import uk.ac.starlink.votable.VOSerializer;
import uk.ac.starlink.votable.VOTableVersion;

/** The VOTables that the service answers with: results, and errors. */
public final class VOTableDocument {

    /** What all of them begin with. */
    public static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static final String HEAD = DECLARATION
            + "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\"\n"
            + "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n";

    /** Says of every result that it is no measurement, in a form that VOTable readers keep as a parameter of the table. */
    private static final String ORIGIN = "<INFO name=\"data_origin\" value=\"synthetic\">"
            + "Made by topcat-rubin's embedded service; not Rubin data</INFO>\n";

    private VOTableDocument() {
    }

    /**
     * Writes a result as Rubin does: OK before the table, and OVERFLOW after it if rows were left out, so that such a
     * document says both.
     *
     * @param descriptors RESOURCE elements of services for the rows, which come last
     */
    static void write(ResultTable table, QueryRequest request, String descriptors, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEAD + "<RESOURCE type=\"results\">\n<INFO name=\"QUERY_STATUS\" value=\"OK\"/>\n<INFO name=\"QUERY\""
                    + VOSerializer.formatAttribute("value", request.adql()) + "/>\n" + ORIGIN);
            VOSerializer.makeSerializer(request.format().serialization(), VOTableVersion.V14, table).writeInlineTableElement(out);
            if (table.overflowed()) {
                out.write("<INFO name=\"QUERY_STATUS\" value=\"OVERFLOW\"/>\n");
            }
            out.write("</RESOURCE>\n" + descriptors + "</VOTABLE>\n");
        }
    }

    /** A DALI error document. */
    static String error(String message) {
        return HEAD + "<RESOURCE type=\"results\">\n<INFO name=\"QUERY_STATUS\" value=\"ERROR\">"
                + VOSerializer.formatText(message) + "</INFO>\n</RESOURCE>\n</VOTABLE>\n";
    }
}
