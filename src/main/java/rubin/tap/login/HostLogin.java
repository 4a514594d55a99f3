package rubin.tap.login;

import java.io.IOException;
import java.net.Authenticator;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import rubin.tap.base.Origin;
import rubin.tap.base.TapService;
import rubin.tap.base.WebAddress;
import uk.ac.starlink.vo.UwsJob;

/**
 * Lets the host's own access to services, {@code stilts tapquery} and TOPCAT's TAP window, use the token: at one service's
 * origin, when that asks for it, and nowhere else. The host's own properties for this hand a password to whoever asks.
 *
 * <p>Hosts before TOPCAT 4.10 leave authentication to {@link Authenticator}, later ones have an {@code AuthManager} of their
 * own; both are served, by the same class files.
 */
public final class HostLogin {

    /** Finds the token when it is wanted. */
    @FunctionalInterface
    public interface TokenFinder {
        /**
         * The token.
         *
         * @throws IOException if there is one that cannot be used
         */
        Optional<Secret> find() throws IOException;
    }

    private static final Logger LOGGER = Logger.getLogger(HostLogin.class.getName());

    private final Origin origin;
    private final TokenFinder finder;

    private HostLogin(TapService service, TokenFinder finder) {
        this.origin = Origin.of(service.base());
        this.finder = finder;
    }

    /**
     * Takes effect for the whole process, since the host knows no other way. An authenticator that is there is asked where this
     * one has nothing to say; in TOPCAT, to be called after TOPCAT has set its own.
     *
     * @param service whose origin may have the token
     * @param finder asked each time the service asks; no token is kept
     */
    public static void install(TapService service, TokenFinder finder) {
        HostLogin login = new HostLogin(service, finder);
        if (hasAuthManager()) {
            TokenScheme.install(login);
        } else {
            Authenticator.setDefault(new TokenAuthenticator(login, Optional.ofNullable(Authenticator.getDefault())));
        }
        // An upload in chunks cannot be sent again after the service has asked for the token.
        UwsJob.HTTP_CHUNK_SIZE = 0;
    }

    /** Whether this host has an authentication of its own, as TOPCAT has from 4.10 and STILTS from 3.5 on. */
    public static boolean hasAuthManager() {
        return TokenScheme.isWanted();
    }

    /** The token for a request to this address; empty if it is not the service's, or has no encryption. */
    Optional<Secret> tokenFor(URL url) {
        return owns(url) ? token() : Optional.empty();
    }

    /** Whether an address may have the token. */
    boolean owns(URL url) {
        try {
            URI uri = url.toURI();
            return WebAddress.isWeb(uri) && uri.getHost() != null && Origin.of(uri).equals(origin) && origin.isPrivate();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<Secret> token() {
        try {
            return finder.find();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "No token for {0}: {1}", new Object[] {origin.host(), e.getMessage()});
            return Optional.empty();
        }
    }
}
