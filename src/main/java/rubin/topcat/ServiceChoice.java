package rubin.topcat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import rubin.tap.Credentials;
import rubin.tap.Progress;
import rubin.tap.TapClient;
import rubin.tap.TapService;
import rubin.tap.TokenSources;
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

    /** A client for one operation, with the user's token. Off the event thread. */
    TapClient client(Progress progress) throws IOException {
        TapService service = service();
        Credentials credentials = isSandbox() ? Credentials.ANONYMOUS
                : TokenSources.ofProcess().find(Optional.empty()).map(token -> Credentials.of(token, service)).orElse(Credentials.ANONYMOUS);
        return new TapClient(service, credentials, BUDGET, progress);
    }
}
