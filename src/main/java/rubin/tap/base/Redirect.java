package rubin.tap.base;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** Where a response sends its client. Redirects are followed with this and nowhere else. */
public final class Redirect {

    /** As many as browsers follow, halved. */
    public static final int MAX_HOPS = 10;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** These tell a client to send the same request again, body and all. */
    private static final Set<Integer> REPEATED = Set.of(301, 307, 308);

    private Redirect() {
    }

    public static boolean is(HttpResponse<?> response) {
        return STATUSES.contains(response.statusCode());
    }

    /**
     * The absolute address in a response's Location header.
     *
     * @throws TapException if there is none, or it leads from https to http
     */
    public static URI target(HttpResponse<?> response) throws TapException {
        URI from = response.uri();
        String location = response.headers().firstValue("Location").orElse("");
        String failure = from.getHost() + " redirects (HTTP " + response.statusCode() + ") to no usable address"
                + (location.isBlank() ? "" : " (" + ServiceComplaint.plain(location) + ")");
        URI to;
        try {
            to = from.resolve(WebAddress.parse(location));
        } catch (IllegalArgumentException e) {
            throw new TapException(failure + "; tell the service", e);
        }
        if (location.isBlank() || !WebAddress.isWeb(to)) {
            throw new TapException(failure + "; tell the service");
        }
        Optional<String> problem = WebAddress.problem(to);
        if (problem.isPresent()) {
            throw new TapException(failure + ": " + problem.get());
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
    public static URI ofPost(HttpResponse<?> response) throws TapException {
        URI to = target(response);
        if (REPEATED.contains(response.statusCode())) {
            throw new TapException("the service has moved; give tapurl=" + to.toString().replaceFirst("/(a?sync)/?$", ""));
        }
        return to;
    }

    /** Whether a step gives up encryption. */
    static boolean isDowngrade(URI from, URI to) {
        return from.getScheme().equalsIgnoreCase("https") && !to.getScheme().equalsIgnoreCase("https");
    }
}
