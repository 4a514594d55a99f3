package rubin.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The unfinished files beside a target, {@code .8 hexadecimal digits.part.name}: how they are called, and the end of those that nobody writes. */
final class Leftovers {

    private static final Logger LOGGER = Logger.getLogger(Leftovers.class.getName());
    private static final String PART = ".part.";
    private static final int DIGITS = 8;
    /** File systems take names of 255 bytes. */
    private static final int MOST_BYTES = 255;

    private Leftovers() {
    }

    /** A name that no other run takes. The target's ending is kept, because it may choose a format. */
    static Path newName(Path target) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return target.resolveSibling("." + number + PART + ending(target));
    }

    private static String ending(Path target) {
        String name = target.getFileName().toString();
        while (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES - DIGITS - PART.length() - 1) {
            name = name.substring(name.offsetByCodePoints(0, 1));
        }
        return name;
    }

    /** Removes what killed runs left for this target. A file that somebody writes is locked. */
    static void remove(Path target) {
        String end = PART + ending(target);
        DirectoryStream.Filter<Path> left = path -> {
            String name = path.getFileName().toString();
            return name.length() == 1 + DIGITS + end.length() && name.startsWith(".") && name.endsWith(end)
                    && name.substring(1, 1 + DIGITS).chars().allMatch(HexFormat::isHexDigit) && Files.isRegularFile(path);
        };
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target.getParent(), left)) {
            for (Path file : files) {
                removeUnlessHeld(file);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            LOGGER.log(Level.CONFIG, "what killed runs left beside " + target + " cannot be looked for", e);
        }
    }

    private static void removeUnlessHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException e) {
            LOGGER.log(Level.CONFIG, file + " is being written", e);
        } catch (IOException e) {
            LOGGER.log(Level.CONFIG, file + " cannot be removed", e);
        }
    }
}
