package rubin.tap;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A TAP service, by its base URL; its endpoints are the standard's relative paths.
 *
 * @param base base URL without trailing slash
 */
public record TapService(URI base) {

    /**
     * Reads a base URL.
     *
     * @throws IllegalArgumentException if it is no absolute http or https URL, or holds a user name, query or fragment
     */
    public static TapService of(String url) {
        try {
            URI uri = new URI(url.strip().replaceFirst("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new IllegalArgumentException("must be the base URL of a TAP service, such as https://data.lsst.cloud/api/tap");
            }
            return new TapService(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL; give the base URL of a TAP service, such as https://data.lsst.cloud/api/tap", e);
        }
    }

    URI sync() {
        return URI.create(base + "/sync");
    }

    URI async() {
        return URI.create(base + "/async");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
