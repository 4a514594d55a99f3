package rubin.task;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rubin.release.Release;
import rubin.service.Access;
import rubin.service.EmbeddedService;
import rubin.service.UsualService;
import rubin.tap.base.TapException;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.TokenSources;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** The service and how to talk to it: {@code tapurl= release= token= sync= maxrec= timeout=}. */
public final class ServiceParameters {

    private static final Duration MAX_TIMEOUT = Duration.ofDays(365);

    private final StringParameter tapurl = BadInput.text("tapurl", "<url>|sandbox", "URL of the TAP service",
            "<p>Base URL of the TAP service. The word <code>sandbox</code> starts an embedded service with a synthetic catalogue.\n"
                    + "The system property <code>rubin.tapurl</code> changes the default.</p>", UsualService.text());
    private final StringParameter release = BadInput.text("release", String.join("|", Release.NAMES), "Data release",
            "<p>Data release: <code>dp02</code> (DP0.2) or <code>dp01</code> (DP0.1, historical).</p>", Release.NAMES.get(0));
    private final StringParameter token = BadInput.text("token", "@<file>", "File with the access token",
            "<p>File that holds the access token for this service, with an <code>@</code> before its name. Without it the token is looked\n"
                    + "for in the file that <code>RUBIN_TOKEN_FILE</code> names, in the environment variables <code>RUBIN_TOKEN</code> and\n"
                    + "<code>ACCESS_TOKEN</code>, and in <code>~/.rubin/token</code>; such a token is for the default service, or for the one whose\n"
                    + "URL stands behind it in its file. A token is sent to its own service's host only.</p>", null);
    private final BooleanParameter sync = new BooleanParameter("sync");
    private final Parameter<Long> maxrec = NumberParameter.whole("maxrec", 0, Integer.MAX_VALUE, "rows")
            .described("<rows>", "Limit of rows", "Limit of rows in the result. Without it the service's own limit holds.", null);
    private final Parameter<Long> timeout = NumberParameter.whole("timeout", 1, MAX_TIMEOUT.toSeconds(), "seconds").described("<seconds>",
            "Time limit in seconds", "Time limit in seconds for the whole operation, with waiting, retries and reading the result.", "14400");

    public ServiceParameters() {
        sync.setPrompt("Synchronous query?");
        sync.setDescription("<p>Whether to run the query synchronously. Rubin's service gives synchronous queries one minute;\n"
                + "asynchronous ones have hours, and their results can be fetched again.</p>");
        sync.setStringDefault("false");
    }

    public List<Parameter<?>> all() {
        return List.of(tapurl, release, token, sync, maxrec, timeout);
    }

    /** For tasks whose query names its tables itself. */
    public List<Parameter<?>> withoutRelease() {
        return List.of(tapurl, token, sync, maxrec, timeout);
    }

    /** For tasks that steer jobs. */
    public List<Parameter<?>> forJobs() {
        return List.of(tapurl, token, maxrec, timeout);
    }

    /** Whether the user named a service. */
    public boolean isNamed(Environment env) {
        return Arrays.asList(env.getNames()).contains(tapurl.getName());
    }

    /** For tasks that ask a service about itself. */
    public List<Parameter<?>> withoutQuery() {
        return List.of(tapurl, release, token, timeout);
    }

    public Release release(Environment env) throws TaskException {
        return BadInput.read(env, release, Release::named);
    }

    /**
     * How to reach the service, all values checked; nothing is contacted or started yet.
     */
    public Access read(Environment env) throws TaskException {
        String url = tapurl.stringValue(env);
        boolean sandbox = url.equalsIgnoreCase(EmbeddedService.WORD);
        Optional<TapService> service = sandbox ? Optional.empty() : Optional.of(BadInput.check("tapurl", url, TapService::of));
        Optional<String> tokenText = Optional.ofNullable(token.stringValue(env));
        Long limit = maxrec.objectValue(env);
        OptionalLong rows = limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
        Duration budget = Duration.ofSeconds(timeout.objectValue(env));
        return new Access(service, credentials(service, tokenText), sync.booleanValue(env), rows, budget);
    }

    /** The embedded service of this process takes everybody, but a token parameter that is wrong is wrong there, too. */
    private static Credentials credentials(Optional<TapService> service, Optional<String> tokenText) throws TaskException {
        if (service.isEmpty() && tokenText.isEmpty()) {
            return Credentials.ANONYMOUS;
        }
        try {
            TapService usual = UsualService.ofToken();
            return TokenSources.ofProcess().find(tokenText, service.orElse(usual), usual);
        } catch (TapException e) {
            throw BadInput.failure(e);
        }
    }
}
