package rubin.sandbox.tap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    static Multipart parse(String contentType, byte[] body, Path directory) throws IOException {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new BadRequest("Content-Type: multipart/form-data must have a boundary");
        }
        // Latin-1 maps bytes to characters one to one, so that offsets are the same.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + matcher.group(1);
        List<Parameters.Entry> fields = new ArrayList<>();
        Map<String, Path> files = new LinkedHashMap<>();
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
            if (header.contains("filename=")) {
                Path file = Files.createTempFile(directory, "upload", ".vot");
                Files.write(file, Arrays.copyOfRange(body, from, end));
                files.put(name.group(1), file);
            } else {
                fields.add(new Parameters.Entry(name.group(1), new String(body, from, end - from, StandardCharsets.UTF_8)));
            }
            start = end + delimiter.length();
        }
        return new Multipart(new Parameters(fields), files);
    }

    private static int next(String text, String what, int from) throws BadRequest {
        int at = text.indexOf(what, from);
        if (at < 0) {
            throw new BadRequest("multipart/form-data: the body ends within a part");
        }
        return at;
    }
}
