package rubin.sandbox.tap.uws;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rubin.sandbox.tap.http.Parameters;

/**
 * All that is known of a job at one moment.
 *
 * @param id job identifier
 * @param phase execution phase
 * @param created when it was created
 * @param started when it began to execute
 * @param ended when it came to an end
 * @param executionDuration longest time it may execute
 * @param destruction when it will be destroyed
 * @param parameters its parameters
 * @param files uploaded files by part name
 * @param error message, once in ERROR
 * @param rows rows of its result, once COMPLETED
 */
public record JobState(String id, Phase phase, Instant created, Optional<Instant> started, Optional<Instant> ended,
                Duration executionDuration, Instant destruction, Parameters parameters, Map<String, Path> files,
                Optional<String> error, OptionalLong rows) {

    public JobState {
        files = Map.copyOf(files);
    }

    /** The same job in another phase, from {@code now} on. */
    JobState in(Phase newPhase, Instant now) {
        boolean starts = newPhase == Phase.EXECUTING;
        return new JobState(id, newPhase, created, starts ? Optional.of(now) : started,
                newPhase.active() ? ended : Optional.of(now), executionDuration, destruction, parameters, files, error, rows);
    }

    JobState withError(String message) {
        return new JobState(id, phase, created, started, ended, executionDuration, destruction, parameters, files, Optional.of(message), rows);
    }

    JobState withRows(long count) {
        return new JobState(id, phase, created, started, ended, executionDuration, destruction, parameters, files, error, OptionalLong.of(count));
    }

    public JobState withExecutionDuration(Duration duration) {
        return new JobState(id, phase, created, started, ended, duration, destruction, parameters, files, error, rows);
    }

    public JobState withDestruction(Instant time) {
        return new JobState(id, phase, created, started, ended, executionDuration, time, parameters, files, error, rows);
    }

    /** Parameters added; one that was there before takes the new value. */
    public JobState withParameters(Parameters more, Map<String, Path> moreFiles) {
        Parameters kept = parameters.without(more.entries().stream().map(Parameters.Entry::name).toList());
        Map<String, Path> allFiles = new HashMap<>(files);
        allFiles.putAll(moreFiles);
        return new JobState(id, phase, created, started, ended, executionDuration, destruction, kept.with(more), allFiles, error, rows);
    }
}
