package rubin.tap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Short documents of a service: read up to a limit, and searched for what they complain of. */
final class ResponseText {

    /** Far more than a job document or an error message needs. */
    static final int MAX_BYTES = 4 << 20;
    /** What is said later in a page is no message. */
    private static final int MAX_PAGE = 16_384;
    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(script|style|title)\\b[^<>]*>[^<]*</\\1>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private ResponseText() {
    }

    /**
     * The whole document.
     *
     * @throws TapException if it is longer than any such document should be
     */
    static byte[] read(InputStream in) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TapException("the service's answer is endless; it is refused");
            }
            return bytes;
        }
    }

    /** What an error document says: a DALI error in a VOTable, or the text of anything else. */
    static Optional<String> errorMessage(byte[] document) {
        String plain = Complaint.plain(daliError(document).orElseGet(() -> visibleText(document)));
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    /** Whether a document, by its beginning, is a web page such as a log-in form. */
    static boolean isWebPage(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT).replaceFirst("^<\\?xml[^>]*>\\s*", "");
        return text.startsWith("<!doctype html") || text.startsWith("<html");
    }

    private static String visibleText(byte[] document) {
        String text = new String(document, 0, Math.min(document.length, MAX_PAGE), StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("<") ? TAG.matcher(INVISIBLE.matcher(text).replaceAll(" ")).replaceAll(" ") : text;
    }

    private static Optional<String> daliError(byte[] document) {
        try {
            XMLStreamReader xml = SecureXml.staxReader(document);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("INFO")
                        && "QUERY_STATUS".equals(xml.getAttributeValue(null, "name"))
                        && "ERROR".equals(xml.getAttributeValue(null, "value"))) {
                    return Optional.of(xml.getElementText());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();    // not XML: the caller takes it as text
        }
    }
}
