package rubin.sandbox.tap.uws;

import java.util.Locale;
import rubin.sandbox.tap.http.BadRequest;

/** UWS 1.1 execution phases. */
public enum Phase {
    PENDING, QUEUED, EXECUTING, COMPLETED, ERROR, ABORTED, UNKNOWN, HELD, SUSPENDED, ARCHIVED;

    /** Whether WAIT waits for a job in this phase. */
    public boolean active() {
        return this == PENDING || this == QUEUED || this == EXECUTING;
    }

    public static Phase named(String name) throws BadRequest {
        for (Phase phase : values()) {
            if (phase.name().equals(name.toUpperCase(Locale.ROOT))) {
                return phase;
            }
        }
        throw new BadRequest("PHASE=" + name + ": must be a UWS phase, such as EXECUTING");
    }
}
