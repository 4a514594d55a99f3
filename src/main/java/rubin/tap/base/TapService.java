package rubin.tap.base;

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
     * @throws IllegalArgumentException if it is no absolute http or https URL of a host that Java can reach, or holds a user name,
     *                                  query or fragment
     */
    public static TapService of(String url) {
        try {
            URI uri = new URI(url.strip().replaceFirst("/+$", ""));
            if (!WebAddress.isWeb(uri) || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new IllegalArgumentException("must be the base URL of a TAP service, such as https://data.lsst.cloud/api/tap");
            }
            WebAddress.problem(uri).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
            return new TapService(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL; give the base URL of a TAP service, such as https://data.lsst.cloud/api/tap", e);
        }
    }

    /**
     * The service that a job belongs to, by the job's address, which usually is below the service's {@code async}.
     *
     * @param job the job's address
     * @param otherwise the service to take if the address does not tell
     */
    public static TapService ofJob(URI job, TapService otherwise) {
        String base = job.toString().replaceFirst("/async/[^/]+/?$", "");
        return base.equals(job.toString()) ? otherwise : of(base);
    }

    /** The address of a job of this id. */
    public URI job(String id) {
        return URI.create(async() + "/" + WebAddress.segment(id));
    }

    public URI sync() {
        return URI.create(base + "/sync");
    }

    public URI async() {
        return URI.create(base + "/async");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
