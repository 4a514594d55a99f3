package rubin.topcat.widget;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import rubin.service.UsualService;
import rubin.tap.TapClient;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.TokenSources;
import rubin.task.query.NameHints;
import rubin.task.sandbox.SandboxService;

/**
 * A service as users choose it: {@value #RUBIN}, {@value #SANDBOX}, or the URL of any other.
 *
 * @param text what they chose or typed
 */
public record ServiceChoice(String text) {

    public static final String RUBIN = "Rubin";
    public static final String SANDBOX = "Sandbox";
    private static final Duration BUDGET = Duration.ofHours(4);

    public ServiceChoice {
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
    public static String usual() {
        String text = UsualService.text();
        return text.equalsIgnoreCase(SANDBOX) ? SANDBOX : text.equals(UsualService.RUBIN_URL) ? RUBIN : text;
    }

    public boolean isSandbox() {
        return text.equalsIgnoreCase(SANDBOX);
    }

    /** The service. Off the event thread: the sandbox starts here when first wanted. */
    public TapService service() throws IOException {
        return isSandbox() ? SandboxService.start() : TapService.of(text.equalsIgnoreCase(RUBIN) ? UsualService.RUBIN_URL : text);
    }

    /** A client for one operation, with the user's token if that is for this service. Off the event thread. */
    public TapClient client(Progress progress) throws IOException {
        TapService service = service();
        return new TapClient(service, credentials(service), BUDGET, progress);
    }

    /** A refusal of a query, with the name that may be meant instead of one that the service does not know. Off the event thread. */
    public IOException explain(TapException refusal, String adql) throws IOException {
        TapService service = service();
        return NameHints.explain(refusal, adql, isSandbox() ? Optional.empty() : Optional.of(service), credentials(service));
    }

    /** What this process knows of a token, if it is for this service: users may type any service's URL. */
    Credentials credentials(TapService service) throws IOException {
        if (isSandbox()) {
            return Credentials.ANONYMOUS;
        }
        return TokenSources.ofProcess().find(Optional.empty(), service, UsualService.ofToken());
    }
}
