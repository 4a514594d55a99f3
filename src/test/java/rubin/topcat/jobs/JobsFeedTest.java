package rubin.topcat.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.tap.JobPhase;
import rubin.topcat.widget.ServiceChoice;

/** When the jobs window asks a service, and which answers it takes. */
@Timeout(30)
class JobsFeedTest {

    private static final ServiceChoice ONE = new ServiceChoice("http://127.0.0.1:1/tap");
    private static final ServiceChoice OTHER = new ServiceChoice("http://127.0.0.1:2/tap");

    /** For news of a reader that answers at once. */
    private static final int LONG_ENOUGH_MS = 200;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final JobsFeed.Listener listener = new JobsFeed.Listener() {
        @Override
        public void read(List<JobBoard.Entry> jobs) {
            news.add("read " + jobs.get(0).uri());
        }

        @Override
        public void listed(List<JobBoard.Entry> jobs) {
            news.add("listed " + jobs.get(0).uri());
        }

        @Override
        public void retrying(String reason) {
            news.add("retrying " + reason);
        }

        @Override
        public void failed(Throwable trouble) {
            news.add("failed " + trouble.getMessage());
        }
    };

    @Test
    void theJobsOfAServiceThatWasLeftAreNotShown() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        JobsFeed feed = new JobsFeed((service, meanwhile) -> {
            if (service.equals(ONE)) {
                asked.countDown();
                awaitInterrupt();
                interrupted.countDown();
            }
            return jobs(service);
        }, listener);
        onEventThread(() -> feed.read(ONE));
        asked.await();

        onEventThread(() -> feed.read(OTHER));

        assertThat(next()).isEqualTo("read http://127.0.0.1:2/tap/async/a");
        interrupted.await();
        assertThat(news.poll(LONG_ENOUGH_MS, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aServiceThatIsSlowIsNotAskedAgainMeanwhile() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        JobsFeed feed = new JobsFeed((service, meanwhile) -> {
            asked.incrementAndGet();
            meanwhile.retrying("busy");
            await(answer);
            return jobs(service);
        }, listener);
        onEventThread(() -> feed.read(ONE));
        assertThat(next()).isEqualTo("retrying busy");

        onEventThread(() -> {
            feed.tick();
            feed.tick();
        });
        answer.countDown();

        assertThat(next()).startsWith("read");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aServiceThatFailsIsAskedEverMoreRarelyUntilItAnswers() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        JobsFeed feed = new JobsFeed((service, meanwhile) -> {
            if (asked.incrementAndGet() == 4) {
                return jobs(service);
            }
            throw new IOException("nobody answers");
        }, listener);
        List<Integer> ticks = new ArrayList<>();
        onEventThread(() -> feed.read(ONE));
        assertThat(next()).isEqualTo("failed nobody answers");

        for (int i = 0; i < 4; i++) {
            ticks.add(ticksUntilNews(feed));
        }

        assertThat(ticks).containsExactly(2, 4, 8, 1);
    }

    @Test
    void nothingIsAskedAfterAnAddressThatIsNone() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        JobsFeed feed = new JobsFeed((service, meanwhile) -> {
            asked.incrementAndGet();
            return jobs(service);
        }, listener);
        onEventThread(() -> feed.read(ONE));
        next();

        onEventThread(() -> {
            feed.stop();
            feed.tick();
        });

        assertThat(news.poll(LONG_ENOUGH_MS, TimeUnit.MILLISECONDS)).isNull();
        assertThat(asked).hasValue(1);
    }

    private int ticksUntilNews(JobsFeed feed) throws Exception {
        for (int ticks = 1; ; ticks++) {
            onEventThread(feed::tick);
            if (news.poll(LONG_ENOUGH_MS, TimeUnit.MILLISECONDS) != null) {
                return ticks;
            }
        }
    }

    private String next() throws InterruptedException {
        return news.poll(10, TimeUnit.SECONDS);
    }

    private static void awaitInterrupt() {
        await(new CountDownLatch(1));
    }

    /** A reader that takes no notice of being interrupted but ends. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void onEventThread(Runnable work) throws Exception {
        SwingUtilities.invokeAndWait(work);
    }

    private static List<JobBoard.Entry> jobs(ServiceChoice service) {
        return List.of(new JobBoard.Entry(URI.create(service.text() + "/async/a"), JobPhase.COMPLETED, Optional.empty(), OptionalLong.empty(), "", "", Optional.empty()));
    }
}
