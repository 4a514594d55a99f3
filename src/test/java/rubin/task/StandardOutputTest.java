package rubin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int status(int status, OutputStream out, String printed) {
        StandardOutput output = new StandardOutput(out);
        output.printer().print(printed);
        return output.status(status, new PrintStream(err));
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void outputThatCouldNotBeWrittenIsAFailure() {
        assertThat(status(0, failing("No space left on device"), "objectId")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement()
                .isEqualTo("Error: standard output: No space left on device; what was written there is not complete");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNotComplainedAbout() {
        assertThat(status(0, failing("Broken pipe"), "objectId")).isEqualTo(141);
        assertThat(err.size()).isZero();
    }

    @Test
    void otherwiseTheStatusIsTheCommands() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(status(0, out, "objectId")).isZero();
        assertThat(out).hasToString("objectId");
        assertThat(status(4, new ByteArrayOutputStream(), "")).isEqualTo(4);
        assertThat(err.size()).isZero();
    }
}
