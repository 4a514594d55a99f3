package rubin.tap;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;

/** Where a response sends its client. Redirects are followed with this and nowhere else. */
final class Redirect {

    /** As many as browsers follow, halved. */
    static final int MAX_HOPS = 10;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** These tell a client to send the same request again, body and all. */
    private static final Set<Integer> REPEATED = Set.of(301, 307, 308);

    private Redirect() {
    }

    static boolean is(HttpResponse<?> response) {
        return STATUSES.contains(response.statusCode());
    }

    /**
     * The absolute address in a response's Location header.
     *
     * @throws TapException if there is none, or it leads from https to http
     */
    static URI target(HttpResponse<?> response) throws TapException {
        URI from = response.uri();
        URI to;
        try {
            to = URI.create(from.resolve(response.headers().firstValue("Location").orElseThrow(IllegalArgumentException::new)).toASCIIString());
            if (!isWeb(to)) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException e) {
            throw new TapException(from.getHost() + " redirects (HTTP " + response.statusCode() + ") to no usable address; tell the service", e);
        }
        if (isDowngrade(from, to)) {
            throw new TapException(from.getHost() + " redirects to an address without encryption; that is refused");
        }
        return to;
    }

    /**
     * Where the answer to a POST is, or what it has made.
     *
     * @throws TapException also if the POST should be repeated elsewhere: only the user can say whether elsewhere is trusted
     */
    static URI ofPost(HttpResponse<?> response) throws TapException {
        URI to = target(response);
        if (REPEATED.contains(response.statusCode())) {
            throw new TapException("the service has moved; give tapurl=" + to.toString().replaceFirst("/(a?sync)/?$", ""));
        }
        return to;
    }

    /** Whether an address is absolute, and http or https. */
    static boolean isWeb(URI uri) {
        return uri.getHost() != null && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }

    /** Whether a step gives up encryption. */
    static boolean isDowngrade(URI from, URI to) {
        return from.getScheme().equalsIgnoreCase("https") && !to.getScheme().equalsIgnoreCase("https");
    }
}
