package rubin.sandbox.tap;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.sandbox.tap.http.BadRequest;
import rubin.sandbox.tap.http.Parameters;
import rubin.sandbox.tap.http.Reply;
import rubin.sandbox.tap.http.Request;
import rubin.sandbox.tap.uws.JobState;
import rubin.sandbox.tap.uws.JobXml;
import rubin.sandbox.tap.uws.Phase;
import rubin.sandbox.tap.uws.ServedJob;
import rubin.sandbox.tap.uws.ServedJobs;

/** {@code /async}: UWS 1.1 over HTTP. */
final class AsyncResource {

    /** Parameters that steer a job and are none of the query's. */
    private static final List<String> CONTROL = List.of("PHASE", "ACTION", "WAIT", "EXECUTIONDURATION", "DESTRUCTION");

    private final ServedJobs jobs;
    private final TapOptions options;
    private final String url;
    private final ResultStore store;
    private final Clock clock;

    /** @param url the job list's URL */
    AsyncResource(ServedJobs jobs, TapOptions options, String url, ResultStore store, Clock clock) {
        this.jobs = jobs;
        this.options = options;
        this.url = url;
        this.store = store;
        this.clock = clock;
    }

    /** @param path segments below {@code /async} */
    void answer(Request request, List<String> path, Reply reply) throws IOException {
        if (path.isEmpty()) {
            list(request, reply);
            return;
        }
        ServedJob job = jobs.find(path.get(0)).orElseThrow(() -> new BadRequest(404, "job " + path.get(0)
                + " does not exist: it was deleted, or its destruction time is over"));
        if (request.suffers(FaultKind.VANISH)) {
            jobs.delete(job);
            throw new BadRequest(404, "job " + path.get(0) + " does not exist: it was deleted, or its destruction time is over");
        }
        if (path.size() == 1) {
            job(request, job, reply);
        } else if (request.get()) {
            read(job, path.subList(1, path.size()), reply);
        } else if (request.post() && path.size() == 2) {
            change(request, job, path.get(1), reply);
        } else {
            throw new BadRequest(405, request.method() + ": must be GET or POST here");
        }
    }

    private void list(Request request, Reply reply) throws IOException {
        if (request.post()) {
            ServedJob job = jobs.create(request.parameters().without(CONTROL), request.files());
            steer(request, job);
            reply.redirect(url + "/" + job.state().id());
        } else if (request.get()) {
            reply.xml(JobXml.list(selected(request.parameters()), url));
        } else {
            throw new BadRequest(405, request.method() + ": must be GET, or POST to create a job");
        }
    }

    private List<JobState> selected(Parameters parameters) throws BadRequest {
        List<Phase> phases = new ArrayList<>();
        for (String name : parameters.all("PHASE")) {
            phases.add(Phase.named(name));
        }
        Optional<Instant> after = parameters.first("AFTER").isPresent()
                ? Optional.of(instant("AFTER", parameters.first("AFTER").get())) : Optional.empty();
        long last = parameters.first("LAST").isPresent() ? whole("LAST", parameters.first("LAST").get(), 1) : Long.MAX_VALUE;
        return jobs.list().stream().map(ServedJob::state)
                .filter(j -> phases.isEmpty() ? j.phase() != Phase.ARCHIVED : phases.contains(j.phase()))
                .filter(j -> after.isEmpty() || j.created().isAfter(after.get())).limit(last).toList();
    }

    private void job(Request request, ServedJob job, Reply reply) throws IOException {
        boolean delete = request.method().equals("DELETE")
                || request.post() && request.parameters().first("ACTION").filter("DELETE"::equalsIgnoreCase).isPresent();
        if (delete) {
            jobs.delete(job);
            reply.redirect(url);
        } else if (request.post()) {
            add(request, job);
            steer(request, job);
            reply.redirect(url + "/" + job.state().id());
        } else if (request.get()) {
            if (!request.suffers(FaultKind.IGNORE_WAIT)) {
                await(request.parameters(), job);
            }
            reply.xml(JobXml.job(job.state(), url + "/" + job.state().id(), clock.instant()));
        } else {
            throw new BadRequest(405, request.method() + ": must be GET, POST or DELETE here");
        }
    }

