package rubin.sandbox.tap.fault;

/** What can go wrong on request. What {@code number}, {@code text} and {@code pause} of a {@link Fault} mean is said here. */
public enum FaultKind {

    /** The connection closes before any answer. */
    DROP,
    /** The connection breaks after {@code number} bytes of the body. */
    CUT,
    /** The body ends after {@code number} bytes, and the answer ends properly there. */
    TRUNCATE,
    /** Nothing more comes after {@code number} bytes of the body, until {@code pause} is over or the service closes. */
    STALL,
    /** The body comes {@code number} bytes at a time, {@code pause} apart. */
    TRICKLE,
    /** The answer has the HTTP status {@code number}, and {@code text}, if any, as Retry-After (seconds, or an HTTP date). */
    STATUS,
    /** The answer is redirected (303) to the URL {@code text}; its {@code {path}} stands for the path and query asked for. */
    REDIRECT,
    /** The right body under the content type {@code text}. */
    CONTENT_TYPE,
    /** Status 200, the right content type, no body. */
    EMPTY,
    /** Status 200, the right content type, {@code number} random bytes (64 if 0). */
    GARBAGE,

    /** The job that this request starts ends in ERROR with the message {@code text}. */
    JOB_ERROR,
    /** The job that this request starts stays QUEUED. */
    STUCK_QUEUED,
    /** The job that this request starts stays EXECUTING. */
    STUCK_EXECUTING,
    /** The job that this request starts spends {@code pause} in QUEUED and again in EXECUTING. */
    SLOW_JOB,
    /** The result of this request, or of the job it starts, is cut at {@code number} rows as by an output limit. */
    OVERFLOW,
    /** The job that this request asks for is gone: it is deleted, and the answer is 404. */
    VANISH,
    /** WAIT is ignored: the job document comes at once. */
    IGNORE_WAIT,
    /** PHASE=RUN in the POST that creates a job is ignored. */
    IGNORE_RUN
}
