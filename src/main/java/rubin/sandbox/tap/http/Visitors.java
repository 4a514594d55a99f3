package rubin.sandbox.tap.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps web pages out that run in a browser on this machine. One that has its own name resolve to 127.0.0.1 is told by the
 * Host that the browser asks for, one that just sends requests by its Origin.
 *
 * @param scheme the service's: http or https
 * @param port the service's
 * @param cors whether pages of other origins are let in
 */
public record Visitors(String scheme, int port, boolean cors) {

    private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");

    /** Answers a request that goes no further: a foreign one, or a browser's question whether it may come; returns whether it did. */
    public boolean stopped(HttpExchange exchange, Reply reply) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        List<String> hosts = headers.getOrDefault("Host", List.of());
        String authority = exchange.getRequestURI().getRawAuthority();
        if (hosts.size() != 1 || !ours(hosts.get(0)) || authority != null && !ours(authority)) {
            reply.text(403, "Host: must be " + String.join(" or ", NAMES) + " with the port " + port + ", this service's, and no other\n");
            return true;
        }
        Optional<String> foreign = headers.getOrDefault("Origin", List.of()).stream()
                .filter(o -> !o.toLowerCase(Locale.ROOT).startsWith(scheme + "://") || !ours(o.substring(scheme.length() + 3))).findFirst();
        if (foreign.isEmpty()) {
            return false;
        }
        if (!cors) {
            reply.text(403, "Origin: " + foreign.get() + " is another web page's; rubinsandbox cors=true lets them in\n");
            return true;
        }
        reply.header("Access-Control-Allow-Origin", "*");
        reply.header("Access-Control-Expose-Headers", "Location, Retry-After");
        if (!exchange.getRequestMethod().equals("OPTIONS")) {
            return false;
        }
        reply.header("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE");
        reply.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Range, X-Requested-With");
        reply.header("Access-Control-Allow-Private-Network", "true");
        reply.text(200, "");
        return true;
    }

    private boolean ours(String authority) {
        String name = authority.toLowerCase(Locale.ROOT);
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return NAMES.stream().anyMatch(n -> name.equals(n + ":" + port) || usual && name.equals(n));
    }
}
