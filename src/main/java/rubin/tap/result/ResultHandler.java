package rubin.tap.result;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import rubin.tap.base.Deadline;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryStatus;
import rubin.tap.base.TapException;
import rubin.votable.BadVOTable;
import rubin.votable.BinaryRows;
import rubin.votable.ElementPath;
import rubin.votable.MeteredStream;
import rubin.votable.VOTableField;
import uk.ac.starlink.votable.TableContentHandler;

/**
 * Picks the result out of a service's document for the host's parser, and counts beside that what it should find: the host takes
 * a stream that ends within a row, or a row that lacks cells, as it is. The result is the first table of a RESOURCE that says
 * that it holds results, else the only table that is there. Also keeps what an error says, and refuses what no service should
 * send: data that stand elsewhere, columns or nesting without end.
 */
final class ResultHandler extends TableContentHandler {

    /** Rubin's widest table has 1300 columns. */
    private static final int MAX_COLUMNS = 20_000;
    /** More parameters than these are left out: the host compares each with all others. */
    private static final int MAX_PARAMETERS = 1000;
    private static final long BYTES_BETWEEN_REPORTS = 1 << 20;
    private static final int ELEMENTS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;
    private static final Attributes NONE = new AttributesImpl();

    private final RowKeeper keeper;
    private final MeteredStream source;
    private final Progress progress;
    private final Deadline deadline;
    private final ElementPath path = new ElementPath();
    private final TableChoice choice = new TableChoice();
    private final List<VOTableField> fields = new ArrayList<>();
    private Optional<StringBuilder> error = Optional.empty();
    private Optional<BinaryRows> stream = Optional.empty();
    private boolean overflow;
    private boolean data;
    private int cells;
    private long cellText;
    private int elements;
    private int parameters;
    private int skipped;
    private long nextReport = BYTES_BETWEEN_REPORTS;

    /**
     * @param keeper where the rows go
     * @param source the document, paid for each row
     * @param progress told now and then, by the parser's thread
     * @param deadline also for a document that is here and takes long to read
     */
    ResultHandler(RowKeeper keeper, MeteredStream source, Progress progress, Deadline deadline) {
        super(false);
        this.keeper = keeper;
        this.source = source;
        this.progress = progress;
        this.deadline = deadline;
    }

    /** Which of the document's tables has been read. */
    TableChoice choice() {
        return choice;
    }

    /** Whether the service says that it left out rows. */
    boolean overflow() {
        return overflow;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        path.enter(localName);
        look();
        if (skipped > 0 || !wanted(localName, attributes)) {
            skipped++;
            return;
        }
        switch (localName) {
            case "FIELD" -> addField(attributes);
            case "TABLEDATA", "BINARY", "BINARY2", "FITS" -> beginData(localName.equals("TABLEDATA"));
            case "STREAM" -> beginStream(attributes);
            case "TR" -> cells = 0;
            case "TD" -> cellText = 0;
            default -> { }
        }
        super.startElement(uri, localName, qName, attributes);
    }

