package rubin.tap.login;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.Optional;

/** Gives the token as the password that Rubin's services take it for, and leaves all other questions to another. */
final class TokenAuthenticator extends Authenticator {

    /** What Rubin's documentation has users write; the service looks at the password only. */
    private static final String USER = "x-oauth-basic";

    private final HostLogin login;
    private final Optional<Authenticator> other;

    TokenAuthenticator(HostLogin login, Optional<Authenticator> other) {
        this.login = login;
        this.other = other;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
        boolean asked = getRequestorType() == RequestorType.SERVER && "basic".equalsIgnoreCase(getRequestingScheme()) && getRequestingURL() != null;
        Optional<Secret> token = asked ? login.tokenFor(getRequestingURL()) : Optional.empty();
        return token.map(t -> new PasswordAuthentication(USER, t.password())).orElseGet(this::askOther);
    }

    private PasswordAuthentication askOther() {
        return other.map(o -> o.requestPasswordAuthenticationInstance(getRequestingHost(), getRequestingSite(), getRequestingPort(),
                getRequestingProtocol(), getRequestingPrompt(), getRequestingScheme(), getRequestingURL(), getRequestorType())).orElse(null);
    }
}
