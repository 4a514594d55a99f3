package rubin.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.TableSink;
import uk.ac.starlink.vo.DalResultStreamer;

/**
 * The host's handler of DAL results, and beside it a count of what it should have found: the host takes a stream that ends
 * within a row, or a row that lacks cells, as it is. Also keeps what an error says, and refuses what no service should send:
 * data that stand elsewhere, columns or nesting without end.
 */
final class ResultHandler extends DalResultStreamer {

    /** Rubin's widest table has 1300 columns. */
    private static final int MAX_COLUMNS = 20_000;
    private static final long BYTES_BETWEEN_REPORTS = 1 << 20;

    private final MeteredStream source;
    private final Progress progress;
    private final ElementPath path = new ElementPath();
    private final List<VOTableField> fields = new ArrayList<>();
    private final AtomicLong delivered = new AtomicLong();
    private volatile Optional<SAXException> storageFailure = Optional.empty();
    private Optional<StringBuilder> error = Optional.empty();
    private Optional<Long> declaredRows = Optional.empty();
    private Optional<BinaryRows> stream = Optional.empty();
    private boolean table;
    private int cells;
    private long nextReport = BYTES_BETWEEN_REPORTS;

    /**
     * @param sink where the rows go
     * @param source the document, paid for each row
     * @param progress told now and then, by the parser's thread
     */
    ResultHandler(TableSink sink, MeteredStream source, Progress progress) {
        super(sink);
        this.source = source;
        this.progress = progress;
    }

    /** Whether a result table has been read to its end. */
    boolean hasTable() {
        return table;
    }

    /** Why rows could not be kept, if they could not. */
    Optional<SAXException> storageFailure() {
        return storageFailure;
    }

    /** Rows given to the sink so far; asked from any thread. */
    long rows() {
        return delivered.get();
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        path.enter(localName);
        switch (localName) {
            case "TABLE" -> beginTable(attributes);
            case "FIELD" -> addField(attributes);
            case "STREAM" -> beginStream(attributes);
            case "TR" -> cells = 0;
            case "TD" -> cells++;
            case "INFO" -> beginInfo(attributes);
            default -> { }
        }
        super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
        path.text();
        error.ifPresent(text -> text.append(ch, start, length));
        if (stream.isEmpty()) {
            super.characters(ch, start, length);
            return;
        }
        try {
            stream.get().text(ch, start, length, super::characters);
        } catch (TapException e) {
            throw new SAXException(e);
        }
        paid();
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        path.leave();
        if (localName.equals("INFO") && error.isPresent()) {
            throw new SAXException(new ServiceError(error.get().toString()));
        }
        if (localName.equals("TR") && getTableHandler() != null && cells != fields.size()) {
            throw ElementPath.damaged("a row has " + cells + " cells and not " + fields.size());
        }
        if (localName.equals("STREAM") && stream.isPresent()) {
            endStream(uri, localName, qName);
            return;
        }
        super.endElement(uri, localName, qName);
        if (localName.equals("TR") && getTableHandler() != null) {
            paid();
        }
    }

    @Override
    public void startTable(StarTable meta) throws SAXException {
        if (table) {
            throw ElementPath.refused("more than one result table");
        }
        if (meta.getColumnCount() != fields.size()) {
            throw ElementPath.damaged("it is not clear how many columns it has");
        }
        super.startTable(meta);
    }

    /** Called by the parser's thread, or by one of the host's for a binary stream. */
    @Override
    public void rowData(Object[] row) throws SAXException {
        try {
            super.rowData(row);
        } catch (SAXException e) {
            storageFailure = Optional.of(e);
            throw e;
        }
        delivered.incrementAndGet();
    }

    @Override
    public void endTable() throws SAXException {
        super.endTable();
        table = true;
        if (declaredRows.isPresent() && declaredRows.get() != rows()) {
            throw ElementPath.damaged("it should have " + declaredRows.get() + " rows and has " + rows());
        }
    }

    /** Ends the host's thread that decodes a binary stream, when the document breaks off within one; it would wait for ever. */
    void abandon() {
        if (stream.isEmpty()) {
            return;
        }
        stream = Optional.empty();
        boolean interrupted = Thread.interrupted();    // the host waits for its thread, and forgets an interrupt meanwhile
        try {
            super.endElement("", "STREAM", "STREAM");
        } catch (SAXException | RuntimeException e) {
            // The rest of a stream that is damaged anyway; what is wrong with the document is known already.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the service says instead of a result. */
    static final class ServiceError extends IOException {
        private static final long serialVersionUID = 1L;

        ServiceError(String message) {
            super(message.isBlank() ? "the service reports an error without a message" : message);
        }
    }

    private void beginTable(Attributes attributes) {
        fields.clear();
        String nrows = attributes.getValue("nrows");
        declaredRows = nrows != null && nrows.matches("\\d{1,18}") ? Optional.of(Long.valueOf(nrows)) : Optional.empty();
    }

    private void addField(Attributes attributes) throws SAXException {
        if (fields.size() == MAX_COLUMNS) {
            throw ElementPath.refused("more than " + MAX_COLUMNS + " columns");
        }
        fields.add(new VOTableField(Optional.ofNullable(attributes.getValue("datatype")), Optional.ofNullable(attributes.getValue("arraysize"))));
    }

    private void beginInfo(Attributes attributes) {
        if ("QUERY_STATUS".equals(attributes.getValue("name")) && "ERROR".equals(attributes.getValue("value"))) {
            error = Optional.of(new StringBuilder());
        }
    }

    /** The host would fetch data that stand elsewhere, from wherever the service says. */
    private void beginStream(Attributes attributes) throws SAXException {
        if (getTableHandler() == null) {
            return;
        }
        String format = path.parent();
        if (attributes.getValue("href") != null || format.equals("FITS")) {
            throw ElementPath.refused("data that do not stand in it as BINARY, BINARY2 or TABLEDATA");
        }
        try {
            stream = Optional.of(new BinaryRows(fields, format.equals("BINARY2")));
        } catch (TapException e) {
            throw new SAXException(e);
        }
    }

    private void endStream(String uri, String localName, String qName) throws SAXException {
        long rows;
        try {
            rows = stream.orElseThrow().end(super::characters);
        } catch (TapException e) {
            throw new SAXException(e);
        }
        super.endElement(uri, localName, qName);
        stream = Optional.empty();
        if (rows != delivered.get()) {
            throw ElementPath.damaged("it holds " + rows + " rows, of which only " + delivered + " could be read");
        }
    }

    private void paid() {
        path.paid();
        source.paid();
        if (source.total() >= nextReport) {
            nextReport = source.total() + BYTES_BETWEEN_REPORTS;
            progress.reading(rows(), source.total());
        }
    }
}
