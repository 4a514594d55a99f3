package rubin.service;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rubin.tap.base.TapService;
import rubin.tap.base.UserHome;
import rubin.tap.base.WebAddress;

/**
 * The jobs that were made on this machine, in {@code ~/.rubin/jobs}: a line each with time, service, URL and command, and a
 * line for each that is gone again. Lines are only ever appended, whole, so that any number of processes may write at once;
 * lines that cannot be read, or were torn when a disk was full, are passed over. It holds no credentials, and only its owner can
 * read it. What goes wrong with it is said with the file's name.
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

    private final Optional<Path> place;
    private final Clock clock;

    /**
     * @param home the user's home; empty if there is none, and nothing can be noted
     */
    JobLedger(Optional<Path> home, Clock clock) {
        this.place = home.map(folder -> folder.resolve(".rubin").resolve("jobs"));
        this.clock = clock;
    }

    /** The user's own. */
    public static JobLedger ofUser() {
        return new JobLedger(UserHome.folder(), Clock.systemUTC());
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
        if (place.isEmpty() || !Files.exists(place.get())) {
            return List.of();
        }
        Map<URI, Entry> entries = new LinkedHashMap<>();
        for (String line : text(place.get()).split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 5) {
                continue;
            }
            try {
                URI job = address(fields[3]);
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

    private static URI address(String text) {
        URI uri = URI.create(text);
        if (!WebAddress.isWeb(uri) || WebAddress.problem(uri).isPresent() || text.contains("\uFFFD")) {
            throw new IllegalArgumentException("no job's address");
        }
        return uri;
    }

    /** A byte that is no text spoils its own line only. */
    private static String text(Path file) throws IOException {
        try {
            requireFile(file);
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read (" + reason(e, file) + ")", e);
        }
    }

    /** A pipe would be waited for. */
    private static void requireFile(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no file");
        }
    }

    /** Java's exceptions for files often have the file's name as their whole message. */
    private static String reason(IOException e, Path file) {
        String message = e instanceof FileSystemException f ? Optional.ofNullable(f.getReason()).orElse(e.getClass().getSimpleName()
                .replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)) : String.valueOf(e.getMessage());
        return message.equals(file.toString()) ? e.getClass().getSimpleName() : message;
    }

    /** The newest job whose address ends with this id, be it gone or not. */
    public Optional<Entry> find(String id) throws IOException {
        return read(true).stream().filter(e -> e.uri().getPath().endsWith("/" + id)).findFirst();
    }

    private void append(String event, String service, String job, String command) throws IOException {
        Path file = place.orElseThrow(() -> new IOException(UserHome.NONE));
        String line = String.join("\t", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), event, service, job, escape(command)) + "\n";
        try {
            Files.createDirectories(file.getParent());
            requireFile(file);
            write(file, isTorn(file) ? "\n" + line : line);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written (" + reason(e, file) + ")", e);
        }
    }

    /** Whether the last line has no end, because a disk was full or a machine went down. */
    private static boolean isTorn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private static void write(Path file, String line) throws IOException {
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
