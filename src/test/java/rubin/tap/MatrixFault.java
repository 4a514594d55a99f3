package rubin.tap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;

/** The rows of the fault matrix. */
enum MatrixFault {
    DROP(Fault.of(FaultKind.DROP)),
    CUT_0(Fault.of(FaultKind.CUT)),
    CUT_100(Fault.of(FaultKind.CUT).number(100)),
    CUT_2000(Fault.of(FaultKind.CUT).number(2000)),
    TRUNCATE_1(Fault.of(FaultKind.TRUNCATE).number(1)),
    TRUNCATE_100(Fault.of(FaultKind.TRUNCATE).number(100)),
    TRUNCATE_2000(Fault.of(FaultKind.TRUNCATE).number(2000)),
    STALL_0(Fault.of(FaultKind.STALL)),
    STALL_100(Fault.of(FaultKind.STALL).number(100)),
    TRICKLE(Fault.of(FaultKind.TRICKLE).number(1000).pause(Duration.ofMillis(1))),
    TRICKLE_FOR_EVER(Fault.of(FaultKind.TRICKLE).number(1).pause(Duration.ofMillis(100))),
    STATUS_206(status(206)),
    STATUS_401(status(401)),
    STATUS_403(status(403)),
    STATUS_404(status(404)),
    STATUS_407(status(407)),
    STATUS_408(status(408)),
    STATUS_429(status(429)),
    STATUS_429_SECONDS(status(429).text("7")),
    STATUS_429_DATE(status(429)) {
        @Override
        Fault fault() {
            return super.fault().text(DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plusSeconds(7).atOffset(ZoneOffset.UTC)));
        }
    },
    STATUS_429_TOO_LONG(status(429).text("86400")),
    STATUS_500(status(500)),
    STATUS_502(status(502)),
    STATUS_503(status(503)),
    STATUS_504(status(504)),
    CONTENT_TYPE(Fault.of(FaultKind.CONTENT_TYPE).text("text/plain")),
    EMPTY(Fault.of(FaultKind.EMPTY)),
    GARBAGE(Fault.of(FaultKind.GARBAGE).number(300)),
    REDIRECT_AWAY(Fault.of(FaultKind.REDIRECT).text("http://localhost:1/elsewhere")),
    REDIRECT_LOOP(Fault.of(FaultKind.REDIRECT)),
    ERROR_PHASE(Fault.of(FaultKind.JOB_ERROR).text("Query failed in backend: worker lost")),
    VANISH(Fault.of(FaultKind.VANISH)),
    STUCK_QUEUED(Fault.of(FaultKind.STUCK_QUEUED)),
    STUCK_EXECUTING(Fault.of(FaultKind.STUCK_EXECUTING)),
    IGNORE_WAIT(Fault.of(FaultKind.IGNORE_WAIT)),
    IGNORE_RUN(Fault.of(FaultKind.REDIRECT));

    private final Fault fault;

    MatrixFault(Fault fault) {
        this.fault = fault;
    }

    private static Fault status(int status) {
        return Fault.of(FaultKind.STATUS).number(status);
    }

    Fault fault() {
        return fault;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static MatrixFault named(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label + ": no such fault"));
    }

    /** Whether the fault is a property of the job, so that it has to be there when the job starts. */
    boolean concernsStart() {
        return this == ERROR_PHASE || this == STUCK_QUEUED || this == STUCK_EXECUTING;
    }

    /** Whether nothing but the end of the time ends it. */
    boolean lastsForTheWholeTime() {
        return this == TRICKLE_FOR_EVER || this == STUCK_QUEUED || this == STUCK_EXECUTING;
    }
}
