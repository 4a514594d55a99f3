package rubin.tap;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import rubin.tap.base.TimeSource;

/** The machine's clock, on which sleeping takes no time: each sleep puts it forward instead. */
final class SkippingTime implements TimeSource {

    private final AtomicLong skippedMillis = new AtomicLong();

    @Override
    public Instant now() {
        return Instant.now().plusMillis(skippedMillis.get());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        skippedMillis.addAndGet(duration.toMillis());
    }
}
