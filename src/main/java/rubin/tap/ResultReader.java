package rubin.tap;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import uk.ac.starlink.table.RowStore;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.storage.ByteStoreRowStore;

/**
 * Reads a VOTable result as it arrives into the host's row storage, which moves to disk when it grows. The table is handed out
 * only when the document has ended as it should: what is cut short is an error, however many rows it brought, and its rows are
 * thrown away.
 */
final class ResultReader {

    /** Enough to tell a web page from a VOTable. */
    private static final int BEGINNING = 512;

    private final StoragePolicy storage;
    private final Progress progress;
    private final Credentials credentials;

    /** @param credentials whose token is kept out of messages */
    ResultReader(StoragePolicy storage, Progress progress, Credentials credentials) {
        this.storage = storage;
        this.progress = progress;
        this.credentials = credentials;
    }

    /**
     * Reads the body of a successful response.
     *
     * @throws PassingException if the document is cut short or damaged: worth fetching again
     * @throws TapException if the service reports an error in the document, sends something else than a VOTable, or something
     *                      that no honest service sends
     * @throws IOException if the connection breaks
     */
    QueryResult read(HttpResponse<InputStream> response) throws IOException {
        return read(response.body(), response.uri().getHost());
    }

    /** @param host who sends the document, for messages */
    QueryResult read(InputStream body, String host) throws IOException {
        RowStore store = storage.makeRowStore();
        boolean complete = false;
        try {
            MeteredStream source = new MeteredStream(body);
            ResultHandler handler = new ResultHandler(store, source, progress);
            parse(handler, source, host);
            if (!handler.hasTable()) {
                throw new TapException("the answer of " + host + " holds no result table; check that tapurl is a TAP service");
            }
            progress.reading(handler.rows(), source.total());
            QueryResult result = new QueryResult(store.getStarTable(), handler.getOverflow());
            complete = true;
            return result;
        } finally {
            if (!complete && store instanceof ByteStoreRowStore bytes) {
                bytes.getByteStore().close();
            }
        }
    }

    private void parse(ResultHandler handler, MeteredStream source, String host) throws IOException {
        BufferedInputStream in = new BufferedInputStream(source);
        in.mark(BEGINNING);
        byte[] beginning = in.readNBytes(BEGINNING);
        in.reset();
        if (ResponseText.isWebPage(beginning)) {
            throw new TapException(host + " sent a web page instead of a result; check that tapurl is a TAP service");
        }
        boolean whole = false;
        try {
            XMLReader parser = SecureXml.saxReader();
            parser.setContentHandler(handler);
            parser.setErrorHandler(new DefaultHandler());
            parser.parse(new InputSource(in));
            whole = true;
        } catch (SAXException e) {
            throw explained(e, handler);
        } catch (CharConversionException | RuntimeException e) {
            // The host's decoders meet damaged data with unchecked exceptions of several kinds.
            throw damaged(e);
        } finally {
            if (!whole) {
                handler.abandon();
            }
        }
    }

    private IOException explained(SAXException failure, ResultHandler handler) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof InterruptedException interrupt) {
                return Cancelled.by(interrupt);
            }
            if (e instanceof TapException known) {
                return known;
            }
            if (e instanceof ResultHandler.ServiceError) {
                return new TapException(Complaint.sentence(credentials.redact(e.getMessage())), failure);
            }
        }
        if (handler.storageFailure().isPresent()) {
            return new TapException("the result cannot be kept here (" + handler.storageFailure().get().getMessage()
                    + "); make room in the folder for temporary files", failure);
        }
        if (failure.getMessage() != null && failure.getMessage().contains(SecureXml.NO_DOCTYPE)) {
            return new TapException("the service's result has a document type, as no VOTable has, and is refused; check that tapurl is a TAP service", failure);
        }
        return damaged(failure);
    }

    private static PassingException damaged(Exception e) {
        return PassingException.damaged("the result is cut short or damaged ("
                + Complaint.withoutStop(Complaint.plain(e.getMessage() == null ? e.toString() : e.getMessage())) + ")", e);
    }
}
