package rubin.sandbox.tap;

import java.util.List;
import java.util.Locale;
import rubin.sandbox.tap.http.BadRequest;
import uk.ac.starlink.votable.DataFormat;

/**
 * A result format: VOTable in one of its serializations; Rubin's has no CSV and no FITS.
 *
 * @param mime content type of the answer
 * @param serialization how the rows are written
 */
public record OutputFormat(String mime, DataFormat serialization) {

    public static final String MIME = "application/x-votable+xml";

    private static final List<String> NAMES = List.of("votable", MIME, "text/xml", "application/xml", "text/x-votable+xml");

    /** The format that a RESPONSEFORMAT or FORMAT names, such as {@code application/x-votable+xml;serialization=TABLEDATA}. */
    static OutputFormat named(String format) throws BadRequest {
        String[] parts = format.strip().split("\\s*;\\s*");
        String type = parts[0].toLowerCase(Locale.ROOT);
        DataFormat serialization = DataFormat.BINARY2;
        if (type.equals("votable/td") || type.equals("votable/b") || type.equals("votable/b2")) {
            serialization = type.endsWith("td") ? DataFormat.TABLEDATA : type.endsWith("b") ? DataFormat.BINARY : DataFormat.BINARY2;
        } else if (!NAMES.contains(type)) {
            throw unsupported(format);
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").toUpperCase(Locale.ROOT);
            if (parameter.startsWith("SERIALIZATION=")) {
                serialization = switch (parameter.substring("SERIALIZATION=".length())) {
                    case "BINARY2" -> DataFormat.BINARY2;
                    case "BINARY" -> DataFormat.BINARY;
                    case "TABLEDATA" -> DataFormat.TABLEDATA;
                    default -> throw unsupported(format);
                };
            }
        }
        return new OutputFormat(type.startsWith("text/xml") ? "text/xml" : MIME, serialization);
    }

    private static BadRequest unsupported(String format) {
        return new BadRequest("RESPONSEFORMAT=" + format
                + ": must be votable, with serialization=BINARY2, BINARY or TABLEDATA; this service writes nothing else");
    }
}
