package rubin.task.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;

/**
 * A fault that a request meets by chance.
 *
 * @param fault what goes wrong
 * @param share part of the requests that it hits, from 0 to 1
 */
record FaultOdds(Fault fault, double share) {

    private static final String FORM = "must be kind:share, such as 503:0.2, several of them with commas between; a share is from 0 to 1, "
            + "and the kinds are an HTTP status from 400 to 599 and drop, cut, truncate, stall, trickle, empty, garbage, job_error, "
            + "stuck_queued, stuck_executing, slow_job, overflow, vanish, ignore_wait and ignore_run";

    /** Where queries are sent to. */
    private static final String QUERY = "/sync|/async|/async/[^/]+/phase";

    public FaultOdds {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /**
     * Reads {@code kind:share,kind:share...}.
     *
     * @throws IllegalArgumentException if it is none; the message says what it must be
     */
    static List<FaultOdds> parse(String text) {
        List<FaultOdds> all = new ArrayList<>();
        for (String pair : text.strip().split("\\s*,\\s*|\\s+", -1)) {
            String[] parts = pair.split(":", -1);
            try {
                if (parts.length != 2) {
                    throw new IllegalArgumentException(pair);
                }
                all.add(new FaultOdds(fault(parts[0]), Double.parseDouble(parts[1])));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(FORM, e);
            }
        }
        return all;
    }

    /** A fault with numbers that a learner can watch. */
    private static Fault fault(String kind) {
        if (kind.matches("[45][0-9][0-9]")) {
            return Fault.of(FaultKind.STATUS).number(Integer.parseInt(kind)).text(kind.equals("503") || kind.equals("429") ? "1" : "");
        }
        Fault fault = Fault.of(FaultKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        return switch (fault.kind()) {
            case DROP, EMPTY, GARBAGE -> fault;
            case CUT, TRUNCATE -> fault.number(1000);
            case STALL -> fault.number(1000).pause(Duration.ofSeconds(10));
            case TRICKLE -> fault.number(1000).pause(Duration.ofMillis(100));
            case JOB_ERROR -> fault.text("injected failure").on("POST", QUERY);
            case SLOW_JOB -> fault.pause(Duration.ofSeconds(5)).on("POST", QUERY);
            case OVERFLOW -> fault.number(10).on("POST", QUERY);
            case STUCK_QUEUED, STUCK_EXECUTING, IGNORE_RUN -> fault.on("POST", QUERY);
            case VANISH, IGNORE_WAIT -> fault.on("GET", "/async/[^/]+");
            case STATUS, REDIRECT, CONTENT_TYPE -> throw new IllegalArgumentException(kind);
        };
    }
}
