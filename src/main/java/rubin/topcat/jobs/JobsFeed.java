package rubin.topcat.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.swing.SwingUtilities;
import rubin.topcat.widget.Background;
import rubin.topcat.widget.ServiceChoice;

/**
 * Reads a service's jobs again and again, off the event thread, with one reading under way at most. Only the reading that was
 * asked for last is heard of: one of another service, or from before a change, is not. A service that fails is asked ever more
 * rarely. To be used on the event thread.
 */
final class JobsFeed {

    /** How many ticks to let pass after one, two and more failures in a row. */
    private static final int[] REST = {0, 1, 3, 7, 11};

    /** From a service to its jobs. */
    @FunctionalInterface
    interface Reader {
        List<JobBoard.Entry> read(ServiceChoice service, Meanwhile meanwhile) throws IOException;
    }

    /** What there is to tell before all is read. */
    interface Meanwhile {

        /** The jobs, some of which are not known in full yet. */
        void listed(List<JobBoard.Entry> jobs);

        /** The service does not answer as it should, and is tried again. */
        void retrying(String reason);
    }

    /** What comes of it, on the event thread. */
    interface Listener extends Meanwhile {

        void read(List<JobBoard.Entry> jobs);

        void failed(Throwable trouble);
    }

    private final Reader reader;
    private final Listener listener;
    private Optional<ServiceChoice> service = Optional.empty();
    private Optional<Future<?>> reading = Optional.empty();
    private int number;
    private int failures;
    private int rest;

    JobsFeed(Reader reader, Listener listener) {
        this.reader = reader;
        this.listener = listener;
    }

    /** Reads now, and forgets a reading that is under way. */
    void read(ServiceChoice from) {
        service = Optional.of(from);
        failures = 0;
        start();
    }

    /** Forgets the service, and a reading that is under way. */
    void stop() {
        reading.ifPresent(future -> future.cancel(true));
        reading = Optional.empty();
        service = Optional.empty();
        number++;
    }

    /** Called every few seconds: reads again if it is time to. */
    void tick() {
        if (service.isPresent() && reading.isEmpty() && rest-- <= 0) {
            start();
        }
    }

    private void start() {
        reading.ifPresent(future -> future.cancel(true));
        int current = ++number;
        ServiceChoice from = service.orElseThrow();
        reading = Optional.of(Background.run(
                () -> reader.read(from, new Meanwhile() {
                    @Override
                    public void listed(List<JobBoard.Entry> jobs) {
                        SwingUtilities.invokeLater(() -> hear(current, () -> listener.listed(jobs)));
                    }

                    @Override
                    public void retrying(String reason) {
                        SwingUtilities.invokeLater(() -> hear(current, () -> listener.retrying(reason)));
                    }
                }),
                jobs -> hear(current, () -> {
                    end(0);
                    listener.read(jobs);
                }),
                trouble -> hear(current, () -> {
                    end(Math.min(failures + 1, REST.length - 1));
                    listener.failed(trouble);
                })));
    }

    private void end(int failed) {
        reading = Optional.empty();
        failures = failed;
        rest = REST[failed];
    }

    private void hear(int which, Runnable news) {
        if (which == number) {
            news.run();
        }
    }
}
