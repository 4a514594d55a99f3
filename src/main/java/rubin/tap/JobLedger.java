package rubin.tap;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that were made on this machine, in {@code ~/.rubin/jobs}: a line each with time, service, URL and command, and a
 * line for each that is gone again. Lines are only ever appended, whole, so that any number of processes may write at once;
 * lines that cannot be read are passed over. It holds no credentials, and only its owner can read it.
 */
public final class JobLedger {

    private static final String GONE = "gone";
    private static final String MADE = "made";

    /**
     * A job that was made here.
     *
     * @param made when, to the second
     * @param service base URL of the service
     * @param uri the job's address
     * @param command what made it
     */
    public record Entry(Instant made, String service, URI uri, String command) {
    }

    private final Path file;
    private final Clock clock;

    /**
     * @param home the user's home
     */
    public JobLedger(Path home, Clock clock) {
        this.file = home.resolve(".rubin").resolve("jobs");
        this.clock = clock;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Remembers a job. */
    public void add(TapService service, URI job, String command) throws IOException {
        append(MADE, service.toString(), job.toString(), command);
    }

    /** Remembers that a job is gone. */
    public void forget(URI job) throws IOException {
        append(GONE, "", job.toString(), "");
    }

    /** The jobs that are not known to be gone, newest first. */
    public List<Entry> entries() throws IOException {
        return read(false);
    }

    private List<Entry> read(boolean goneToo) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<URI, Entry> entries = new LinkedHashMap<>();
        for (String line : Files.readString(file).split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 5) {
                continue;
            }
            try {
                URI job = URI.create(fields[3]);
                if (fields[1].equals(MADE)) {
                    entries.put(job, new Entry(Instant.parse(fields[0]), fields[2], job, unescape(fields[4])));
                } else if (fields[1].equals(GONE) && !goneToo) {
                    entries.remove(job);
                }
            } catch (IllegalArgumentException | DateTimeParseException e) {
                continue;    // a line of another version or hand: not ours to judge
            }
        }
        List<Entry> newestFirst = new ArrayList<>(entries.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The newest job whose address ends with this id, be it gone or not. */
    public Optional<Entry> find(String id) throws IOException {
        return read(true).stream().filter(e -> e.uri().getPath().endsWith("/" + id)).findFirst();
    }

    private void append(String event, String service, String job, String command) throws IOException {
        Files.createDirectories(file.getParent());
        String line = String.join("\t", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), event, service, job, escape(command)) + "\n";
        boolean posix = Files.getFileAttributeView(file.getParent(), PosixFileAttributeView.class) != null;
        EnumSet<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try (FileChannel channel = posix
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            plain.append(switch (next) {
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'n' -> '\n';
                default -> next;
            });
        }
        return plain.toString();
    }
}
