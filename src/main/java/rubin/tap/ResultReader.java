package rubin.tap;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import uk.ac.starlink.table.RowStore;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.TableSink;
import uk.ac.starlink.vo.DalResultStreamer;

/**
 * Reads a VOTable result as it arrives into the host's row storage, which moves to disk when it grows. The table is handed out
 * only when the document has ended as it should: what is cut short is an error, however many rows it brought.
 */
final class ResultReader {

    private static final long ROWS_BETWEEN_REPORTS = 10_000;

    private final StoragePolicy storage;
    private final Progress progress;

    ResultReader(StoragePolicy storage, Progress progress) {
        this.storage = storage;
        this.progress = progress;
    }

    /**
     * Reads the body of a successful response.
     *
     * @throws TapException if the service reports an error in the document, or sent something else than a VOTable
     * @throws IOException if the document is cut short or the connection broke: worth fetching again
     */
    QueryResult read(HttpResponse<InputStream> response) throws IOException {
        RowStore store = storage.makeRowStore();
        ResultHandler handler = new ResultHandler(new CountingSink(store, progress));
        XMLReader parser = SecureXml.saxReader();
        parser.setContentHandler(handler);
        parser.setErrorHandler(new DefaultHandler());
        try (InputStream body = response.body()) {
            parser.parse(new InputSource(body));
        } catch (SAXException e) {
            if (handler.error != null) {
                throw new TapException(Complaint.sentence(handler.error), e);
            }
            if (e.getException() instanceof IOException io) {
                throw io;
            }
            if (!handler.isVotable) {
                throw new TapException("the answer of " + response.uri().getHost() + " is no VOTable; check that tapurl is a TAP service", e);
            }
            throw new IOException("the result is cut short or damaged (" + Complaint.plain(String.valueOf(e.getMessage())) + ")", e);
        } catch (RuntimeException e) {
            // STIL's decoders meet damaged data with unchecked exceptions of several kinds.
            throw new IOException("the result is damaged (" + Complaint.plain(e.toString()) + ")", e);
        }
        if (!handler.hasTable) {
            throw new TapException("the answer of " + response.uri().getHost() + " holds no result table; check that tapurl is a TAP service");
        }
        return new QueryResult(store.getStarTable(), handler.getOverflow());
    }

    /** The host's handler of DAL results, which also keeps what an error says. */
    private static final class ResultHandler extends DalResultStreamer {

        private boolean isVotable;
        private boolean hasTable;
        private String error;
        private StringBuilder errorText;

        ResultHandler(TableSink sink) {
            super(sink);
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes atts) throws SAXException {
            super.startElement(uri, localName, qName, atts);
            isVotable |= localName.equals("VOTABLE");
            if (localName.equals("INFO") && "QUERY_STATUS".equals(atts.getValue("name")) && "ERROR".equals(atts.getValue("value"))) {
                errorText = new StringBuilder();
            }
        }

        @Override
        public void characters(char[] ch, int start, int length) throws SAXException {
            super.characters(ch, start, length);
            if (errorText != null) {
                errorText.append(ch, start, length);
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            if (localName.equals("INFO") && errorText != null) {
                error = errorText.toString().isBlank() ? "the service reports an error without a message" : errorText.toString();
                throw new SAXException(error);
            }
            super.endElement(uri, localName, qName);
        }

        @Override
        public void endTable() throws SAXException {
            super.endTable();
            hasTable = true;
        }
    }

    /** Passes rows on and reports their number now and then. */
    private static final class CountingSink implements TableSink {

        private final TableSink target;
        private final Progress progress;
        private long count;

        CountingSink(TableSink target, Progress progress) {
            this.target = target;
            this.progress = progress;
        }

        @Override
        public void acceptMetadata(StarTable meta) throws uk.ac.starlink.table.TableFormatException {
            target.acceptMetadata(meta);
        }

        @Override
        public void acceptRow(Object[] row) throws IOException {
            target.acceptRow(row);
            if (++count % ROWS_BETWEEN_REPORTS == 0) {
                progress.rows(count);
            }
        }

        @Override
        public void endRows() throws IOException {
            target.endRows();
            progress.rows(count);
        }
    }
}
