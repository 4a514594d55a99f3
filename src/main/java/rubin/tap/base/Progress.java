package rubin.tap.base;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;

/** Told how an operation goes on. Calls come from the thread that runs the operation. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = new Progress() {
    };

    /** A job exists; it has not started yet. */
    default void jobCreated(URI job) {
    }

    /**
     * The phase of the job, told at least whenever it changes.
     *
     * @param phase UWS phase
     * @param percent how much of the query is done, 0 to 100, where the service says so
     */
    default void phase(String phase, OptionalDouble percent) {
    }

    /** A request failed and is repeated after a wait. */
    default void retrying(String reason, Duration wait) {
    }

    /**
     * So much of the result has been read.
     *
     * @param rows whole rows
     * @param bytes bytes of the document, unpacked
     */
    default void reading(long rows, long bytes) {
    }

    /** Something that the user should know of a result that is there. */
    default void remark(String sentence) {
    }
}
