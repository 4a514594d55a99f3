package rubin.tap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Short documents of a service: read up to a limit, and searched for what they complain of. */
final class ResponseText {

    /** Far more than a job document or an error message needs. */
    private static final int MAX_BYTES = 4 << 20;
    private static final Pattern HTML_TAG = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>");

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
        String text = new String(document, StandardCharsets.UTF_8);
        Optional<String> dali = daliError(document);
        String plain = Complaint.plain(dali.orElseGet(() -> HTML_TAG.matcher(text).replaceAll(" ")));
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    private static Optional<String> daliError(byte[] document) {
        try {
            XMLStreamReader xml = SecureXml.staxFactory().createXMLStreamReader(new ByteArrayInputStream(document));
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
