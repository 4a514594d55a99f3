package rubin.sandbox.tap.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rubin.sandbox.tap.Uploads;

/**
 * A multipart/form-data body (RFC 7578): fields, and files, which go to disk. The JDK has no parser of it, and the
 * libraries that do weigh more than the rest of this package.
 *
 * @param fields parts that are no files
 * @param files where each file part was put, by its name
 */
record Multipart(Parameters fields, Map<String, Path> files) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    /** Largest body: Rubin's upload limit of 32 MiB, and a little for the other parameters. */
    private static final int MAX_BODY = Uploads.MAX_BYTES + 2_097_152;
    private static final int MAX_PARTS = 1000;

    /** Reads a body by way of the disk: however many come at a time and however slowly, only one at a time is in memory. */
    static Multipart parse(String contentType, InputStream in, Path directory) throws IOException {
        Path spooled = Files.createTempFile(directory, "body", "");
        Request.spool(in, spooled, MAX_BODY);
        Map<String, Path> files = new LinkedHashMap<>();
        try {
            synchronized (Multipart.class) {
                return new Multipart(parse(contentType, Files.readAllBytes(spooled), directory, files), files);
            }
        } catch (BadRequest e) {
            for (Path file : files.values()) {
                Files.delete(file);
            }
            throw e;
        } finally {
            Files.delete(spooled);
        }
    }

    private static Parameters parse(String contentType, byte[] body, Path directory, Map<String, Path> files) throws IOException {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new BadRequest("Content-Type: multipart/form-data must have a boundary");
        }
        // Latin-1 maps bytes to characters one to one, so that offsets are the same.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + matcher.group(1);
        List<Parameters.Entry> fields = new ArrayList<>();
        int parts = 0;
        int start = text.startsWith(delimiter.substring(2)) ? delimiter.length() - 2 : next(text, delimiter, 0) + delimiter.length();
        while (!text.startsWith("--", start)) {
            int headerEnd = next(text, "\r\n\r\n", start);
            int end = next(text, delimiter, headerEnd + 2);
            String header = text.substring(start, headerEnd);
            int from = Math.min(headerEnd + 4, end);
            Matcher name = NAME.matcher(header);
            if (!name.find()) {
                throw new BadRequest("multipart/form-data: each part must have a name");
            }
            if (++parts > MAX_PARTS || files.containsKey(name.group(1))) {
                throw new BadRequest("multipart/form-data: must have at most " + MAX_PARTS + " parts, and each file its own name");
            }
            if (header.contains("filename=")) {
                Path file = Files.createTempFile(directory, "upload", ".vot");
                files.put(name.group(1), file);
                Files.copy(new ByteArrayInputStream(body, from, end - from), file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                fields.add(new Parameters.Entry(name.group(1), new String(body, from, end - from, StandardCharsets.UTF_8)));
            }
            start = end + delimiter.length();
        }
        return new Parameters(fields);
    }

    private static int next(String text, String what, int from) throws BadRequest {
        int at = text.indexOf(what, from);
        if (at < 0) {
            throw new BadRequest("multipart/form-data: the body ends within a part");
        }
        return at;
    }
}
