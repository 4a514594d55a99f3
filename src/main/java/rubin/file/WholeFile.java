package rubin.file;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A place for a file, which is written beside it and moved there when it is whole, so that a failure leaves what was there before. Links
 * are followed, also one that leads to no file yet. A device or a pipe is written to directly, and stays.
 *
 * <pre>{@code
 * WholeFile place = WholeFile.of("out", "table.csv");
 * try (PartFile draft = place.begin()) {
 *     draft.stream().write(bytes);
 *     draft.finish();
 * }
 * }</pre>
 *
 * Every exception's message is one line that begins with the parameter and the name that was given.
 */
public final class WholeFile {

    private static final int MOST_LINKS = 40;
    /** Some file systems keep room for a file only by the block. */
    private static final int PROBE_BYTES = 4096;

    private final String label;
    private final Path target;
    private final boolean device;

    private WholeFile(String label, Path target, boolean device) {
        this.label = label;
        this.target = target;
        this.device = device;
    }

    /**
     * The place of this name. What keeps a file from being written there is found out by trying, and what killed runs left there is removed.
     *
     * @param parameter the parameter that names the file, for messages
     * @throws IOException if no file can be written there
     */
    public static WholeFile of(String parameter, String name) throws IOException {
        String label = parameter + "=" + name;
        Path given;
        try {
            given = Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IOException(label + ": is no name of a file; " + e.getReason());
        }
        if (Files.exists(given) && !Files.isRegularFile(given) && !Files.isDirectory(given)) {
            return checked(new WholeFile(label, given, true));
        }
        return checked(new WholeFile(label, followed(label, given), false));
    }

    private static WholeFile checked(WholeFile file) throws IOException {
        Path folder = file.target.getParent();
        if (Files.isDirectory(file.target)) {
            throw file.refusal("is a folder; give the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw file.refusal("there is no folder " + folder + "; make it, or write elsewhere");
        }
        boolean there = file.exists();
        boolean writable = file.device ? Files.isWritable(file.target) : Files.isWritable(folder) && (!there || Files.isWritable(file.target));
        if (!writable) {
            throw file.refusal("cannot be written; check permissions, or write elsewhere");
        }
        if (!file.device) {
            Leftovers.remove(file.target);
            try (PartFile draft = file.begin()) {
                draft.stream().write(new byte[PROBE_BYTES]);
            }
        }
        return file;
    }

    private boolean exists() throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Where links lead, whether or not there is a file. */
    private static Path followed(String label, Path given) throws IOException {
        Path path = given;
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) {
                throw new IOException(label + ": is a link that leads to itself; name another file");
            }
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        Path folder = path.getParent();
        return folder != null && Files.isDirectory(folder) ? folder.toRealPath().resolve(path.getFileName()) : path;
    }

    /** Whether it is a device or a pipe. */
    public boolean isDevice() {
        return device;
    }

    /** The device or pipe, or the file that links lead to. */
    public Path path() {
        return target;
    }

    /**
     * Refuses to replace a file that is also read.
     *
     * @param parameter the parameter that names what is read
     * @param location what it names: a file, perhaps as a URL or with a part of it behind #, or anything else
     * @throws IOException if it is the same file
     */
    public void keep(String parameter, String location) throws IOException {
        Optional<Path> input = local(location);
        if (!device && input.isPresent() && exists() && Files.isSameFile(target, input.get())) {
            throw refusal("is the same file as " + parameter + "=" + location + ", which would be lost; write to another one");
        }
    }

    private static Optional<Path> local(String location) {
        int part = location.indexOf('#');
        for (String name : part < 0 ? new String[] {location} : new String[] {location, location.substring(0, part)}) {
            try {
                Path path = name.startsWith("file:") ? Path.of(URI.create(name).getPath()) : Path.of(name);
                if (Files.isRegularFile(path)) {
                    return Optional.of(path);
                }
            } catch (IllegalArgumentException | NullPointerException e) {
                return Optional.empty();    // no name of a file
            }
        }
        return Optional.empty();
    }

    /** Begins to write the file. */
    public PartFile begin() throws IOException {
        try {
            return PartFile.beside(this);
        } catch (FileSystemException e) {
            throw refusal(e);
        }
    }

    /** What a device takes; closing it leaves the device. */
    public OutputStream deviceStream() throws IOException {
        return new NamedStream(Files.newOutputStream(target, StandardOpenOption.WRITE), this);
    }

    /** Whether there is a file to replace, which is no link. */
    boolean replaces() {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    }

    /** A complaint of this file. */
    public IOException refusal(String rule) {
        return new IOException(label + ": " + rule);
    }

    /** The same for a reason of the system's. */
    IOException refusal(IOException failure) {
        if (String.valueOf(failure.getMessage()).startsWith(label + ": ")) {
            return failure;
        }
        String reason = failure instanceof FileSystemException system && system.getReason() != null ? system.getReason() : String.valueOf(failure.getMessage());
        IOException refusal = refusal("cannot be written: " + reason + "; " + remedy(reason));
        refusal.addSuppressed(failure);    // a cause would be printed beside the message
        return refusal;
    }

    private static String remedy(String reason) {
        return reason.contains("too long") ? "give a shorter name"
                : reason.contains("No space") || reason.contains("quota") ? "make room there, or write elsewhere" : "write elsewhere";
    }
}
