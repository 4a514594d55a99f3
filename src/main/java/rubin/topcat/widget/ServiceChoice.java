package rubin.topcat.widget;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import rubin.service.Access;
import rubin.service.EmbeddedService;
import rubin.service.QueryText;
import rubin.service.RunRequest;
import rubin.service.UsualService;
import rubin.tap.TapClient;
import rubin.tap.base.Progress;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.TokenSources;

/**
 * A service as users choose it: {@value #RUBIN}, {@value #SANDBOX}, or the URL of any other.
 *
 * @param text what they chose or typed
 */
public record ServiceChoice(String text) {

    public static final String RUBIN = "Rubin";
    public static final String SANDBOX = "Sandbox";
    /** What the ledger says of jobs made from windows. */
    public static final String COMMAND = "TOPCAT";
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
        return isSandbox() ? EmbeddedService.running() : TapService.of(text.equalsIgnoreCase(RUBIN) ? UsualService.RUBIN_URL : text);
    }

    /** A client for one operation, with the user's token if that is for this service. Off the event thread. */
    public TapClient client(Progress progress) throws IOException {
        return access(OptionalLong.empty()).client(progress);
    }

    /** A query and where to run it. Off the event thread. */
    public RunRequest request(QueryText query, OptionalLong maxrec) throws IOException {
        return new RunRequest(query, access(maxrec));
    }

    private Access access(OptionalLong maxrec) throws IOException {
        Optional<TapService> named = isSandbox() ? Optional.empty() : Optional.of(service());
        return new Access(named, named.isPresent() ? credentials(named.get()) : Credentials.ANONYMOUS, false, maxrec, BUDGET);
    }

    /** What this process knows of a token, if it is for this service: users may type any service's URL. */
    Credentials credentials(TapService service) throws IOException {
        return TokenSources.ofProcess().find(Optional.empty(), service, UsualService.ofToken());
    }
}
