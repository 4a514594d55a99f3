package rubin.tap.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rubin.tap.base.Origin;
import rubin.tap.base.WebAddress;

/** The proxy between this machine and a service, which Java learns from its own properties and nowhere else. */
public final class Proxies {

    private Proxies() {
    }

    /** The proxy that requests to this address go through, as {@code host:port}; empty if they go there directly. */
    static Optional<String> of(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        return proxies.stream().filter(p -> p.type() == Proxy.Type.HTTP).map(Proxy::address).filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast).map(a -> a.getHostString() + ":" + a.getPort()).findFirst();
    }

    /** What it means that a proxy refuses to go on (HTTP 407). */
    static String wantsPassword(URI uri) {
        String proxy = of(uri).map(p -> "the proxy " + p).orElse("a proxy before " + uri.getHost());
        return proxy + " wants a user name and a password (HTTP 407), which are not sent to any proxy; use one that asks for none, or go to the"
                + " service without one, by -Dhttp.nonProxyHosts=" + uri.getHost();
    }

    /**
     * The remedy for somebody whose shell knows a proxy, which other programs heed; empty if that is not why nobody answers.
     *
     * @param environment the process environment
     */
    public static Optional<String> unheeded(URI uri, Map<String, String> environment) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        Optional<String> name = Stream.of(scheme + "_proxy", scheme.toUpperCase(Locale.ROOT) + "_PROXY", "all_proxy", "ALL_PROXY")
                .filter(n -> !environment.getOrDefault(n, "").isBlank()).findFirst();
        if (name.isEmpty() || of(uri).isPresent() || Origin.of(uri).isLoopback() || isExempt(uri.getHost(), environment)) {
            return Optional.empty();
        }
        String value = environment.get(name.get()).strip();
        Optional<URI> proxy = Stream.of(value, "http://" + value).flatMap(Proxies::parsed).filter(u -> u.getHost() != null).findFirst();
        String host = proxy.map(URI::getHost).orElse("HOST");
        String port = proxy.map(URI::getPort).filter(n -> n > 0).map(String::valueOf).orElse("PORT");
        return Optional.of("Java does not heed the variable " + name.get() + ", so give -D" + scheme + ".proxyHost=" + host + " -D" + scheme + ".proxyPort=" + port);
    }

    private static boolean isExempt(String host, Map<String, String> environment) {
        String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return Arrays.stream(list.split("[,\\s]+")).map(s -> s.replaceFirst("^\\*?\\.", "")).filter(s -> !s.isEmpty())
                .anyMatch(s -> s.equals("*") || host.equalsIgnoreCase(s) || host.toLowerCase(Locale.ROOT).endsWith("." + s.toLowerCase(Locale.ROOT)));
    }

    private static Stream<URI> parsed(String text) {
        try {
            return Stream.of(WebAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
