package rubin.tap.login;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The token as an {@code AuthScheme} of the host's {@code AuthManager}, TOPCAT 4.10 and later. Earlier hosts lack those classes,
 * so their interfaces are implemented by proxies.
 */
final class TokenScheme {

    private static final Logger LOGGER = Logger.getLogger(TokenScheme.class.getName());
    private static final String PACKAGE = "uk.ac.starlink.auth.";
    private static final String NAME = "RubinToken";
    /** Challenges that Rubin's services, and others of its kind, send. */
    private static final Set<String> CHALLENGES = Set.of("basic", "bearer");

    private final HostLogin login;
    private final Object scheme;

    private TokenScheme(HostLogin login) throws ClassNotFoundException {
        this.login = login;
        this.scheme = implement("AuthScheme", (proxy, method, args) -> switch (method.getName()) {
            case "getName" -> NAME;
            case "createContextFactory" -> applies(args[0], (URL) args[1]) ? contextFactory((URL) args[1]) : null;
            default -> basics(proxy, method.getName(), args);
        });
    }

    /** Whether the host has an AuthManager. */
    static boolean isWanted() {
        try {
            Class.forName(PACKAGE + "AuthManager");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Makes the host's AuthManager ask this first. */
    static void install(HostLogin login) {
        try {
            Class<?> managerType = Class.forName(PACKAGE + "AuthManager");
            Object manager = managerType.getMethod("getInstance").invoke(null);
            List<?> schemes = (List<?>) managerType.getMethod("getSchemes").invoke(manager);
            addFirst(schemes, new TokenScheme(login).scheme);
        } catch (ReflectiveOperationException | ClassCastException e) {
            LOGGER.log(Level.WARNING, "This host''s own access cannot use the token: {0}", e.toString());
        }
    }

    @SuppressWarnings("unchecked")    // the list's type is not there at compile time
    private static void addFirst(List<?> schemes, Object scheme) {
        ((List<Object>) schemes).add(0, scheme);
    }

    private boolean applies(Object challenge, URL url) throws ReflectiveOperationException {
        return login.owns(url) && isKnown(challenge) && login.tokenFor(url).isPresent();
    }

    private static boolean isKnown(Object challenge) throws ReflectiveOperationException {
        Object name = challenge.getClass().getMethod("getSchemeName").invoke(challenge);
        return CHALLENGES.contains(String.valueOf(name).toLowerCase(Locale.ROOT));
    }

    private Object contextFactory(URL url) throws ClassNotFoundException {
        Object with = context(login.tokenFor(url));
        Object without = context(Optional.empty());
        return implement("ContextFactory", (proxy, method, args) -> switch (method.getName()) {
            case "createContext" -> with;
            case "createUnauthContext" -> without;
            default -> basics(proxy, method.getName(), args);
        });
    }

    private Object context(Optional<Secret> token) throws ClassNotFoundException {
        return implement("AuthContext", (proxy, method, args) -> switch (method.getName()) {
            case "getScheme" -> scheme;
            case "hasCredentials" -> token.isPresent();
            case "isUrlDomain" -> login.owns((URL) args[0]);
            case "isChallengeDomain" -> login.owns((URL) args[1]) && isKnown(args[0]);
            case "isExpired" -> false;
            case "configureConnection" -> {
                HttpURLConnection connection = (HttpURLConnection) args[0];
                token.filter(t -> login.owns(connection.getURL())).ifPresent(t -> connection.setRequestProperty("Authorization", t.bearer()));
                yield null;
            }
            case "getCurlArgs" -> new String[] {"--header", "Authorization: Bearer " + token.map(Secret::toString).orElse("")};
            default -> basics(proxy, method.getName(), args);
        });
    }

    private static Object implement(String type, InvocationHandler handler) throws ClassNotFoundException {
        Class<?> itself = Class.forName(PACKAGE + type);
        return Proxy.newProxyInstance(itself.getClassLoader(), new Class<?>[] {itself}, handler);
    }

    private static Object basics(Object proxy, String method, Object[] args) {
        return switch (method) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == args[0];
            case "toString" -> NAME;
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
