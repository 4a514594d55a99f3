package rubin.tap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The places where a user may keep a token, in order: the parameter {@code token=@file}, the file that
 * {@code RUBIN_TOKEN_FILE} names, {@code RUBIN_TOKEN}, {@code ACCESS_TOKEN}, and {@code ~/.rubin/token}.
 *
 * @param environment the process environment
 * @param home the user's home folder
 */
public record TokenSources(Map<String, String> environment, Path home) {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    /** More than any token has; a larger file is something else. */
    private static final long MAX_FILE_BYTES = 16_384;

    /** The sources of this process. */
    public static TokenSources ofProcess() {
        return new TokenSources(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** Where a token is kept between sessions. */
    public Path savedToken() {
        return home.resolve(".rubin").resolve("token");
    }

    /** The environment variable whose token goes before the saved one, if there is one. */
    public Optional<String> overriding() {
        return Stream.of("RUBIN_TOKEN_FILE", "RUBIN_TOKEN", "ACCESS_TOKEN").filter(name -> !environment.getOrDefault(name, "").isBlank()).findFirst();
    }

    /**
     * Finds the token.
     *
     * @param parameter value of the parameter {@code token=}, if given
     * @throws TapException if the parameter holds a token instead of a file's name, or a named file cannot be used
     */
    public Optional<Secret> find(Optional<String> parameter) throws TapException {
        if (parameter.isPresent()) {
            String value = parameter.get();
            if (!value.startsWith("@")) {
                throw new TapException("token=: a token on the command line can be seen by every user of this machine;"
                        + " put it into a file of your own and give token=@file");
            }
            return Optional.of(read("token=" + value, Path.of(value.substring(1))));
        }
        String file = environment.getOrDefault("RUBIN_TOKEN_FILE", "");
        if (!file.isBlank()) {
            return Optional.of(read("RUBIN_TOKEN_FILE=" + file, Path.of(file)));
        }
        for (String name : new String[] {"RUBIN_TOKEN", "ACCESS_TOKEN"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Optional.of(secret(name, value));
            }
        }
        return Files.exists(savedToken()) ? Optional.of(readPrivate(savedToken())) : Optional.empty();
    }

    private static Secret readPrivate(Path file) throws TapException {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw new TapException(file + " can be read by other users; run 'chmod 600 " + file + "'");
            }
        } catch (TapException e) {
            throw e;
        } catch (IOException e) {
            throw new TapException(file + " cannot be read; check its permissions", e);
        }
        return read(file.toString(), file);
    }

    private static Secret read(String name, Path file) throws TapException {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new TapException(name + ": is too large to be a token file");
            }
            return secret(name, Files.readString(file));
        } catch (TapException e) {
            throw e;
        } catch (IOException e) {
            throw new TapException(name + ": cannot be read; give the name of a file that holds the token and nothing else", e);
        }
    }

    private static Secret secret(String name, String text) throws TapException {
        try {
            return new Secret(text);
        } catch (IllegalArgumentException e) {
            throw new TapException(name + ": " + e.getMessage(), e);
        }
    }
}
