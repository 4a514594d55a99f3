package rubin.tap;

import java.time.Duration;
import java.time.Instant;

/** The clock and its passing, injected so that waiting can be tested without waiting. */
public interface Time {

    /** The machine's own. */
    Time SYSTEM = new Time() {
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
