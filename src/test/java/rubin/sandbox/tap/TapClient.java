package rubin.sandbox.tap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.util.ByteArrayDataSource;
import uk.ac.starlink.votable.VOTableBuilder;

/** A plain HTTP client, so that the service is not tested by the client that is tested by the service. */
public final class TapClient {

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String base;
    private final String[] headers;

    public TapClient(String base, String... headers) {
        this.base = base;
        this.headers = headers;
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(150));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(request(path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String... parameters) throws IOException, InterruptedException {
        return http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> postMultipart(String path, Map<String, String> fields, Map<String, String> files) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--xYz\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        files.forEach((name, value) -> body.append("--xYz\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"; filename=\"t.vot\"\r\nContent-Type: application/x-votable+xml\r\n\r\n").append(value).append("\r\n"));
        return http.send(request(path).header("Content-Type", "multipart/form-data; boundary=xYz")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--xYz--\r\n")).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A query of the uploaded table {@code mine}. */
    HttpResponse<String> upload(String path, String adql, byte[] table, String... more) throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("LANG", "ADQL", "QUERY", adql, "UPLOAD", "mine,param:file1"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--xYz\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        head.append("--xYz\r\nContent-Disposition: form-data; name=\"file1\"; filename=\"t.vot\"\r\n\r\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(table);
        body.writeBytes("\r\n--xYz--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(request(path).header("Content-Type", "multipart/form-data; boundary=xYz").POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a plain socket gets for a request that no client library would send; the lines are ended here. */
    public String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(base).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A synchronous query by POST. */
    HttpResponse<String> query(String adql, String... parameters) throws IOException, InterruptedException {
        return post("/sync", with(adql, parameters));
    }

    /** Creates a job; returns its URL. */
    public String job(String adql, String... parameters) throws IOException, InterruptedException {
        HttpResponse<String> response = post("/async", with(adql, parameters));
        if (response.statusCode() != 303) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String[] with(String adql, String... parameters) {
        List<String> all = new ArrayList<>(List.of("LANG", "ADQL", "QUERY", adql));
        all.addAll(List.of(parameters));
        return all.toArray(new String[0]);
    }

    public static String form(String... parameters) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    /** Text of the first element of this name. */
    public static String element(String xml, String name) {
        int start = xml.indexOf("<" + name + ">") + name.length() + 2;
        return start < name.length() + 2 ? "" : xml.substring(start, xml.indexOf("</" + name + ">", start));
    }

    /** The table of a VOTable, in memory. */
    static StarTable table(String votable) throws IOException {
        return new VOTableBuilder().makeStarTable(new ByteArrayDataSource("t", votable.getBytes(StandardCharsets.UTF_8)), false,
                StoragePolicy.PREFER_MEMORY);
    }

    /** All rows of a VOTable. */
    public static List<List<Object>> rows(String votable) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (StarTable table = table(votable); RowSequence sequence = table.getRowSequence()) {
            while (sequence.next()) {
                rows.add(new ArrayList<>(Arrays.asList(sequence.getRow())));
            }
        }
        return rows;
    }
}
