package rubin.tap.result;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import rubin.tap.base.Cancelled;
import rubin.tap.base.Deadline;
import rubin.tap.base.PassingException;
import rubin.tap.base.Progress;
import rubin.tap.base.QueryResult;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.tap.http.ResponseText;
import rubin.tap.login.Credentials;
import rubin.votable.BadVOTable;
import rubin.votable.DocumentStart;
import rubin.votable.MeteredStream;
import rubin.votable.SecureXml;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;

/**
 * Reads a VOTable result as it arrives into the host's row storage. The table is handed out only when the document has ended as
 * it should: what is cut short is an error, however many rows it brought, and its rows are thrown away.
 */
public final class ResultReader {

    private final StoragePolicy storage;
    private final Progress progress;
    private final Credentials credentials;
    private final Deadline deadline;

    /**
     * @param credentials whose token is kept out of messages
     * @param deadline when reading has to have ended
     */
    public ResultReader(StoragePolicy storage, Progress progress, Credentials credentials, Deadline deadline) {
        this.storage = storage;
        this.progress = progress;
        this.credentials = credentials;
        this.deadline = deadline;
    }

    /**
     * Reads the body of a successful response.
     *
     * @throws PassingException if the document is cut short or damaged: worth fetching again
     * @throws TapException if the service reports an error in the document, sends something else than a VOTable, or something
     *                      that no honest service sends
     * @throws IOException if the connection breaks
     */
    public QueryResult read(HttpResponse<InputStream> response) throws IOException {
        return read(response.body(), response.uri().getHost(), response.headers().firstValue("Content-Type").orElse(""));
    }

    /**
     * @param host who sends the document, for messages
     * @param type what the sender says that it is; an empty text if nothing
     */
    public QueryResult read(InputStream body, String host, String type) throws IOException {
        RowKeeper keeper = new RowKeeper(storage);
        boolean complete = false;
        try {
            MeteredStream source = new MeteredStream(body);
            ResultHandler handler = new ResultHandler(keeper, source, progress, deadline);
            parse(handler, keeper, source, host, type);
            if (handler.choice().isUnclear()) {
                throw new TapException("the answer of " + host + " holds several tables, and does not say which is the result; tell the service");
            }
            StarTable table = keeper.table().orElseThrow(() ->
                    new TapException("the answer of " + host + " holds no result table; check that tapurl is a TAP service"));
            if (handler.choice().more() > 0) {
                progress.remark(host + " sent more than one result table; this is the first");
            }
            progress.reading(keeper.rows(), source.total());
            complete = true;
            return new QueryResult(table, handler.overflow());
        } finally {
            if (!complete) {
                keeper.discard();
            }
        }
    }

    private void parse(ResultHandler handler, RowKeeper keeper, MeteredStream source, String host, String type) throws IOException {
        BufferedInputStream in = new BufferedInputStream(source);
        in.mark(DocumentStart.BYTES);
        byte[] beginning = in.readNBytes(DocumentStart.BYTES);
        in.reset();
        Optional<String> foreign = DocumentStart.foreign(beginning, type);
        if (foreign.isPresent()) {
            throw new TapException(instead(host, foreign.get()) + "; check that tapurl is a TAP service");
        }
        boolean whole = false;
        try {
            XMLReader parser = SecureXml.saxReader();
            parser.setContentHandler(handler);
            parser.setErrorHandler(new DefaultHandler());
            parser.parse(DocumentStart.source(in));
            whole = true;
        } catch (SAXException e) {
            IOException failure = explained(e, keeper, beginning, host);
            throw failure instanceof PassingException ? spoken(source, failure) : failure;
        } catch (BadVOTable e) {
            TapException failure = explained(e, e);
            throw failure instanceof PassingException ? spoken(source, failure) : failure;
        } catch (TapException | InterruptedIOException e) {
            throw e;
        } catch (CharConversionException | CharacterCodingException | RuntimeException e) {
            // The host's decoders meet damaged data with unchecked exceptions of several kinds.
            throw spoken(source, damaged(e));
        } catch (IOException e) {
            throw spoken(source, e);    // the service may have said why, before it broke the connection
        } finally {
            if (!whole) {
                handler.abandon();
            }
        }
    }

    /** A failure in the service's own words, if it has written an error document into the result that it had begun. */
    private IOException spoken(MeteredStream source, IOException failure) {
        return ResponseText.errorWithin(source.lastAndNext()).<IOException>map(said ->
                new TapException(ServiceComplaint.sentence(credentials.redact(said)), failure)).orElse(failure);
    }

    private IOException explained(SAXException failure, RowKeeper keeper, byte[] beginning, String host) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof InterruptedException interrupt) {
                return Cancelled.by(interrupt);
            }
            if (e instanceof TapException known) {
                return known;
            }
            if (e instanceof BadVOTable bad) {
                return explained(bad, failure);
            }
            if (e instanceof ResultHandler.ServiceError) {
                return new TapException(ServiceComplaint.sentence(credentials.redact(e.getMessage())), failure);
            }
            if (e instanceof ResultHandler.NoVOTable) {
                return new TapException(withText(instead(host, "an XML document <" + ServiceComplaint.plain(e.getMessage()) + ">"), beginning), failure);
            }
        }
        if (keeper.failure().isPresent()) {
            return new TapException("the result cannot be kept here (" + keeper.failure().get().getMessage()
                    + "); make room in the folder for temporary files", failure);
        }
        if (failure.getMessage() != null && failure.getMessage().contains(SecureXml.NO_DOCTYPE)) {
            return new TapException("the service's result has a document type, as no VOTable has, and is refused; check that tapurl is a TAP service", failure);
        }
        String text = DocumentStart.text(beginning);
        return !text.isEmpty() && !text.startsWith("<") && DocumentStart.isReadable(text)
                ? PassingException.damaged(withText(instead(host, "text"), beginning), failure) : damaged(failure);
    }

    private static String instead(String host, String what) {
        return host + " sent " + what + " instead of a result as VOTable";
    }

    private String withText(String sentence, byte[] document) {
        String text = ServiceComplaint.plain(credentials.redact(ResponseText.visibleText(document)));
        return text.isEmpty() ? sentence : sentence + ": " + text;
    }

    private static TapException explained(BadVOTable bad, Exception failure) {
        String message = "the result " + ServiceComplaint.plain(bad.getMessage());
        return bad.damaged() ? PassingException.damaged(message, failure) : new TapException(message, failure);
    }

    private static PassingException damaged(Exception e) {
        return PassingException.damaged("the result is cut short or damaged ("
                + ServiceComplaint.withoutStop(ServiceComplaint.plain(e.getMessage() == null ? e.toString() : e.getMessage())) + ")", e);
    }
}
