package rubin.tap.base;

import java.net.URI;
import java.util.Locale;

/**
 * Where a URL leads, as RFC 6454 compares it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host host name in lower case
 * @param port port, the scheme's own where the URL gives none
 */
public record Origin(String scheme, String host, int port) {

    public static Origin of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Whether what is sent there can be read only there: https, or http to this machine itself. */
    public boolean isPrivate() {
        return scheme.equals("https") || scheme.equals("http") && isLoopback();
    }

    /** Whether it is this machine itself. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
