package rubin.task;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output that remembers how it failed. What the host prints goes through a {@link PrintStream}, which keeps that to itself,
 * so that a full disk looks like success.
 */
final class StandardOutput extends FilterOutputStream {

    /** The status that a shell gives to commands which a closed pipe has ended: 128 and the signal's number. */
    private static final int CLOSED_PIPE = 141;

    private IOException failure;
    private final PrintStream printer = new PrintStream(new BufferedOutputStream(this), true);

    StandardOutput(OutputStream out) {
        super(out);
    }

    /** To print with. */
    PrintStream printer() {
        return printer;
    }

    /**
     * The exit status of a command, which has failed too if what it printed could not be written. A reader that has seen enough, such
     * as {@code head}, is nothing to speak of.
     *
     * @param status the command's own
     */
    int status(int status, PrintStream err) {
        printer.flush();
        if (status != 0 || failure == null) {
            return status;
        }
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("Broken pipe")) {
            return CLOSED_PIPE;
        }
        err.println("Error: standard output: " + reason + "; what was written there is not complete");
        return 1;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
