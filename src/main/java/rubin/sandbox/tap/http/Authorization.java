package rubin.sandbox.tap.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may ask, as Rubin's Gafaelfawr decides it: the token as a Bearer, or in Basic as user or password with anything
 * in the other place. Without a token everyone may.
 *
 * @param token the one token that is good
 */
public record Authorization(Optional<String> token) {

    /** What a 401 asks for. */
    public static final String CHALLENGE = "Basic realm=\"sandbox\"";

    /** Whether the value of an Authorization header, null if there is none, lets the request in. */
    public boolean allows(String header) {
        if (token.isEmpty()) {
            return true;
        }
        if (header == null) {
            return false;
        }
        String[] words = header.strip().split("\\s+", 2);
        if (words.length < 2) {
            return false;
        }
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> isToken(words[1]);
            case "basic" -> basic(words[1]);
            default -> false;
        };
    }

    private boolean basic(String encoded) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return Arrays.stream(new String(decoded, StandardCharsets.UTF_8).split(":", 2)).anyMatch(this::isToken);
    }

    private boolean isToken(String candidate) {
        return MessageDigest.isEqual(candidate.getBytes(StandardCharsets.UTF_8), token.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }
}
