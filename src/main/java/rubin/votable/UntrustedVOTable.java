package rubin.votable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.TableSink;
import uk.ac.starlink.util.Compression;
import uk.ac.starlink.votable.TableContentHandler;
import uk.ac.starlink.votable.TableHandler;
import uk.ac.starlink.votable.VOElementFactory;

/**
 * The first table of a VOTable that a stranger wrote, given on row by row. The host's reader gets to see nothing but checked
 * elements: no document type, so no entity; no href but that of a LINK, which nothing follows, so no data that stand
 * elsewhere; no cell, header or nesting without end.
 *
 * <pre>{@code
 * UntrustedVOTable.read(in, 32 << 20, sink);
 * }</pre>
 */
public final class UntrustedVOTable {

    /** Rubin's widest table has 1300. */
    private static final int MAX_COLUMNS = 20_000;

    private UntrustedVOTable() {
    }

    /**
     * @param in a document, in any encoding of XML, plain or packed with gzip
     * @param maxBytes its largest size when unpacked
     * @param sink told from several threads, one after another
     * @throws BadVOTable if it is no VOTable, or cut short, damaged or hostile
     * @throws IOException what the sink throws
     */
    public static void read(InputStream in, long maxBytes, TableSink sink) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(in);
        raw.mark(Compression.MAGIC_SIZE);
        byte[] magic = raw.readNBytes(Compression.MAGIC_SIZE);
        raw.reset();
        boolean packed = magic.length == Compression.MAGIC_SIZE && Compression.getCompression(magic) == Compression.GZIP;
        Handler handler = new Handler(sink);
        boolean whole = false;
        try {
            MeteredStream source = new MeteredStream(packed ? new GZIPInputStream(raw) : raw, maxBytes);
            handler.source = Optional.of(source);
            XMLReader parser = SecureXml.saxReader();
            parser.setContentHandler(handler);
            parser.setErrorHandler(new DefaultHandler());
            parser.parse(new InputSource(source));
            whole = true;
        } catch (SAXException | IOException | RuntimeException e) {
            // The host's decoders meet damaged data with unchecked exceptions of several kinds.
            throw handler.refusal.isPresent() ? handler.refusal.get() : explained(e);
        } finally {
            if (!whole) {
                handler.abandon();
            }
        }
        if (!handler.done) {
            throw BadVOTable.refused("holds no table");
        }
    }

    private static BadVOTable explained(Exception failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof BadVOTable known) {
                return known;
            }
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains(SecureXml.NO_DOCTYPE) ? BadVOTable.refused("has a document type")
                : BadVOTable.damaged("is damaged (" + message + ")");
    }

    private static final class Handler extends TableContentHandler implements TableHandler {

        private static final AttributesImpl NONE = new AttributesImpl();

        private final TableSink sink;
        private final ElementPath path = new ElementPath();
        private final List<VOTableField> fields = new ArrayList<>();
        private Optional<MeteredStream> source = Optional.empty();
        private Optional<BinaryRows> stream = Optional.empty();
        private volatile Optional<IOException> refusal = Optional.empty();
        private volatile long rows;
        private boolean data;
        private boolean started;
        private boolean done;
        private int cells;

        Handler(TableSink sink) {
            super(VOElementFactory.isStrictByDefault());
            this.sink = sink;
            setTableHandler(this);
        }

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
            path.enter(name);
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getLocalName(i).equalsIgnoreCase("href") && !name.equals("LINK")) {
                    throw ElementPath.refused("an href in " + name + ", to data that do not stand in it");
                }
            }
            if (done) {
                return;
            }
            switch (name) {
                case "FIELD" -> addField(attributes);
                case "DATA" -> beginData();
                case "FITS" -> throw ElementPath.refused("data that do not stand in it as BINARY, BINARY2 or TABLEDATA");
                case "STREAM" -> stream = Optional.of(binaryRows());
                case "TR" -> cells = 0;
                case "TD" -> cells++;
                default -> { }
            }
            super.startElement(uri, name, qName, attributes);
        }

        @Override
        public void characters(char[] ch, int start, int length) throws SAXException {
            path.text();
            if (done) {
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
        public void endElement(String uri, String name, String qName) throws SAXException {
            path.leave();
            if (done) {
                return;
            }
            if (name.equals("TR") && cells != fields.size()) {
                throw ElementPath.damaged("a row has " + cells + " cells and not " + fields.size());
            }
            if (name.equals("TABLE") && !data) {
                // A table without rows may leave its DATA out; the host knows of it only when there is one.
                for (String absent : List.of("DATA", "TABLEDATA")) {
                    super.startElement(uri, absent, qName.replace(name, absent), NONE);
                }
                for (String absent : List.of("TABLEDATA", "DATA")) {
                    super.endElement(uri, absent, qName.replace(name, absent));
                }
            }
            if (name.equals("STREAM")) {
                endStream(uri, name, qName);
            } else {
                super.endElement(uri, name, qName);
            }
            if (name.equals("TR")) {
                paid();
            }
            done = name.equals("TABLE");
        }

        @Override
        public void startTable(StarTable meta) throws SAXException {
            if (meta.getColumnCount() != fields.size() || started) {
                throw ElementPath.damaged("it is not clear which columns and data its table has");
            }
            started = true;
            give(() -> sink.acceptMetadata(meta));
        }

        @Override
        public void rowData(Object[] row) throws SAXException {
            give(() -> sink.acceptRow(row));
            rows++;
        }

        @Override
        public void endTable() throws SAXException {
            give(sink::endRows);
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

        /** Something that the sink may refuse. */
        private interface Gift {
            void give() throws IOException;
        }

        private void give(Gift gift) throws SAXException {
            try {
                if (refusal.isEmpty()) {
                    gift.give();
                    return;
                }
            } catch (IOException e) {
                refusal = Optional.of(e);
            }
            throw new SAXException(refusal.get());
        }

        private void beginData() throws SAXException {
            if (data) {
                throw ElementPath.damaged("its table has data twice");
            }
            data = true;
        }

        private void addField(Attributes attributes) throws SAXException {
            if (data) {
                throw ElementPath.damaged("a column is described after the data");
            }
            if (fields.size() == MAX_COLUMNS) {
                throw ElementPath.refused("more than " + MAX_COLUMNS + " columns");
            }
            VOTableField field = new VOTableField(Optional.ofNullable(attributes.getValue("datatype")),
                    Optional.ofNullable(attributes.getValue("arraysize")));
            try {
                field.bits();
            } catch (BadVOTable e) {
                throw new SAXException(e);
            }
            fields.add(field);
        }

        private BinaryRows binaryRows() throws SAXException {
            try {
                return new BinaryRows(fields, path.parent().equals("BINARY2"));
            } catch (BadVOTable e) {
                throw new SAXException(e);
            }
        }

        private void endStream(String uri, String name, String qName) throws SAXException {
            long sent;
            try {
                sent = stream.orElseThrow().end(super::characters);
            } catch (BadVOTable e) {
                throw new SAXException(e);
            }
            super.endElement(uri, name, qName);
            stream = Optional.empty();
            if (sent != rows) {
                throw ElementPath.damaged("it holds " + sent + " rows, of which only " + rows + " could be read");
            }
        }

        private void paid() {
            path.paid();
            source.ifPresent(MeteredStream::paid);
        }
    }
}
