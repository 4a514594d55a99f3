package rubin.schema;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import rubin.votable.UntrustedVOTable;
import uk.ac.starlink.table.RowStore;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/**
 * Answers of one service's TAP_SCHEMA on disk, one VOTable each, good for a day. It holds what the service publishes and
 * nothing of the user's. A cache that cannot be read or written is as good as an empty one. Several processes may share it:
 * files appear whole or not at all.
 */
public final class SchemaCache {

    /** How long an answer is good for. */
    public static final Duration LIFETIME = Duration.ofDays(1);

    /** Length of the part of a file's name that people can read; file systems take 255 bytes. */
    private static final int READABLE = 100;

    /** Keeps nothing. */
    public static final SchemaCache NONE = new SchemaCache(Optional.empty(), Clock.systemUTC());

    /** Rubin's whole TAP_SCHEMA has a hundredth of it. */
    private static final long MAX_BYTES = 1L << 30;
    private static final Logger LOGGER = Logger.getLogger(SchemaCache.class.getName());

    private final Optional<Path> folder;
    private final Clock clock;

    private SchemaCache(Optional<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The cache of a service.
     *
     * @param home the user's home; the cache is in {@code .rubin/cache} below
     * @param service base URL of the service
     */
    public static SchemaCache of(Path home, String service, Clock clock) {
        return new SchemaCache(Optional.of(home.resolve(".rubin").resolve("cache").resolve(fileName(service))), clock);
    }

    /** An answer that was kept, if it is good still. */
    Optional<StarTable> get(String name) {
        Path file = folder.map(f -> file(f, name)).orElse(null);
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
            if (age.compareTo(LIFETIME) >= 0 || age.compareTo(LIFETIME.negated()) <= 0) {
                return Optional.empty();
            }
            RowStore rows = StoragePolicy.PREFER_MEMORY.makeRowStore();
            try (InputStream in = Files.newInputStream(file)) {
                UntrustedVOTable.read(in, MAX_BYTES, rows);
            }
            return Optional.of(rows.getStarTable());
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "the schema cache " + file + " cannot be read; the service is asked instead", e);
            return Optional.empty();
        }
    }

    /** Keeps an answer. */
    void put(String name, StarTable table) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder.get());
            Path part = Files.createTempFile(folder.get(), ".part", ".vot");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    new VOTableWriter(DataFormat.TABLEDATA, true, VOTableVersion.V13).writeStarTable(table, out);
                }
                Files.move(part, file(folder.get(), name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, "the schema cache " + folder.get() + " cannot be written", e);
        }
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(fileName(name) + ".vot");
    }

    /** A name for a file that no other text has, on discs that ignore case too: what can be read of the text, and a digest of all of it. */
    private static String fileName(String text) {
        String readable = text.replaceFirst("^[a-z]+://", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-");
        return readable.substring(0, Math.min(READABLE, readable.length())) + "-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