    private void await(Parameters parameters, ServedJob job) throws BadRequest {
        Optional<String> wait = parameters.first("WAIT");
        if (wait.isEmpty()) {
            return;
        }
        long seconds = whole("WAIT", wait.get(), -1);
        Phase phase = job.state().phase();
        Optional<String> expected = parameters.first("PHASE");
        if (!phase.active() || expected.isPresent() && Phase.named(expected.get()) != phase) {
            return;
        }
        Duration longest = options.maxWait();
        try {
            job.await(phase, seconds < 0 || seconds > longest.toSeconds() ? longest : Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadRequest(503, "the service is closing");
        }
    }

    private void read(ServedJob job, List<String> path, Reply reply) throws IOException {
        JobState state = job.state();
        String jobUrl = url + "/" + state.id();
        switch (String.join("/", path)) {
            case "phase" -> reply.text(200, state.phase().name());
            case "executionduration" -> reply.text(200, String.valueOf(state.executionDuration().toSeconds()));
            case "destruction" -> reply.text(200, JobXml.time(state.destruction()));
            case "quote" -> reply.text(200, JobXml.quote(state));
            case "owner" -> reply.text(200, JobXml.owner());
            case "parameters" -> reply.xml(JobXml.parameters(state));
            case "results" -> reply.xml(JobXml.results(state, jobUrl));
            case "results/result" -> result(job, reply);
            case "error" -> {
                if (state.error().isEmpty()) {
                    throw new BadRequest(404, "job " + state.id() + " has no error: its phase is " + state.phase());
                }
                reply.votable(200, VOTableDocument.error(state.error().get()));
            }
            default -> throw new BadRequest(404, "a job has no " + String.join("/", path));
        }
    }

    private void result(ServedJob job, Reply reply) throws IOException {
        JobState state = job.state();
        if (state.phase() != Phase.COMPLETED) {
            throw new BadRequest(404, "job " + state.id() + " has no result: its phase is " + state.phase());
        }
        if (options.storeRedirect()) {
            reply.redirect(store.publish(job.result()));
        } else {
            String format = state.parameters().first("RESPONSEFORMAT").or(() -> state.parameters().first("FORMAT")).orElse("votable");
            reply.file(OutputFormat.named(format).mime(), job.result());
        }
    }

    private void change(Request request, ServedJob job, String what, Reply reply) throws IOException {
        switch (what) {
            case "phase", "executionduration", "destruction" -> {
                if (request.parameters().first(what).isEmpty()) {
                    throw new BadRequest("missing required parameter: " + what.toUpperCase(Locale.ROOT));
                }
                steer(request, job);
            }
            case "parameters" -> add(request, job);
            default -> throw new BadRequest(405, what + " cannot be changed");
        }
        reply.redirect(url + "/" + job.state().id());
    }

    /** Adds query parameters to a job that has not been started. */
    private static void add(Request request, ServedJob job) throws BadRequest {
        Parameters more = request.parameters().without(CONTROL);
        if (more.entries().isEmpty()) {
            return;
        }
        if (job.state().phase() != Phase.PENDING) {
            throw new BadRequest("parameters can be set in phase PENDING only; the phase is " + job.state().phase());
        }
        job.change(s -> s.withParameters(more, request.files()));
    }

    /** Carries out what the control parameters ask for. */
    private void steer(Request request, ServedJob job) throws BadRequest {
        Optional<String> duration = request.parameters().first("EXECUTIONDURATION");
        if (duration.isPresent()) {
            long seconds = whole("EXECUTIONDURATION", duration.get(), 0);
            long max = options.maxExecution().toSeconds();
            job.change(s -> s.withExecutionDuration(Duration.ofSeconds(seconds == 0 ? max : Math.min(seconds, max))));
        }
        Optional<String> destruction = request.parameters().first("DESTRUCTION");
        if (destruction.isPresent()) {
            Instant latest = job.state().created().plus(options.retention());
            Instant time = instant("DESTRUCTION", destruction.get());
            job.change(s -> s.withDestruction(time.isAfter(latest) ? latest : time));
        }
        Optional<String> phase = request.parameters().first("PHASE");
        boolean creating = request.path().size() == 1;
        if (phase.isEmpty() || creating && request.suffers(FaultKind.IGNORE_RUN)) {
            return;
        }
        switch (phase.get().toUpperCase(Locale.ROOT)) {
            case "RUN" -> jobs.start(job, request.fault());
            case "ABORT" -> job.abort();
            default -> throw new BadRequest("PHASE=" + phase.get() + ": must be RUN or ABORT");
        }
    }

    private static long whole(String name, String text, long least) throws BadRequest {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadRequest(name + "=" + text + ": must be a whole number");
        }
        throw new BadRequest(name + "=" + text + ": must be at least " + least);
    }

    /** A DALI timestamp; UTC, with or without the Z that says so. */
    private static Instant instant(String name, String text) throws BadRequest {
        String local = text.strip().endsWith("Z") ? text.strip().substring(0, text.strip().length() - 1) : text.strip();
        try {
            return LocalDateTime.parse(local.contains("T") ? local : local + "T00:00:00").toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadRequest(name + "=" + text + ": must be a time such as 2026-01-31T12:00:00Z");
        }
    }
}
