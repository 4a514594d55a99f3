package rubin.topcat.widget;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import rubin.tap.base.UserHome;

/** What the windows remember from one session to the next, in {@code ~/.rubin/topcat.properties}. No secrets. */
public final class Settings {

    private static final Logger LOGGER = Logger.getLogger(Settings.class.getName());

    private final Optional<Path> file;
    private final Properties values = new Properties();

    /** Reads the file, if there is one; without a place for one, a session remembers until it ends. */
    Settings(Optional<Path> file) {
        this.file = file;
        if (file.filter(Files::isReadable).isPresent()) {
            try (Reader in = Files.newBufferedReader(file.get())) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOGGER.log(Level.WARNING, file.get() + " cannot be read; starting with the usual settings", e);
            }
        }
    }

    /** The user's own. */
    public static Settings ofUser() {
        return new Settings(UserHome.folder().map(home -> home.resolve(".rubin").resolve("topcat.properties")));
    }

    public String get(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    /** Remembers a value, on disk too where that can be; a session goes on without. */
    public void put(String name, String value) {
        if (value.equals(values.setProperty(name, value)) || file.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.get().getParent());
            try (Writer out = Files.newBufferedWriter(file.get())) {
                values.store(out, "topcat-rubin: what its windows remember");
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file.get() + " cannot be written; settings will be forgotten", e);
        }
    }
}
