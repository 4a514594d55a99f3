package rubin.tap;

import java.util.Arrays;
import java.util.Locale;

/** UWS 1.1 execution phases; what else a service may call a phase is {@link #UNKNOWN}. */
public enum JobPhase {
    PENDING, QUEUED, EXECUTING, SUSPENDED, HELD, UNKNOWN, COMPLETED, ERROR, ABORTED, ARCHIVED;

    /** The phase of this name. */
    static JobPhase of(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(p -> p.name().equals(name)).findFirst().orElse(UNKNOWN);
    }

    /** Whether the job will not leave this phase by itself. */
    public boolean isFinal() {
        return this == COMPLETED || this == ERROR || this == ABORTED || this == ARCHIVED;
    }
}
