package rubin.tap.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rubin.tap.base.Deadline;
import rubin.tap.base.PassingException.Hope;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.base.TimeSource;

class RetriesTest {

    private static final Instant START = Instant.parse("2026-11-22T07:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;
    private final TimeSource time = new TimeSource() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
            now = now.plus(duration);
        }
    };

    private Retries retries(Duration budget, double chance) {
        return new Retries(Deadline.in(budget, time), Progress.NONE, () -> chance);
    }

    private static PassingException failure(Hope hope, Optional<Duration> wait) {
        return new PassingException("busy", null, hope, false, wait);
    }

    @Test
    void pausesGrowTwofoldUpToHalfAMinute() {
        assertThatThrownBy(() -> retries(Duration.ofHours(1), 1).run(() -> {
            throw failure(Hope.GOOD, Optional.empty());
        })).hasMessage("busy");
        assertThat(waits).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void chanceHalvesThemAtMost() {
        assertThatThrownBy(() -> retries(Duration.ofHours(1), 0).run(() -> {
            throw failure(Hope.SOME, Optional.empty());
        })).hasMessage("busy");
        assertThat(waits).extracting(Duration::toMillis).containsExactly(250L, 500L, 1000L, 2000L, 4000L);
    }

    @Test
    void theServicesOwnWaitHoldsWhereItIsLonger() throws IOException {
        List<Optional<Duration>> asked = new ArrayList<>(List.of(Optional.of(Duration.ofSeconds(40)), Optional.of(Duration.ZERO)));
        assertThat(retries(Duration.ofHours(1), 1).run(() -> {
            if (asked.isEmpty()) {
                return "done";
            }
            throw failure(Hope.GOOD, asked.remove(0));
        })).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(1));
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotBegun() {
        assertThatThrownBy(() -> retries(Duration.ofSeconds(30), 1).run(() -> {
            throw failure(Hope.GOOD, Optional.of(Duration.ofSeconds(31)));
        })).isExactlyInstanceOf(TapException.class).hasMessage("busy; the next try would be in 31 s, later than timeout=30 allows");
        assertThat(waits).isEmpty();
    }

    @Test
    void kindsOfFailureAreCountedApart() {
        int[] tries = new int[1];
        assertThatThrownBy(() -> retries(Duration.ofHours(1), 1).run(() -> {
            throw failure(tries[0]++ % 2 == 0 ? Hope.SOME : Hope.GOOD, Optional.empty());
        })).hasMessage("busy");
        assertThat(tries[0]).isEqualTo(11);    // the sixth of the kind that is given up after six
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        List<Integer> tries = new ArrayList<>();
        assertThatThrownBy(() -> retries(Duration.ofHours(1), 1).run(() -> {
            tries.add(1);
            throw new TapException("no such table");
        })).hasMessage("no such table");
        assertThat(tries).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|PT0S", " 17 |PT17S", "999999999999999999|PT8760H", "Sun, 22 Nov 2026 07:01:30 GMT|PT1M30S",
        "Sun, 22 Nov 2026 06:00:00 GMT|PT0S", "-5|", "soon|", "1.5|", "''|", "99999999999999999999999|", "Sunday, 22-Nov-26 07:01:30 GMT|"})
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, START)).isEqualTo(Optional.ofNullable(wait));
    }
}
