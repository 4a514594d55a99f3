package rubin.tap.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import rubin.tap.base.QueryStatus;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.votable.DocumentStart;
import rubin.votable.SecureXml;

/** Short documents of a service: read up to a limit, and searched for what they complain of. */
public final class ResponseText {

    /** Far more than a job document or an error message needs. */
    static final int MAX_BYTES = 4 << 20;
    /** What is said later in a page is no message. */
    private static final int MAX_PAGE = 16_384;
    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(script|style|title)\\b[^<>]*>[^<]*</\\1>|<!--.*?-->");
    /** Where a document begins, or the element that matters. */
    private static final Pattern DOCUMENT = Pattern.compile("<\\?xml\\b|<(VOTABLE|INFO)\\b");
    private static final Pattern PREFIX = Pattern.compile("(</?)[A-Za-z_][A-Za-z0-9_.-]*:");
    /** An error that is hidden among more elements than these is not looked for. */
    private static final int MAX_STARTS = 64;
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private ResponseText() {
    }

    /**
     * The whole document.
     *
     * @throws TapException if it is longer than any such document should be
     */
    public static byte[] read(InputStream in) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TapException("the service's answer is endless; it is refused");
            }
            return bytes;
        }
    }

    /** What an error document says: a DALI error in a VOTable, or the text of anything else. */
    public static Optional<String> errorMessage(byte[] document) {
        String plain = ServiceComplaint.plain(daliError(DocumentStart.text(document)).orElseGet(() -> visibleText(document)));
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    /**
     * What an error document says that was written into the middle of another one, by a service that had begun to send a result.
     *
     * @param piece of the other document, with the place where it breaks off
     */
    public static Optional<String> errorWithin(byte[] piece) {
        String text = PREFIX.matcher(new String(piece, StandardCharsets.UTF_8)).replaceAll("$1");
        if (!text.toUpperCase(Locale.ROOT).contains("QUERY_STATUS")) {
            return Optional.empty();
        }
        List<Integer> starts = DOCUMENT.matcher(text).results().map(MatchResult::start).toList();
        return starts.subList(Math.max(0, starts.size() - MAX_STARTS), starts.size()).stream()
                .flatMap(at -> daliError(text.substring(at)).stream()).map(ServiceComplaint::plain).filter(s -> !s.isEmpty()).findFirst();
    }

    /** What people would read of a document's beginning. */
    public static String visibleText(byte[] document) {
        String text = DocumentStart.text(Arrays.copyOf(document, Math.min(document.length, MAX_PAGE)));
        return text.stripLeading().startsWith("<") ? TAG.matcher(INVISIBLE.matcher(text).replaceAll(" ")).replaceAll(" ") : text;
    }

    private static Optional<String> daliError(String document) {
        try {
            XMLStreamReader xml = SecureXml.staxReader(document);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("INFO")
                        && QueryStatus.isError(xml.getAttributeValue(null, "name"), xml.getAttributeValue(null, "value"))) {
                    return Optional.of(xml.getElementText());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();    // not XML: the caller takes it as text
        }
    }
}
