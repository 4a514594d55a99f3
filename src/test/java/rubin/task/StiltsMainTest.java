package rubin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StiltsMainTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int status(int status, OutputStream out, String printed) {
        PrintStream stream = new PrintStream(out);
        stream.print(printed);
        return StiltsMain.outputStatus(status, stream, new PrintStream(err));
    }

    @Test
    void outputThatCouldNotBeWrittenIsAFailure() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(status(0, full, "objectId")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("Error: standard output");
    }

    @Test
    void otherwiseTheStatusIsTheCommands() {
        assertThat(status(0, new ByteArrayOutputStream(), "objectId")).isZero();
        assertThat(status(4, new ByteArrayOutputStream(), "")).isEqualTo(4);
        assertThat(err.size()).isZero();
    }
}
