package rubin.tap.login;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rubin.tap.base.Origin;
import rubin.tap.base.TapService;
import rubin.tap.base.TokenUse;

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
    public Optional<String> headerFor(URI target) {
        return access(target) == TokenUse.TOKEN ? token.map(Secret::bearer) : Optional.empty();
    }

    /** What a request to this address brings to be let in. */
    public TokenUse access(URI target) {
        boolean own = origin.map(Origin::of).filter(Origin.of(target)::equals).isPresent();
        if (token.isEmpty()) {
            return origin.isPresent() ? TokenUse.OF_ANOTHER : TokenUse.NO_TOKEN;
        }
        return !own ? TokenUse.ELSEWHERE : Origin.of(target).isPrivate() ? TokenUse.TOKEN : TokenUse.WITHHELD;
    }

    /** A text from a service without the token: there are services that repeat what they are sent. */
    public String redact(String text) {
        return token.map(t -> t.redact(text)).orElse(text);
    }

    /** The same for a document in an encoding that extends ASCII. */
    public byte[] redact(byte[] document) {
        return token.isEmpty() ? document : redact(new String(document, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
