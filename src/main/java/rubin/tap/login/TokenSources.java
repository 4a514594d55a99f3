package rubin.tap.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rubin.tap.base.TapException;
import rubin.tap.base.TapService;
import rubin.tap.base.UserHome;
import rubin.votable.DocumentStart;

/**
 * The places where a user may keep a token, in order: the parameter {@code token=@file}, the file that
 * {@code RUBIN_TOKEN_FILE} names, {@code RUBIN_TOKEN}, {@code ACCESS_TOKEN}, and {@code ~/.rubin/token}. A file may name the service
 * that its token is for, by a URL behind the token; it goes nowhere else.
 *
 * @param environment the process environment
 * @param home the user's home folder; empty if there is none
 */
public record TokenSources(Map<String, String> environment, Optional<Path> home) {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    /** More than any token has; a larger file is something else. */
    private static final int MAX_FILE_BYTES = 16_384;

    /** The sources of this process. */
    public static TokenSources ofProcess() {
        return new TokenSources(System.getenv(), UserHome.folder());
    }

    /** Where a token is kept between sessions; empty if there is no such place. */
    public Optional<Path> savedToken() {
        return home.map(folder -> folder.resolve(".rubin").resolve("token"));
    }

    /** The environment variable whose token goes before the saved one, if there is one. */
    public Optional<String> overriding() {
        return Stream.of("RUBIN_TOKEN_FILE", "RUBIN_TOKEN", "ACCESS_TOKEN").filter(name -> !environment.getOrDefault(name, "").isBlank()).findFirst();
    }

    /**
     * Finds the token for a service.
     *
     * @param parameter value of the parameter {@code token=}, if given; that token is for this service unless its file says otherwise
     * @param service the service that it is wanted for
     * @param usual the service that any other token is for whose place names none
     * @return no token if there is none, or it is for another origin than the service's
     * @throws TapException if the parameter holds a token instead of a file's name, or a named file cannot be used
     */
    public Credentials find(Optional<String> parameter, TapService service, TapService usual) throws TapException {
        Optional<Kept> kept = parameter.isPresent() ? Optional.of(named(parameter.get())) : kept();
        return kept.map(token -> Credentials.of(token.secret(), token.service().orElse(parameter.isPresent() ? service : usual)).onlyFor(service))
                .orElse(Credentials.ANONYMOUS);
    }

    /**
     * Keeps a token between sessions, in a file that nobody else can read at any moment; one that was there is replaced as a whole.
     *
     * @param service the service that it is for
     */
    public void save(char[] token, TapService service) throws IOException {
        Path file = savedToken().orElseThrow(() -> new IOException(UserHome.NONE));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
        Path fresh = posix ? Files.createTempFile(folder, ".token", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, ".token", "");
        try {
            Files.writeString(fresh, new String(token).strip() + "\n" + service + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** A token, and the service that it is for if its place says so. */
    private record Kept(Secret secret, Optional<TapService> service) {
    }

    private static Kept named(String value) throws TapException {
        if (!value.startsWith("@")) {
            throw new TapException("token=: a token on the command line can be seen by every user of this machine;"
                    + " put it into a file of your own and give token=@file");
        }
        Path file = path("token=" + value, value.substring(1));
        requirePrivate("token=" + value, file);
        return read("token=" + value, file);
    }

    private static Path path(String name, String text) throws TapException {
        try {
            return UserHome.file(text);
        } catch (InvalidPathException e) {
            throw new TapException(name + ": this name has characters that are none in the present locale; run with LC_ALL=C.UTF-8", e);
        }
    }

    private Optional<Kept> kept() throws TapException {
        String file = environment.getOrDefault("RUBIN_TOKEN_FILE", "");
        if (!file.isBlank()) {
            return Optional.of(read("RUBIN_TOKEN_FILE=" + file, path("RUBIN_TOKEN_FILE=" + file, file)));
        }
        for (String name : new String[] {"RUBIN_TOKEN", "ACCESS_TOKEN"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Optional.of(token(name, value));
            }
        }
        Optional<Path> saved = savedToken().filter(Files::exists);
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        requirePrivate(saved.get().toString(), saved.get());
        return Optional.of(read(saved.get().toString(), saved.get()));
    }

    /** A file that others can read is refused; what is no file, such as a pipe from a program that keeps the token, has no such rights. */
    private static void requirePrivate(String name, Path file) throws TapException {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (Files.isRegularFile(file) && view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw new TapException(name + (name.endsWith(file.toString()) ? "" : " (" + file + ")") + " can be read by other users; run 'chmod 600 " + file + "'");
            }
        } catch (TapException e) {
            throw e;
        } catch (IOException e) {
            throw new TapException(file + " cannot be read; check its permissions", e);
        }
    }

    private static Kept read(String name, Path file) throws TapException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);    // a device or a pipe has no size to ask for
            if (bytes.length > MAX_FILE_BYTES) {
                throw new TapException(name + ": is too large to be a token file");
            }
            return token(name, DocumentStart.text(bytes));
        } catch (TapException e) {
            throw e;
        } catch (IOException e) {
            throw new TapException(name + ": cannot be read; give the name of a file that holds the token and nothing else", e);
        }
    }

    private static Kept token(String name, String text) throws TapException {
        String[] words = text.replaceFirst("^[\\s\uFEFF]+", "").strip().split("\\s+");
        try {
            boolean withService = words.length == 2 && words[1].matches("(?i)https?://.*");
            return withService ? new Kept(new Secret(words[0]), Optional.of(TapService.of(words[1]))) : new Kept(new Secret(String.join(" ", words)), Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new TapException(name + ": " + e.getMessage(), e);
        }
    }
}
