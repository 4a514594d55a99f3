package rubin.tap.http;

import com.github.mizosoft.methanol.FormBodyPublisher;
import com.github.mizosoft.methanol.MediaType;
import com.github.mizosoft.methanol.MimeBodyPublisher;
import com.github.mizosoft.methanol.MultipartBodyPublisher;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rubin.tap.base.TapQuery;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/**
 * A query as the body of a POST: URL-encoded, or multipart if it brings tables. Those stand in temporary files until this is
 * closed, because a POST may have to be repeated.
 */
public final class Form implements AutoCloseable {

    private static final MediaType VOTABLE = MediaType.parse("application/x-votable+xml");

    private final MimeBodyPublisher body;
    private final List<Path> files;

    private Form(MimeBodyPublisher body, List<Path> files) {
        this.body = body;
        this.files = files;
    }

    /**
     * A query's form.
     *
     * @param more parameters besides the query's own
     * @throws IOException if a table cannot be read, or the disk is full
     */
    public static Form of(TapQuery query, Map<String, String> more) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(query.form());
        parameters.putAll(more);
        if (query.uploads().isEmpty()) {
            FormBodyPublisher.Builder form = FormBodyPublisher.newBuilder();
            parameters.forEach(form::query);
            return new Form(form.build(), List.of());
        }
        MultipartBodyPublisher.Builder form = MultipartBodyPublisher.newBuilder();
        parameters.forEach(form::textPart);
        form.textPart("UPLOAD", query.uploads().keySet().stream().map(name -> name + ",param:" + name).collect(Collectors.joining(";")));
        List<Path> files = new ArrayList<>();
        try {
            for (Map.Entry<String, StarTable> upload : query.uploads().entrySet()) {
                Path file = Files.createTempFile("rubin-upload", ".vot");
                file.toFile().deleteOnExit();    // for a process that is interrupted meanwhile
                files.add(file);
                write(upload.getValue(), file);
                form.filePart(upload.getKey(), file, VOTABLE);
            }
            return new Form(form.build(), files);
        } catch (IOException e) {
            delete(files);
            throw e;
        }
    }

    public MimeBodyPublisher body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        delete(files);
    }

    private static void write(StarTable table, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new VOTableWriter(DataFormat.BINARY2, true, VOTableVersion.V13).writeStarTable(table, out);
        }
    }

    private static void delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
