package rubin.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream whose failures say which file they are of. */
final class NamedStream extends FilterOutputStream {

    private final WholeFile file;

    NamedStream(OutputStream out, WholeFile file) {
        super(out);
        this.file = file;
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
            throw file.refusal(e);
        }
    }
}
