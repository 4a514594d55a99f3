package rubin.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rubin.tap.base.TapService;

class JobLedgerTest {

    private static final TapService SERVICE = TapService.of("https://x.org/api/tap");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path home;

    private JobLedger ledger() {
        return new JobLedger(Optional.of(home), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static URI job(int number) {
        return URI.create("https://x.org/api/tap/async/job" + number);
    }

    @Test
    void whatWasMadeIsFoundNewestFirst() throws IOException {
        assertThat(ledger().entries()).isEmpty();
        ledger().add(SERVICE, job(1), "rubinquery adql='SELECT 1\n\tFROM \\x'");
        ledger().add(SERVICE, job(2), "rubincone");
        assertThat(ledger().entries()).containsExactly(new JobLedger.Entry(NOON, "https://x.org/api/tap", job(2), "rubincone"),
                new JobLedger.Entry(NOON, "https://x.org/api/tap", job(1), "rubinquery adql='SELECT 1\n\tFROM \\x'"));
        assertThat(ledger().find("job1")).isPresent();
        assertThat(ledger().find("ob1")).isEmpty();
    }

    @Test
    void whatIsGoneIsFoundNoMore() throws IOException {
        ledger().add(SERVICE, job(1), "rubincone");
        ledger().forget(job(1));
        ledger().forget(job(2));
        assertThat(ledger().entries()).isEmpty();
    }

    @Test
    void foreignLinesArePassedOver() throws IOException {
        ledger().add(SERVICE, job(1), "rubincone");
        Files.writeString(file(), "\nnonsense\n2026-13-99\tmade\ts\t:::\tc\n2026-01-01T00:00:00Z\tmade\t", StandardOpenOption.APPEND);
        assertThat(ledger().entries()).hasSize(1);
    }

    /** What is left of a line when a disk is full may be cut anywhere, within a character too. */
    @Test
    void aTornLineCostsNoOther() throws IOException {
        ledger().add(SERVICE, job(1), "rubincone #ä");
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 1; cut < whole.length; cut++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, cut));
            ledger().add(SERVICE, job(2), "rubincone");
            ledger().add(SERVICE, job(3), "rubincone");
            assertThat(ledger().entries()).as("cut at " + cut).extracting(JobLedger.Entry::uri).startsWith(job(3), job(2)).hasSizeBetween(2, 3);
        }
    }

    @Test
    void bytesThatAreNoTextAndAddressesThatAreNoJobsCostTheirLineOnly() throws IOException {
        ledger().add(SERVICE, job(1), "rubincone");
        String line = "2026-01-01T00:00:00Z\tmade\thttps://x.org/api/tap\tURI\tc\n";
        for (String uri : new String[] {"mailto:a@b", "urn:x", "https:", "http:opaque", "file:///a", "relative", "https://my_host/async/1", "https://x.org:99999/async/1", ""}) {
            Files.writeString(file(), line.replace("URI", uri), StandardOpenOption.APPEND);
        }
        Files.write(file(), line.replace("URI", "https://x.org/\u00ff").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
        Files.write(file(), new byte[] {(byte) 0xff, 0, (byte) 0xc3, '\n'}, StandardOpenOption.APPEND);
        ledger().add(SERVICE, job(2), "rubincone");
        assertThat(ledger().entries()).extracting(JobLedger.Entry::uri).containsExactly(job(2), job(1));
        assertThat(ledger().find("job1")).isPresent();
        assertThat(ledger().find("1")).isEmpty();
    }

    @Test
    @Timeout(20)
    void whatIsNoFileIsSaidWithItsNameAndNotWaitedFor() throws Exception {
        Files.createDirectories(file().getParent());
        Files.createDirectory(file());
        expectRefusal("it is no file");
        Files.delete(file());
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor()).isZero();
        expectRefusal("it is no file");
        Files.delete(file());
        Files.delete(file().getParent());
        Files.createFile(file().getParent());
        assertThatThrownBy(() -> ledger().add(SERVICE, job(1), "c")).isInstanceOf(IOException.class).hasMessageContaining(file().toString());
        assertThat(ledger().entries()).isEmpty();
    }

    private void expectRefusal(String reason) {
        assertThatThrownBy(() -> ledger().entries()).isInstanceOf(IOException.class).hasMessage(file() + " cannot be read (" + reason + ")");
        assertThatThrownBy(() -> ledger().add(SERVICE, job(1), "c")).isInstanceOf(IOException.class).hasMessage(file() + " cannot be written (" + reason + ")");
    }

    @Test
    void whoHasNoHomeIsToldAndWritesNothing() throws IOException {
        JobLedger homeless = new JobLedger(Optional.empty(), Clock.systemUTC());
        assertThat(homeless.entries()).isEmpty();
        assertThatThrownBy(() -> homeless.add(SERVICE, job(1), "c")).isInstanceOf(IOException.class).hasMessageContaining("HOME");
        assertThat(Path.of("?")).doesNotExist();
    }

    private Path file() {
        return home.resolve(".rubin").resolve("jobs");
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        ledger().add(SERVICE, job(1), "rubincone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".rubin").resolve("jobs")))).isEqualTo("rw-------");
    }

    @Test
    void manyMayWriteAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> writes = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int number = i;
                writes.add(() -> {
                    ledger().add(SERVICE, job(number), "rubinquery adql='" + "x".repeat(2000) + number + "'");
                    return null;
                });
            }
            for (Future<Void> written : writers.invokeAll(writes)) {
                written.get();
            }
        } finally {
            writers.shutdown();
        }
        assertThat(ledger().entries()).hasSize(400).allMatch(e -> e.command().endsWith(e.uri().getPath().replaceAll(".*job", "") + "'"));
    }
}
