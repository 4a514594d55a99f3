package rubin.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.WrapperRowSequence;
import uk.ac.starlink.table.WrapperStarTable;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.TableConsumer;
import uk.ac.starlink.ttools.task.MapEnvironment;

class AtomicOutputTest {

    @TempDir
    Path folder;

    private static StarTable table() {
        RowListStarTable table = new RowListStarTable(new ColumnInfo[] {new ColumnInfo("objectId", Long.class, null)});
        table.addRow(new Object[] {1651589610221899038L});
        return table;
    }

    /** A table whose reading fails after its first row, as a broken disk or pipe would. */
    private static StarTable breaking() {
        return new WrapperStarTable(table()) {
            @Override
            public RowSequence getRowSequence() throws IOException {
                return new WrapperRowSequence(super.getRowSequence()) {
                    @Override
                    public boolean next() throws IOException {
                        if (super.next()) {
                            return true;
                        }
                        throw new IOException("broken");
                    }
                };
            }
        };
    }

    private TableConsumer consumer(Path out) throws TaskException {
        return new AtomicOutput().createConsumer(new MapEnvironment().setValue("omode", "out").setValue("out", out.toString()));
    }

    private Stream<String> files() throws IOException {
        return Files.list(folder).map(p -> p.getFileName().toString());
    }

    @Test
    void theEndingChoosesTheFormatAndIdsStayExact() throws Exception {
        Path out = folder.resolve("t.fits");
        consumer(out).consume(table());
        assertThat(files()).containsExactly("t.fits");
        assertThat(new StarTableFactory().makeStarTable(out.toString(), "fits").getCell(0, 0)).isEqualTo(1651589610221899038L);
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws Exception {
        Path out = Files.writeString(folder.resolve("t.csv"), "old");
        TableConsumer consumer = consumer(out);
        assertThatThrownBy(() -> consumer.consume(breaking())).isInstanceOf(IOException.class);
        assertThat(files()).containsExactly("t.csv");
        assertThat(out).hasContent("old");
    }

    @Test
    void aLinkStaysAndItsFileIsReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        consumer(link).consume(table());
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("objectId\n1651589610221899038\n");
    }

    /** Such as /dev/null, which root could replace by a table. */
    @Test
    void aPipeIsWrittenToAndNotReplaced() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        consumer(pipe).consume(table());
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("objectId\n1651589610221899038\n");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
        assertThat(files()).containsExactly("pipe.csv");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedAtOnce() {
        assertThatThrownBy(() -> consumer(folder.resolve("no/such/t.fits"))).isInstanceOf(TaskException.class).hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> consumer(folder)).isInstanceOf(TaskException.class).hasMessageContaining("is a folder");
    }

    /** The writer of each format gets its stream from the draft, and none makes another file. */
    @ParameterizedTest
    @ValueSource(strings = {"fits", "fits-plus", "fits-var", "colfits-basic", "votable-binary2-inline", "csv", "ascii", "latex", "html"})
    void modeAndLinkStayInEveryFormat(String format) throws Exception {
        Path file = Files.writeString(folder.resolve("real"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        new AtomicOutput().createConsumer(new MapEnvironment().setValue("omode", "out").setValue("out", link.toString()).setValue("ofmt", format)).consume(table());
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        assertThat(Files.size(file)).isGreaterThan(8);
        assertThat(files().filter(name -> name.startsWith("."))).isEmpty();
    }

    @Test
    void aFormatOfTwoFilesIsRefused() {
        assertThatThrownBy(() -> new AtomicOutput().createConsumer(new MapEnvironment().setValue("omode", "out").setValue("out", folder.resolve("t.vot").toString())
                .setValue("ofmt", "votable-fits-href"))).hasMessageStartingWith("ofmt=votable-fits-href: puts the data into a second file");
    }

    @Test
    void columnsThatTheUsersFiltersMadeEqualDifferInFits() throws Exception {
        RowListStarTable twice = new RowListStarTable(new ColumnInfo[] {new ColumnInfo("ra", Long.class, null), new ColumnInfo("RA", Long.class, null)});
        twice.addRow(new Object[] {1L, 2L});
        Path out = folder.resolve("t.fits");
        consumer(out).consume(twice);
        assertThat(new StarTableFactory().makeStarTable(out.toString(), "fits").getColumnInfo(1).getName()).isEqualTo("RA_2");
    }
}
