package rubin.tap.base;

import java.time.Duration;
import java.time.Instant;

/** The clock and its passing, injected so that waiting can be tested without waiting. */
public interface TimeSource {

    /** The machine's own. */
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    Instant now();

    void sleep(Duration duration) throws InterruptedException;
}
