package rubin.tap.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import rubin.tap.base.PassingException.Hope;
import rubin.tap.base.PassingException;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;

/** What a connection's failure means to a user, and whether to try again. */
final class ConnectionFailure {

    /** What Java's client says of a header beyond its limit. */
    private static final String ENDLESS_HEADER = "Header size too big";

    /** What it says of lengths that are none. */
    private static final String NO_HTTP = "(fixed content-length: -|Illegal character in chunk size).*";

    /** What it says when a proxy refuses to connect it to a service. */
    private static final String NO_TUNNEL = "Tunnel failed";

    private ConnectionFailure() {
    }

    /**
     * A failure in words.
     *
     * @param reached whether the service has answered before, so that its address cannot be wrong
     */
    static TapException explained(IOException failure, URI uri, boolean reached) {
        Optional<String> proxy = Proxies.of(uri);
        String host = proxy.map(p -> "the proxy " + p).orElse(uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        String remedy = proxy.map(p -> "check http.proxyHost and https.proxyHost").orElseGet(() ->
                "check tapurl and the network" + (reached ? "" : Proxies.unheeded(uri, System.getenv()).map(u -> "; " + u).orElse("")));
        Hope hope = reached ? Hope.GOOD : Hope.LITTLE;
        if (has(failure, UnresolvedAddressException.class)) {
            String message = "no host called " + proxy.map(p -> p.replaceFirst(":\\d+$", "")).orElse(uri.getHost()) + " is known; " + remedy;
            return reached ? passing(message, failure, hope, true) : new TapException(message, failure);
        }
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return passing((proxy.isPresent() ? host + " does not answer; " : "nobody answers at " + host + "; ") + remedy, failure, hope, true);
        }
        if (failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException) {
            return new TapException("no secure connection to " + host + ": " + certificateProblem(reason(failure)), failure);
        }
        if (reason(failure).contains(ENDLESS_HEADER)) {
            return new TapException("the header that " + host + " sends is endless; it is refused", failure);
        }
        if (reason(failure).startsWith(NO_TUNNEL)) {
            return passing(host + " lets nobody through to " + uri.getHost() + " (" + reason(failure) + "); ask who runs it", failure, Hope.LITTLE, true);
        }
        if (has(failure, ProtocolException.class) || reason(failure).matches(NO_HTTP)) {
            return passing(host + " answers otherwise than HTTP has it (" + reason(failure) + "); check tapurl", failure, Hope.LITTLE, false);
        }
        if (failure instanceof HttpTimeoutException || failure instanceof BodyStream.SilenceException) {
            return passing(host + " has fallen silent; try again later", failure, Hope.SOME, false);
        }
        return passing("the connection to " + host + " broke (" + reason(failure) + "); try again later", failure, Hope.GOOD, false);
    }

    /** Whether a request was sent and its answer has not begun in time. */
    static boolean isLateAnswer(PassingException e) {
        return e.getCause() instanceof HttpTimeoutException && !e.undone();
    }

    private static PassingException passing(String message, IOException cause, Hope hope, boolean undone) {
        return new PassingException(message, cause, hope, undone, Optional.empty());
    }

    private static String certificateProblem(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("unable to find valid certification path")) {
            return "its certificate is signed by nobody whom this Java trusts; check tapurl, or ask who runs the network's proxy";
        }
        if (lower.contains("subject alternative") || lower.contains("no name matching")) {
            return "its certificate is for another host; check tapurl";
        }
        if (lower.contains("notafter") || lower.contains("expired")) {
            return "its certificate has expired; check the clock, or tell the service";
        }
        return reason;
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable e) {
        return ServiceComplaint.plain(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
