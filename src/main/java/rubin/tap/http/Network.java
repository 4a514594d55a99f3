package rubin.tap.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import rubin.tap.base.TimeSource;
import rubin.tap.base.WaitLimits;

/**
 * The world outside: connections, clock, chance.
 *
 * @param client makes connections; follows no redirects
 * @param time clock
 * @param chance numbers from 0 to 1 that spread the retries of many clients
 * @param patience how long silence is borne
 */
public record Network(HttpClient client, TimeSource time, DoubleSupplier chance, WaitLimits patience) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    /** The machine's own, with one pool of connections for the whole process. */
    public static Network shared() {
        return Shared.NETWORK;
    }

    /** A client with a pool of its own. HTTP/1.1, because a proxy's HTTP/2 adds failures and nothing else for one request at a time. */
    public static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT_TIMEOUT).build();
    }

    /** Made when it is first used. */
    private static final class Shared {
        private static final Network NETWORK =
                new Network(newClient(), TimeSource.SYSTEM, () -> ThreadLocalRandom.current().nextDouble(), WaitLimits.DEFAULT);
    }
}
