package rubin.sandbox.tap;

import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/**
 * How the service behaves. The defaults are Rubin's, but for the delays, which are none.
 *
 * @param port TCP port on 127.0.0.1; 0 lets the system choose
 * @param token the token that requests must carry; empty lets everyone in
 * @param tls makes the service https with this key
 * @param queued time that each job spends in QUEUED
 * @param executing least time that each job spends in EXECUTING
 * @param syncTimeout time after which a synchronous query is given up
 * @param maxExecution longest and default execution time of a job
 * @param retention longest and default time until a job is destroyed
 * @param maxWait longest WAIT
 * @param maxRunning queries that may run at once; one more ends in ERROR
 * @param maxrec longest and default number of rows
 * @param storeRedirect whether results are fetched from another origin, as Rubin's are
 * @param gzip whether answers are compressed for clients that accept it
 * @param cors whether web pages of other origins may ask
 * @param uploadUrls whether uploads are fetched from the URLs that requests name
 */
public record TapOptions(int port, Optional<String> token, Optional<SSLContext> tls, Duration queued, Duration executing,
                         Duration syncTimeout, Duration maxExecution, Duration retention, Duration maxWait, int maxRunning,
                         long maxrec, boolean storeRedirect, boolean gzip, boolean cors, boolean uploadUrls) {

    /** Open to everyone, on a port of the system's choice, without delays. */
    public static final TapOptions DEFAULT = new TapOptions(0, Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ZERO,
            Duration.ofSeconds(60), Duration.ofSeconds(14_400), Duration.ofDays(7), Duration.ofMinutes(5), 12,
            100_000_000, false, false, false, false);

    public TapOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port=" + port + ": must be from 0 (any) to 65535");
        }
        if (token.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("token: must not be blank; leave it out for a service without tokens");
        }
        if (queued.isNegative() || executing.isNegative() || maxRunning < 1 || maxrec < 1) {
            throw new IllegalArgumentException("queued=" + queued + " executing=" + executing + " maxRunning=" + maxRunning
                    + " maxrec=" + maxrec + ": delays must not be negative, limits at least 1");
        }
    }

    public TapOptions withPort(int newPort) {
        return new TapOptions(newPort, token, tls, queued, executing, syncTimeout, maxExecution, retention, maxWait, maxRunning,
                maxrec, storeRedirect, gzip, cors, uploadUrls);
    }

    public TapOptions withToken(String newToken) {
        return new TapOptions(port, Optional.of(newToken), tls, queued, executing, syncTimeout, maxExecution, retention, maxWait,
                maxRunning, maxrec, storeRedirect, gzip, cors, uploadUrls);
    }

    public TapOptions withTls(SSLContext context) {
        return new TapOptions(port, token, Optional.of(context), queued, executing, syncTimeout, maxExecution, retention, maxWait,
                maxRunning, maxrec, storeRedirect, gzip, cors, uploadUrls);
    }

    public TapOptions withDelays(Duration newQueued, Duration newExecuting) {
        return new TapOptions(port, token, tls, newQueued, newExecuting, syncTimeout, maxExecution, retention, maxWait, maxRunning,
                maxrec, storeRedirect, gzip, cors, uploadUrls);
    }

    public TapOptions withTimes(Duration newSyncTimeout, Duration newMaxExecution, Duration newRetention, Duration newMaxWait) {
        return new TapOptions(port, token, tls, queued, executing, newSyncTimeout, newMaxExecution, newRetention, newMaxWait,
                maxRunning, maxrec, storeRedirect, gzip, cors, uploadUrls);
    }

    public TapOptions withLimits(int newMaxRunning, long newMaxrec) {
        return new TapOptions(port, token, tls, queued, executing, syncTimeout, maxExecution, retention, maxWait, newMaxRunning,
                newMaxrec, storeRedirect, gzip, cors, uploadUrls);
    }

    public TapOptions withStoreRedirect() {
        return new TapOptions(port, token, tls, queued, executing, syncTimeout, maxExecution, retention, maxWait, maxRunning,
                maxrec, true, gzip, cors, uploadUrls);
    }

    public TapOptions withGzip() {
        return new TapOptions(port, token, tls, queued, executing, syncTimeout, maxExecution, retention, maxWait, maxRunning,
                maxrec, storeRedirect, true, cors, uploadUrls);
    }

    public TapOptions withCors(boolean newCors) {
        return new TapOptions(port, token, tls, queued, executing, syncTimeout, maxExecution, retention, maxWait, maxRunning,
                maxrec, storeRedirect, gzip, newCors, uploadUrls);
    }

    public TapOptions withUploadUrls(boolean newUploadUrls) {
        return new TapOptions(port, token, tls, queued, executing, syncTimeout, maxExecution, retention, maxWait, maxRunning,
                maxrec, storeRedirect, gzip, cors, newUploadUrls);
    }
}
