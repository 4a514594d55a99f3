package rubin.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk is asked of the system's own programs. */
class WholeFileTest {

    @TempDir
    Path folder;

    private static void write(Path path, String text) throws IOException {
        WholeFile file = WholeFile.of("out", path.toString());
        try (PartFile draft = file.begin()) {
            draft.stream().write(text.getBytes(StandardCharsets.UTF_8));
            draft.finish();
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? text : "failed: " + text;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void modeAndOwnerStay() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");
        run("chmod", "640", file.toString());
        String owner = run("chown", "65534:65533", file.toString()).isEmpty() ? "65534:65533" : run("stat", "-c", "%u:%g", file.toString());
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(run("stat", "-c", "%a %u:%g", file.toString())).isEqualTo("640 " + owner);
    }

    @Test
    void nobodyElseReadsWhatWillBePrivate() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");
        run("chmod", "600", file.toString());
        try (PartFile draft = WholeFile.of("out", file.toString()).begin()) {
            assertThat(run("stat", "-c", "%a", draft.path().toString())).isEqualTo("600");
        }
        assertThat(names()).containsExactly("t.csv");
    }

    @Test
    void aLinkToNoFileYetIsFollowed() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("data/real.csv"));
        write(link, "new");
        assertThat(run("readlink", link.toString())).isEqualTo("second");
        assertThat(Files.readString(folder.resolve("data/real.csv"))).isEqualTo("new");
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> WholeFile.of("out", circle.toString())).hasMessage("out=" + circle + ": is a link that leads to itself; name another file");
    }

    @Test
    void whatAKilledRunLeftIsRemovedUnlessItIsHeld() throws Exception {
        Path file = folder.resolve("t.csv");
        Path left = Files.writeString(folder.resolve(".0badcafe.part.t.csv"), "half");
        Path other = Files.writeString(folder.resolve(".0badcafe.part.u.csv"), "another file's");
        Path users = Files.writeString(folder.resolve(".notahex1.part.t.csv"), "the user's own");
        try (PartFile held = WholeFile.of("out", file.toString()).begin()) {
            assertThat(left).doesNotExist();
            write(file, "new");
            assertThat(held.path()).exists();
        }
        assertThat(names()).containsExactly(other.getFileName().toString(), users.getFileName().toString(), "t.csv");
    }

    /** Another process, because locks are between processes. */
    @Test
    void whatAnotherProcessWritesStays() throws Exception {
        Path held = Files.writeString(folder.resolve(".0badcafe.part.t.csv"), "being written");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process holder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), held.toString()).start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            write(folder.resolve("t.csv"), "new");
            assertThat(held).exists();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        write(folder.resolve("t.csv"), "newer");
        assertThat(held).doesNotExist();
    }

    /** Holds a file until it is killed. */
    static final class Holder {

        private Holder() {
        }

        public static void main(String[] args) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.print('h');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void aNameThatIsTooLongIsSaidAtOnceAndOneThatJustFitsIsWritten() throws Exception {
        Path fits = folder.resolve("n".repeat(251) + ".csv");
        write(fits, "new");
        assertThat(fits).hasContent("new");
        assertThat(names()).hasSize(1);
        Path path = folder.resolve("n".repeat(252) + ".csv");
        assertThatThrownBy(() -> WholeFile.of("figure", path.toString())).hasMessage("figure=" + path + ": cannot be written: File name too long; give a shorter name");
    }

    @Test
    void aFileThatIsAlsoReadIsKept() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        for (String in : List.of(file.toString(), link.toString(), file + "#1", file.toUri().toString(), folder + "/./t.csv")) {
            for (Path out : List.of(file, link)) {
                assertThatThrownBy(() -> WholeFile.of("out", out.toString()).keep("in", in)).as(in)
                        .hasMessage("out=" + out + ": is the same file as in=" + in + ", which would be lost; write to another one");
            }
        }
        for (String in : List.of("-", ":rubin:cone 62 -37 0.1", "http://x.org/t.csv", folder.resolve("none.csv").toString())) {
            WholeFile.of("out", file.toString()).keep("in", in);
        }
    }

    /** The device /dev/full under another name, so that nothing happens to the real one. */
    @Test
    void aFullDeviceIsNamedAndStays() throws Exception {
        Path device = folder.resolve("full");
        assumeTrue(run("mknod", device.toString(), "c", "1", "7").isEmpty(), "only root makes devices");
        WholeFile file = WholeFile.of("out", device.toString());
        assertThatThrownBy(() -> {
            try (var stream = file.deviceStream()) {
                stream.write(1);
            }
        }).hasMessage("out=" + device + ": cannot be written: No space left on device; make room there, or write elsewhere");
        assertThat(run("stat", "-c", "%F", device.toString())).isEqualTo("character special file");
    }

    @Test
    void aFullDiskIsSaidBeforeAndWhileWriting() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()).isEmpty(), "only root mounts");
        try {
            String path = disk.resolve("t.csv").toString();
            String complaint = "out=" + path + ": cannot be written: No space left on device; make room there, or write elsewhere";
            Files.writeString(disk.resolve("t.csv"), "old");
            assertThatThrownBy(() -> write(Path.of(path), "x".repeat(100_000))).hasMessage(complaint);
            assertThat(Path.of(path)).hasContent("old");
            run("dd", "if=/dev/zero", "of=" + disk + "/filler");
            assertThatThrownBy(() -> WholeFile.of("out", path)).hasMessage(complaint);
            assertThat(run("ls", "-A", disk.toString())).isEqualTo("filler\nt.csv");
        } finally {
            run("umount", disk.toString());
        }
    }

    /** As containers have for single files: it can be written to, but nothing can take its place. */
    @Test
    void aFileThatIsAMountIsWrittenInto() throws Exception {
        Path real = Files.writeString(folder.resolve("real.csv"), "old and longer");
        Path mount = Files.writeString(folder.resolve("mount.csv"), "");
        assumeTrue(run("mount", "--bind", real.toString(), mount.toString()).isEmpty(), "only root mounts");
        try {
            write(mount, "new");
        } finally {
            run("umount", mount.toString());
        }
        assertThat(real).hasContent("new");
        assertThat(names()).containsExactly("mount.csv", "real.csv");
    }
}
