package rubin.tap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A token and the one origin that may see it.
 *
 * @param token the token; empty for anonymous use
 * @param origin origin that it was given for; without a token, that of one that may not be used
 */
public record Credentials(Optional<Secret> token, Optional<URI> origin) {

    /** No token. */
    public static final Credentials ANONYMOUS = new Credentials(Optional.empty(), Optional.empty());

    /** A token for the origin of this service. */
    public static Credentials of(Secret token, TapService service) {
        return new Credentials(Optional.of(token), Optional.of(service.base()));
    }

    /** The same for a service of the token's own origin; for any other, that there is a token and it is not for this service. */
    Credentials onlyFor(TapService service) {
        return origin.map(Origin::of).filter(Origin.of(service.base())::equals).isPresent() ? this : new Credentials(Optional.empty(), origin);
    }

    /** The Authorization header for a request to this address; empty unless it is the token's own, private, origin. */
    Optional<String> headerFor(URI target) {
        return access(target) == Access.TOKEN ? token.map(Secret::bearer) : Optional.empty();
    }

    /** What a request to this address brings to be let in. */
    Access access(URI target) {
        boolean own = origin.map(Origin::of).filter(Origin.of(target)::equals).isPresent();
        if (token.isEmpty()) {
            return origin.isPresent() ? Access.OF_ANOTHER : Access.NO_TOKEN;
        }
        return !own ? Access.ELSEWHERE : Origin.of(target).isPrivate() ? Access.TOKEN : Access.WITHHELD;
    }

    /** What a request brings to be let in. */
    enum Access {
        /** The token. */
        TOKEN,
        /** Nothing, because the token's own address has no encryption. */
        WITHHELD,
        /** Nothing, because the token is another address's. */
        ELSEWHERE,
        /** Nothing, because the only token is another service's. */
        OF_ANOTHER,
        /** Nothing, because there is no token. */
        NO_TOKEN
    }

    /** A text from a service without the token: there are services that repeat what they are sent. */
    String redact(String text) {
        return token.map(t -> t.redact(text)).orElse(text);
    }

    /** The same for a document in an encoding that extends ASCII. */
    byte[] redact(byte[] document) {
        return token.isEmpty() ? document : redact(new String(document, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
