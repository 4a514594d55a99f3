package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLedgerTest {

    private static final TapService SERVICE = TapService.of("https://x.org/api/tap");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path home;

    private JobLedger ledger() {
        return new JobLedger(home, Clock.fixed(NOON, ZoneOffset.UTC));
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
        Files.writeString(ledger().file(), "\nnonsense\n2026-13-99\tmade\ts\t:::\tc\n2026-01-01T00:00:00Z\tmade\t", StandardOpenOption.APPEND);
        assertThat(ledger().entries()).hasSize(1);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        ledger().add(SERVICE, job(1), "rubincone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger().file()))).isEqualTo("rw-------");
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
