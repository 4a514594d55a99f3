package rubin.sandbox.tap.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;

/**
 * What was asked.
 *
 * @param method HTTP method
 * @param path segments below the service's base
 * @param parameters from the query string and the body
 * @param files uploaded files by part name
 * @param fault what shall go wrong with it
 */
public record Request(String method, List<String> path, Parameters parameters, Map<String, Path> files, Optional<Fault> fault) {

    /** Largest body without files: a query of a million characters, most of them escaped. */
    private static final int MAX_FORM = 4_194_304;
    private static final int PIECE = 1 << 16;

    public static Request read(HttpExchange exchange, String below, Optional<Fault> fault, Path directory) throws IOException {
        String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
        Parameters parameters = Parameters.decode(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        Map<String, Path> files = Map.of();
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            Multipart multipart = Multipart.parse(type, exchange.getRequestBody(), directory);
            parameters = parameters.with(multipart.fields());
            files = multipart.files();
        } else {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM + 1);
            if (body.length > MAX_FORM) {
                throw new BadRequest(413, "the form is larger than 4 MiB; send tables as multipart/form-data");
            }
            if (body.length > 0 && !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
                throw new BadRequest(415, "Content-Type " + type
                        + ": must be application/x-www-form-urlencoded or multipart/form-data");
            }
            parameters = parameters.with(Parameters.decode(new String(body, StandardCharsets.UTF_8)));
        }
        List<String> segments = Arrays.stream(below.split("/")).filter(s -> !s.isEmpty()).toList();
        return new Request(method, segments, parameters, files, fault);
    }

    /** Writes a body to a file; deletes that if there is more than {@code most} bytes, or the body breaks off. */
    static void spool(InputStream in, Path file, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            long left = most;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                left -= piece.length;
                if (left < 0) {
                    throw new BadRequest(413, "UPLOAD: the table or its request is larger than 32 MiB; upload a smaller table");
                }
                out.write(piece);
            }
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
    }

    public boolean get() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public boolean post() {
        return method.equals("POST");
    }

    public boolean suffers(FaultKind kind) {
        return fault.filter(f -> f.kind() == kind).isPresent();
    }
}
