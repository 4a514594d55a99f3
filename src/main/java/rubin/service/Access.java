package rubin.service;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import rubin.schema.SchemaCache;
import rubin.schema.SchemaReader;
import rubin.tap.TapClient;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import rubin.tap.base.TapService;
import rubin.tap.base.UserHome;
import rubin.tap.login.Credentials;
import uk.ac.starlink.table.StoragePolicy;

/**
 * How to reach a service.
 *
 * @param service the service; empty for the embedded one
 * @param credentials token
 * @param sync whether to query synchronously, which is fit for answers within a minute
 * @param maxrec limit of rows
 * @param timeout budget of the whole operation
 */
public record Access(Optional<TapService> service, Credentials credentials, boolean sync, OptionalLong maxrec, Duration timeout) {

    /** The same with another budget. */
    public Access within(Duration budget) {
        return new Access(service, credentials, sync, maxrec, budget);
    }

    /** The same for another service; the token still goes to the origin that it was given for, and nowhere else. */
    public Access at(TapService other) {
        return new Access(Optional.of(other), credentials, sync, maxrec, timeout);
    }

    /** A client for one operation; the embedded service is started here if it is wanted. */
    public TapClient client(Progress progress) throws IOException {
        TapService target = service.isPresent() ? service.get() : EmbeddedService.running();
        return new TapClient(target, credentials, timeout, progress);
    }

    /**
     * The service's schema. The embedded one's is not kept on disk: it has a new address in each process.
     *
     * @param refresh whether to ask again for what is kept
     */
    public SchemaReader schema(Progress progress, boolean refresh) {
        SchemaCache cache = service.flatMap(s -> UserHome.folder().map(home -> SchemaCache.of(home, s.toString(), Clock.systemUTC())))
                .orElse(SchemaCache.NONE);
        return new SchemaReader(adql -> {
            QueryResult result = client(progress).sync(new TapQuery(adql, OptionalLong.empty()), StoragePolicy.PREFER_MEMORY);
            if (result.truncated()) {
                throw new TapException("the service cuts its own list of names short, after " + result.table().getRowCount() + " rows");
            }
            return result.table();
        }, cache, refresh);
    }
}
