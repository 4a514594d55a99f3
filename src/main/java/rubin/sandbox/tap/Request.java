package rubin.sandbox.tap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/**
 * What was asked.
 *
 * @param method HTTP method
 * @param path segments below the service's base
 * @param parameters from the query string and the body
 * @param files uploaded files by part name
 * @param fault what shall go wrong with it
 */
record Request(String method, List<String> path, Parameters parameters, Map<String, Path> files, Optional<Fault> fault) {

    /** Largest body: Rubin's upload limit of 32 MiB, and a little for the other parameters. */
    private static final int MAX_BODY = 33_554_432 + 2_097_152;

    static Request read(HttpExchange exchange, String below, Optional<Fault> fault, Path directory) throws IOException {
        String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
        Parameters parameters = Parameters.decode(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        Map<String, Path> files = Map.of();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new BadRequest(413, "UPLOAD: the request is larger than 32 MiB; upload a smaller table");
        }
        if (body.length > 0) {
            String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
            if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
                Multipart multipart = Multipart.parse(type, body, directory);
                parameters = parameters.with(multipart.fields());
                files = multipart.files();
            } else if (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
                parameters = parameters.with(Parameters.decode(new String(body, StandardCharsets.UTF_8)));
            } else {
                throw new BadRequest(415, "Content-Type " + type
                        + ": must be application/x-www-form-urlencoded or multipart/form-data");
            }
        }
        List<String> segments = Arrays.stream(below.split("/")).filter(s -> !s.isEmpty()).toList();
        return new Request(method, segments, parameters, files, fault);
    }

    boolean get() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean post() {
        return method.equals("POST");
    }

    boolean suffers(FaultKind kind) {
        return fault.filter(f -> f.kind() == kind).isPresent();
    }
}