    /** Whether the host needs an element; it would keep it, and what it holds, as a tree. */
    private boolean wanted(String element, Attributes attributes) throws SAXException {
        if (path.isRoot() && !element.equals("VOTABLE")) {
            throw new SAXException(new NoVOTable(element));
        }
        switch (element) {
            case "RESOURCE" -> choice.enterResource(attributes.getValue("type"));
            case "TABLE" -> beginTable(attributes);
            case "DATA" -> {
                return choice.reading();
            }
            case "INFO", "PARAM" -> {
                Optional<QueryStatus> status = element.equals("INFO") ? QueryStatus.of(attributes.getValue("name"), attributes.getValue("value"))
                        : Optional.empty();
                overflow |= status.equals(Optional.of(QueryStatus.OVERFLOW));
                error = status.filter(QueryStatus.ERROR::equals).map(s -> new StringBuilder());
                return ++parameters <= MAX_PARAMETERS;
            }
            default -> { }
        }
        return true;
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
        path.text();
        cellText += length;
        error.ifPresent(text -> text.append(ch, start, length));
        if (skipped > 0) {
            return;
        }
        if (stream.isEmpty()) {
            super.characters(ch, start, length);
            return;
        }
        try {
            stream.get().text(ch, start, length, super::characters);
        } catch (BadVOTable e) {
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
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (localName) {
            case "RESOURCE" -> choice.leaveResource();
            case "TD" -> endCell();
            case "TR" -> endRow();
            case "DATA", "TABLE" -> endWithoutData(uri, localName, qName);
            default -> { }
        }
        if (localName.equals("STREAM") && stream.isPresent()) {
            endStream(uri, localName, qName);
            return;
        }
        super.endElement(uri, localName, qName);
        if (localName.equals("TR")) {
            paid();
        } else if (localName.equals("TABLE")) {
            choice.leaveTable();
            setTableHandler(null);
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

    /** The document is XML of another kind; the message is its outermost element. */
    static final class NoVOTable extends IOException {
        private static final long serialVersionUID = 1L;

        NoVOTable(String root) {
            super(root);
        }
    }

    private void beginTable(Attributes attributes) {
        fields.clear();
        data = false;
        String nrows = attributes.getValue("nrows");
        boolean chosen = choice.enterTable();
        setTableHandler(chosen ? keeper : null);
        if (chosen) {
            keeper.expect(fields, nrows != null && nrows.strip().matches("\\+?\\d{1,1000}") ? Optional.of(new BigInteger(nrows.strip())) : Optional.empty());
        }
    }

    private void addField(Attributes attributes) throws SAXException {
        if (fields.size() == MAX_COLUMNS) {
            throw ElementPath.refused("more than " + MAX_COLUMNS + " columns");
        }
        fields.add(new VOTableField(Optional.ofNullable(attributes.getValue("datatype")), Optional.ofNullable(attributes.getValue("arraysize"))));
    }

    private void beginData(boolean text) throws SAXException {
        if (data) {
            throw ElementPath.damaged("a table has its data twice");
        }
        data = true;
        try {
            for (VOTableField field : text ? fields : List.<VOTableField>of()) {
                field.requireModestCells();
            }
        } catch (BadVOTable e) {
            throw new SAXException(e);
        }
    }

    /** The host would fetch data that stand elsewhere, from wherever the service says. */
    private void beginStream(Attributes attributes) throws SAXException {
        String format = path.parent();
        if (attributes.getValue("href") != null || format.equals("FITS")) {
            throw ElementPath.refused("data that do not stand in it as BINARY, BINARY2 or TABLEDATA");
        }
        try {
            stream = Optional.of(new BinaryRows(fields, format.equals("BINARY2")));
        } catch (BadVOTable e) {
            throw new SAXException(e);
        }
    }

    private void endStream(String uri, String localName, String qName) throws SAXException {
        long rows;
        try {
            rows = stream.orElseThrow().end(super::characters);
        } catch (BadVOTable e) {
            throw new SAXException(e);
        }
        super.endElement(uri, localName, qName);
        stream = Optional.empty();
        if (rows != keeper.rows()) {
            throw ElementPath.damaged("it holds " + rows + " rows, of which only " + keeper.rows() + " could be read");
        }
    }

    private void endCell() throws SAXException {
        if (cells < fields.size() && fields.get(cells).lacksElements(cellText)) {
            throw ElementPath.damaged("a cell has fewer elements than its column");
        }
        cells++;
    }

    private void endRow() throws SAXException {
        if (cells != fields.size()) {
            throw ElementPath.damaged("a row has " + cells + " cells and not " + fields.size());
        }
    }

    /** A table without data has no rows, VOTable 1.4 section 5; the host passes such tables over, unless they say that it is none. */
    private void endWithoutData(String uri, String localName, String qName) throws SAXException {
        if (data || fields.isEmpty() || !choice.reading()) {
            return;
        }
        String prefix = qName.substring(0, qName.length() - localName.length());
        data = true;
        if (localName.equals("TABLE")) {
            super.startElement(uri, "DATA", prefix + "DATA", NONE);
        }
        super.startElement(uri, "TABLEDATA", prefix + "TABLEDATA", NONE);
        super.endElement(uri, "TABLEDATA", prefix + "TABLEDATA");
        if (localName.equals("TABLE")) {
            super.endElement(uri, "DATA", prefix + "DATA");
        }
    }

    private void look() throws SAXException {
        if (++elements % ELEMENTS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            try {
                deadline.remaining();
            } catch (TapException e) {
                throw new SAXException(e);
            }
        }
    }

    private void paid() {
        path.paid();
        source.paid();
        if (source.total() >= nextReport) {
            nextReport = source.total() + BYTES_BETWEEN_REPORTS;
            progress.reading(keeper.rows(), source.total());
        }
    }
}
