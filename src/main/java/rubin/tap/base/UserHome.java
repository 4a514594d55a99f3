package rubin.tap.base;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's home folder, which messages and documentation call {@code ~}: {@code HOME} where that is set, as in a shell, else what
 * the system's list of users says. Java asks the list only, and calls the home of a user who is not in it {@code ?}.
 */
public final class UserHome {

    /** What to do where there is no home. */
    public static final String NONE = "there is no home folder; set the environment variable HOME to one";

    private UserHome() {
    }

    /** The folder; empty if there is none. */
    public static Optional<Path> folder() {
        return of(System.getenv("HOME"), System.getProperty("user.home"));
    }

    /** The file of a user's text, in which {@code ~/} is the home folder: a shell replaces it at the beginning of a word only. */
    public static Path file(String text) {
        return text.startsWith("~/") ? folder().map(home -> home.resolve(text.substring(2))).orElseGet(() -> Path.of(text)) : Path.of(text);
    }

    /**
     * The folder by what is known of it.
     *
     * @param environment the variable HOME, or null
     * @param property Java's property user.home, or null
     */
    static Optional<Path> of(String environment, String property) {
        return Stream.of(environment, property).flatMap(UserHome::absolute).findFirst();
    }

    /** A name may be none in this locale. */
    private static Stream<Path> absolute(String name) {
        try {
            Path folder = Path.of(name == null ? "" : name);
            return folder.isAbsolute() ? Stream.of(folder) : Stream.empty();
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
