package rubin.tap;

import java.net.URI;
import java.util.Optional;

/**
 * A token and the one origin that may see it.
 *
 * @param token the token; empty for anonymous use
 * @param origin origin that it was given for
 */
public record Credentials(Optional<Secret> token, Optional<URI> origin) {

    /** No token. */
    public static final Credentials ANONYMOUS = new Credentials(Optional.empty(), Optional.empty());

    /** A token for the origin of this service. */
    public static Credentials of(Secret token, TapService service) {
        return new Credentials(Optional.of(token), Optional.of(service.base()));
    }

    /** The Authorization header for a request to this address; empty unless it is the token's own, private, origin. */
    Optional<String> headerFor(URI target) {
        Origin to = Origin.of(target);
        return origin.map(Origin::of).filter(to::equals).filter(Origin::isPrivate).flatMap(o -> token).map(Secret::bearer);
    }
}
