package rubin.topcat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import rubin.tap.Credentials;
import rubin.tap.Progress;
import rubin.tap.Secret;
import rubin.tap.TapClient;
import rubin.tap.TapException;
import rubin.tap.TapService;
import rubin.tap.TokenSources;
import rubin.task.NameHints;
import rubin.task.SandboxService;

/**
 * A service as users choose it: {@value #RUBIN}, {@value #SANDBOX}, or the URL of any other.
 *
 * @param text what they chose or typed
 */
record ServiceChoice(String text) {

    static final String RUBIN = "Rubin";
    static final String SANDBOX = "Sandbox";
    private static final String RUBIN_URL = "https://data.lsst.cloud/api/tap";
    private static final String TOKEN_SERVICE = "token.service";
    private static final Duration BUDGET = Duration.ofHours(4);

    ServiceChoice {
        text = text.strip();
        if (!text.equalsIgnoreCase(RUBIN) && !text.equalsIgnoreCase(SANDBOX)) {
            try {
                TapService.of(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Service '" + text + "': choose " + RUBIN + " or " + SANDBOX + ", or give a URL; it " + e.getMessage(), e);
            }
        }
    }

    /** Where the property {@code rubin.tapurl} points, which is the word sandbox or a URL; else Rubin. */
    static String usual() {
        String url = System.getProperty("rubin.tapurl", RUBIN);
        return url.equalsIgnoreCase(SANDBOX) ? SANDBOX : url;
    }

    boolean isSandbox() {
        return text.equalsIgnoreCase(SANDBOX);
    }

    /** The service. Off the event thread: the sandbox starts here when first wanted. */
    TapService service() throws IOException {
        return isSandbox() ? SandboxService.start() : TapService.of(text.equalsIgnoreCase(RUBIN) ? RUBIN_URL : text);
    }

    /** A client for one operation, with the user's token if that is for this service. Off the event thread. */
    TapClient client(Progress progress) throws IOException {
        TapService service = service();
        return new TapClient(service, credentials(service), BUDGET, progress);
    }

    /** A refusal of a query, with the name that may be meant instead of one that the service does not know. Off the event thread. */
    IOException explain(TapException refusal, String adql) throws IOException {
        TapService service = service();
        return NameHints.explain(refusal, adql, isSandbox() ? Optional.empty() : Optional.of(service), credentials(service));
    }

    /** What this process knows of a token, if it is for this service: users may type any service's URL. */
    Credentials credentials(TapService service) throws IOException {
        if (isSandbox()) {
            return Credentials.ANONYMOUS;
        }
        TapService owner = ofToken(Settings.ofUser()).service();
        Optional<Secret> token = TokenSources.ofProcess().find(Optional.empty());
        return token.map(secret -> Credentials.of(secret, owner).onlyFor(service)).orElse(Credentials.ANONYMOUS);
    }

    /** The service that the user's token is for: the one that it was saved for in the Token window, else the usual one. */
    static ServiceChoice ofToken(Settings settings) {
        ServiceChoice choice = new ServiceChoice(settings.get(TOKEN_SERVICE, usual()));
        return choice.isSandbox() ? new ServiceChoice(RUBIN) : choice;
    }

    /** Notes which service the user's token is for. */
    void ownToken(Settings settings) {
        settings.put(TOKEN_SERVICE, isSandbox() ? RUBIN : text);
    }
}
