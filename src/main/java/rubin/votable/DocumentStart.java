package rubin.votable;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.InputSource;

/**
 * The beginning of a document that should be XML: in which encoding it is, what it is instead, and the document itself without
 * what some services send before it, such as an empty line, which XML's own grammar forbids.
 */
public final class DocumentStart {

    /** Enough to tell what a document is. */
    public static final int BYTES = 1024;

    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    private static final Pattern BEFORE_ROOT = Pattern.compile("\\A\\s*(<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*", Pattern.DOTALL);
    private static final Map<String, String> SIGNATURES = new LinkedHashMap<>();

    static {
        SIGNATURES.put("\u001f\u008b", "gzip data (without the header Content-Encoding)");
        SIGNATURES.put("BZh", "bzip2 data");
        SIGNATURES.put("\u00fd7zXZ", "xz data");
        SIGNATURES.put("\u0028\u00b5\u002f\u00fd", "zstd data");
        SIGNATURES.put("PK\u0003\u0004", "a ZIP file");
        SIGNATURES.put("SIMPLE  =", "FITS");
        SIGNATURES.put("XTENSION=", "FITS");
        SIGNATURES.put("PAR1", "Parquet");
        SIGNATURES.put("ARROW1", "Arrow");
        SIGNATURES.put("\u0089HDF", "HDF5");
        SIGNATURES.put("%PDF-", "PDF");
        SIGNATURES.put("\u0089PNG", "a picture");
        SIGNATURES.put("# %ECSV", "ECSV");
    }

    private DocumentStart() {
    }

    /** The document for a parser, at its first character that is no white space. */
    public static InputSource source(InputStream document) throws IOException {
        BufferedInputStream in = new BufferedInputStream(document);
        Optional<Charset> charset = encoding(peek(in, 4));
        if (charset.isEmpty()) {
            skipBlanks(in);
            return new InputSource(in);
        }
        Reader reader = new BufferedReader(new InputStreamReader(in, charset.get().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        skipBlanks(reader);
        return new InputSource(reader);
    }

    /** The text of a short document, without a byte order mark and white space before it. */
    public static String text(byte[] document) {
        Charset charset = encoding(document).orElseGet(() -> declared(new String(document, StandardCharsets.ISO_8859_1).strip()));
        return new String(document, charset).replaceFirst("^[\\s\uFEFF]+", "");
    }

    /**
     * What a document is that is no XML, such as {@code CSV}, by its beginning; empty if it may be XML, or is nothing that is known.
     *
     * @param type its Content-Type, or an empty text
     */
    public static Optional<String> foreign(byte[] document, String type) {
        byte[] beginning = Arrays.copyOf(document, Math.min(document.length, BYTES));
        String bytes = new String(beginning, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
            if (bytes.startsWith(signature.getKey())) {
                return Optional.of(signature.getValue());
            }
        }
        String text = text(beginning);
        if (isWebPage(text)) {
            return Optional.of("a web page (HTML)");
        }
        if (text.isEmpty() || text.startsWith("<") || !isReadable(text)) {
            return Optional.empty();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of("JSON");
        }
        String[] lines = text.split("\\R", 3);
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.contains("csv") || lines.length > 1 && lines[0].contains(",") && lines[1].contains(",")) {
            return Optional.of("CSV");
        }
        if (kind.contains("tab-separated") || lines.length > 1 && lines[0].contains("\t") && lines[1].contains("\t")) {
            return Optional.of("TSV");
        }
        return Optional.empty();
    }

    /** Whether a text has characters for people only, as far as it goes. */
    public static boolean isReadable(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f || c == 0xfffd);
    }

    /** Whether a document, by its beginning, is a web page such as a log-in form. */
    static boolean isWebPage(String text) {
        String root = BEFORE_ROOT.matcher(text).replaceFirst("").toLowerCase(Locale.ROOT);
        return root.startsWith("<!doctype html") || root.matches("(?s)<(html|head|body)\\b.*");
    }

    /** An encoding that shows in the first bytes: by a byte order mark, or because a character of ASCII has more than one byte. */
    private static Optional<Charset> encoding(byte[] start) {
        int a = at(start, 0);
        int b = at(start, 1);
        int c = at(start, 2);
        int d = at(start, 3);
        if (a == 0xef && b == 0xbb && c == 0xbf) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        boolean wide = a == 0 && b == 0 && c > 0 | d > 0 || a == 0xff && b == 0xfe && c == 0 && d == 0 || a > 0 && b == 0 && c == 0 && d == 0;
        if (wide) {
            return Optional.of(Charset.forName(a == 0 ? "UTF-32BE" : "UTF-32LE"));
        }
        if (a == 0xfe && b == 0xff || a == 0 && b > 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return a == 0xff && b == 0xfe || a > 0 && b == 0 ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xff : -1;
    }

    private static Charset declared(String text) {
        Matcher m = DECLARED.matcher(text);
        try {
            return m.find() ? Charset.forName(m.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static byte[] peek(BufferedInputStream in, int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        return bytes;
    }

    private static void skipBlanks(BufferedInputStream in) throws IOException {
        int b;
        do {
            in.mark(1);
            b = in.read();
        } while (b == ' ' || b == '\t' || b == '\r' || b == '\n');
        in.reset();
    }

    private static void skipBlanks(Reader reader) throws IOException {
        int c;
        do {
            reader.mark(1);
            c = reader.read();
        } while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\uFEFF');
        reader.reset();
    }
}
