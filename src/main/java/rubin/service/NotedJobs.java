package rubin.service;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import rubin.tap.base.Progress;
import rubin.tap.base.TapService;

/**
 * Progress whose jobs are noted in the user's ledger. A ledger that cannot be written is no reason to fail.
 *
 * @param to who is told
 * @param service the jobs' service; empty for the embedded one, whose jobs end with the process and are not noted
 * @param command what the user ran, without credentials
 */
record NotedJobs(Progress to, Optional<TapService> service, String command) implements Progress {

    @Override
    public void jobCreated(URI job) {
        Optional<String> trouble = service.flatMap(s -> trouble(s, job));
        to.jobCreated(job);
        trouble.ifPresent(to::remark);
    }

    private Optional<String> trouble(TapService of, URI job) {
        try {
            JobLedger.ofUser().add(of, job, command);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the job could not be noted: " + e.getMessage());
        }
    }

    @Override
    public void phase(String phase, OptionalDouble percent) {
        to.phase(phase, percent);
    }

    @Override
    public void retrying(String reason, Duration wait) {
        to.retrying(reason, wait);
    }

    @Override
    public void reading(long rows, long bytes) {
        to.reading(rows, bytes);
    }

    @Override
    public void remark(String sentence) {
        to.remark(sentence);
    }
}
