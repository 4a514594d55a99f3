package rubin.file;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file that is being written beside its place, locked. Closing it removes it unless it was finished; the end of the process does, too. */
public final class PartFile implements Closeable {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int TRIES = 100;

    private final WholeFile file;
    private final Path path;
    private final FileChannel channel;
    private final Thread cleaner;
    private boolean kept;

    private PartFile(WholeFile file, Path path, FileChannel channel) {
        this.file = file;
        this.path = path;
        this.channel = channel;
        this.cleaner = new Thread(this::remove);
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** A new draft, with the permissions of the file that it will replace, so that nobody else can read it meanwhile. */
    static PartFile beside(WholeFile file) throws IOException {
        Optional<PosixFileAttributes> replaced = attributes(file);
        FileAttribute<?>[] permissions = replaced.map(a -> new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(a.permissions())}).orElse(new FileAttribute<?>[0]);
        for (int tries = 0; tries < TRIES; tries++) {
            Path path = Leftovers.newName(file.path());
            try {
                FileChannel channel = FileChannel.open(path, NEW, permissions);
                if (hold(channel) && Files.exists(path)) {
                    return new PartFile(file, path, channel);
                }
                channel.close();    // taken for a leftover by a run that began in the same moment
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
        throw file.refusal("cannot be written: too many others write there; try again");
    }

    /** Whether it is held from now on; where the file system has no locks, nobody can find out. */
    private static boolean hold(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException e) {
            return true;
        }
    }

    private static Optional<PosixFileAttributes> attributes(WholeFile file) throws IOException {
        if (!file.replaces()) {
            return Optional.empty();
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file.path(), PosixFileAttributeView.class);
        return view == null ? Optional.empty() : Optional.of(view.readAttributes());
    }

    /** Where it is, for those who cannot write to a stream. */
    public Path path() {
        return path;
    }

    /** To write with. Closing it does not give up the draft. */
    public OutputStream stream() {
        return new FilterOutputStream(new NamedStream(Channels.newOutputStream(channel), file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /**
     * Puts the file into its place, with the mode and the owner of the one that it replaces.
     *
     * @throws IOException if it cannot be; then what was there is there still
     */
    public void finish() throws IOException {
        try {
            channel.force(false);
            if (!takesOver()) {
                copyInto();
                return;
            }
            try {
                Files.move(path, file.path(), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!file.replaces()) {
                    throw e;
                }
                copyInto();    // a mount of its own, as containers have for single files
            }
        } catch (IOException e) {
            throw file.refusal(e);
        }
    }

    /** Whether the draft could be given the mode and owner of the file that is there. */
    private boolean takesOver() throws IOException {
        Optional<PosixFileAttributes> wanted = attributes(file);
        if (wanted.isEmpty()) {
            return true;
        }
        PosixFileAttributeView own = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        try {
            if (!own.readAttributes().owner().equals(wanted.get().owner())) {
                own.setOwner(wanted.get().owner());
            }
            if (!own.readAttributes().group().equals(wanted.get().group())) {
                own.setGroup(wanted.get().group());
            }
            own.setPermissions(wanted.get().permissions());
            return true;
        } catch (IOException e) {
            return false;    // only root may give files away
        }
    }

    /** Writes the finished draft into the file that is there, which keeps all that it is but its content. */
    private void copyInto() throws IOException {
        try (OutputStream out = Files.newOutputStream(file.path(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            kept = true;
            Files.copy(path, out);
            kept = false;
        } catch (IOException e) {
            throw kept ? file.refusal("only a part could be written (" + e.getMessage() + "); the whole is in " + path + " until the next run") : e;
        }
    }

    @Override
    public void close() throws IOException {
        remove();
        channel.close();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook with it: it deletes a file that is gone, or should be.
        }
    }

    private void remove() {
        if (!kept) {
            path.toFile().delete();
        }
    }
}
