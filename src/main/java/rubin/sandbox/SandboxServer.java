package rubin.sandbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import rubin.sandbox.db.CatalogueDatabase;
import rubin.sandbox.schema.CatalogueSchema;
import rubin.sandbox.tap.TapDatabase;
import rubin.sandbox.tap.TapServer;
import rubin.sandbox.tap.fault.Faults;

/**
 * A TAP service on this machine that looks like Rubin's and serves a synthetic DP0.2.
 *
 * <pre>{@code
 * try (SandboxServer sandbox = SandboxServer.start(SandboxOptions.DEFAULT)) {
 *     URI tapUrl = URI.create(sandbox.url());
 *     sandbox.faults().add(Fault.of(FaultKind.STATUS).number(503).text("1").on("GET", "/async/.*"));
 * }
 * }</pre>
 *
 * It listens as soon as it is started; requests wait for the catalogue if they need it.
 */
public final class SandboxServer implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(SandboxServer.class.getName());

    private final TapServer service;
    private final AtomicReference<CatalogueDatabase> database;

    private SandboxServer(TapServer service, AtomicReference<CatalogueDatabase> database) {
        this.service = service;
        this.database = database;
    }

    /**
     * @throws IOException if the port is taken or the temporary directory cannot be written
     */
    public static SandboxServer start(SandboxOptions options) throws IOException {
        AtomicReference<CatalogueDatabase> database = new AtomicReference<>();
        TapServer service = TapServer.start(options.tap(), () -> {
            database.set(CatalogueDatabase.open(options.sky()));
            return new Catalogue(database.get());
        });
        return new SandboxServer(service, database);
    }

    /** The TAP base URL, such as {@code http://127.0.0.1:41234/api/tap}. */
    public String url() {
        return service.url();
    }

    /** What shall go wrong; nothing at first. */
    public Faults faults() {
        return service.faults();
    }

    /** Waits until the database is open, as any query does. */
    public void awaitReady() {
        service.awaitReady();
    }

    /**
     * Waits until the service is closed.
     *
     * @throws IOException if it is dead, because of an error that it could not mend
     */
    public void awaitEnd() throws IOException, InterruptedException {
        service.awaitEnd();
    }

    /** How many requests brought a token to the store of results, where none belongs. */
    public int leakedTokens() {
        return service.leakedTokens();
    }

    @Override
    public void close() {
        service.close();
        Optional.ofNullable(database.get()).ifPresent(SandboxServer::close);
    }

    private static void close(CatalogueDatabase database) {
        try {
            database.close();
        } catch (SQLException e) {
            LOGGER.log(Level.WARNING, "the sandbox's database did not close", e);
        }
    }

    /** The database as the service wants to see it. */
    private record Catalogue(CatalogueDatabase database) implements TapDatabase {

        @Override
        public Connection connect() throws SQLException {
            return database.connect();
        }

        @Override
        public CatalogueSchema schema() {
            return database.schema();
        }
    }
}
