package rubin.sandbox.tap.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rubin.sandbox.tap.Uploads;

/** Fetches an upload by URL: from the host that is named and no other, within a size and a time. */
public final class Download {

    private static final int TIMEOUT_SECONDS = 30;
    private static final int MAX_REDIRECTS = 5;
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Download() {
    }

    /**
     * @return a new file, which the caller deletes
     * @throws BadRequest if it cannot be had so
     */
    public static Path of(String url) throws IOException {
        FutureTask<Path> task = new FutureTask<>(() -> fetch(url));
        Thread thread = new Thread(task, "rubin-sandbox-download");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BadRequest known && known.status() == 400 ? known : refused(url, String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException | InterruptedException e) {
            task.cancel(true);
            throw refused(url, "it takes longer than " + TIMEOUT_SECONDS + " seconds");
        }
    }

    private static Path fetch(String url) throws IOException, InterruptedException {
        URI uri = address(url);
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            HttpResponse<InputStream> response = HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                Optional<String> location = response.headers().firstValue("Location");
                if (response.statusCode() == 200) {
                    Path file = Files.createTempFile("upload", ".vot");
                    Request.spool(body, file, Uploads.MAX_BYTES);
                    return file;
                } else if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                    throw refused(url, "its server answers " + response.statusCode());
                }
                URI next = uri.resolve(location.get().strip());
                if (!uri.getScheme().equals(next.getScheme()) || !uri.getRawAuthority().equals(next.getRawAuthority())) {
                    throw refused(url, "its server redirects to another host");
                }
                uri = next;
            }
        }
        throw refused(url, "its server redirects without end");
    }

    private static URI address(String url) throws BadRequest {
        try {
            URI uri = URI.create(url);
            if (String.valueOf(uri.getScheme()).matches("(?i)https?") && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The words below hold for it, too.
        }
        throw new BadRequest("UPLOAD=" + url + ": must be param:name, or an http or https URL");
    }

    private static BadRequest refused(String url, String why) {
        return new BadRequest("UPLOAD=" + url + ": cannot be fetched: " + why + "; send the table inline, as param:name");
    }
}
