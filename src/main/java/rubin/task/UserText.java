package rubin.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.ac.starlink.task.TaskException;

/** Texts that may be too long for a command line: {@code @file} stands for what is in a file. */
public final class UserText {

    private static final long MAX_BYTES = 1 << 20;

    private UserText() {
    }

    /**
     * The text itself, or that of the file that it names.
     *
     * @param parameter whose value it is
     * @throws TaskException if the file cannot be read, or is far too long for a query
     */
    public static String of(String parameter, String text) throws TaskException {
        if (!text.startsWith("@")) {
            return text;
        }
        Path file = BadInput.check(parameter, text, t -> Path.of(t.substring(1).strip()));
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw BadInput.of(parameter, text, Files.exists(file) ? "is no file of 1 MB at most; give one with the text and nothing else"
                        : "there is no such file; give the name of one after the @");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw BadInput.of(parameter, text, "cannot be read as UTF-8 text; give the name of a file that holds the text and nothing else");
        }
    }
}
