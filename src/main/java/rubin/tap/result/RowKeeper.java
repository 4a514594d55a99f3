package rubin.tap.result;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.xml.sax.SAXException;
import rubin.votable.ElementPath;
import rubin.votable.VOTableField;
import uk.ac.starlink.table.RowStore;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.storage.ByteStoreRowStore;
import uk.ac.starlink.votable.TableHandler;

/**
 * Keeps the rows of one table at a time in the host's storage, which moves to disk when it grows, and counts them; a table that
 * was read before is thrown away. Rows come from the parser's thread, or from one of the host's for a binary stream.
 */
final class RowKeeper implements TableHandler {

    private final StoragePolicy storage;
    private final AtomicLong rows = new AtomicLong();
    private volatile Optional<IOException> failure = Optional.empty();
    private List<VOTableField> fields = List.of();
    private Optional<BigInteger> declaredRows = Optional.empty();
    private RowStore store;
    private boolean complete;

    RowKeeper(StoragePolicy storage) {
        this.storage = storage;
    }

    /**
     * Another table begins.
     *
     * @param columns its columns, once they have been read
     * @param count how many rows the document says that it has
     */
    void expect(List<VOTableField> columns, Optional<BigInteger> count) {
        discard();
        fields = columns;
        declaredRows = count;
        rows.set(0);
        complete = false;
    }

    @Override
    public void startTable(StarTable columns) throws SAXException {
        if (fields.isEmpty()) {
            throw ElementPath.refused("a table without columns");
        }
        if (columns.getColumnCount() != fields.size()) {
            throw ElementPath.damaged("it is not clear how many columns it has");
        }
        try {
            store = storage.makeRowStore();
            store.acceptMetadata(columns);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    @Override
    public void rowData(Object[] cells) throws SAXException {
        try {
            store.acceptRow(cells);
        } catch (IOException e) {
            throw notKept(e);
        }
        rows.incrementAndGet();
    }

    @Override
    public void endTable() throws SAXException {
        try {
            store.endRows();
        } catch (IOException e) {
            throw notKept(e);
        }
        complete = true;
        if (declaredRows.isPresent() && !declaredRows.get().equals(BigInteger.valueOf(rows()))) {
            throw ElementPath.damaged("it should have " + declaredRows.get() + " rows and has " + rows());
        }
    }

    /** Rows so far; asked from any thread. */
    long rows() {
        return rows.get();
    }

    /** Why rows could not be kept, if they could not. */
    Optional<IOException> failure() {
        return failure;
    }

    /** The table, if it has been read to its end. */
    Optional<StarTable> table() {
        return complete ? Optional.of(store.getStarTable()) : Optional.empty();
    }

    /** Gives back what the rows take, on disk or in memory. */
    void discard() {
        if (store instanceof ByteStoreRowStore bytes) {
            bytes.getByteStore().close();
        }
        store = null;
        complete = false;
    }

    private SAXException notKept(IOException e) {
        failure = Optional.of(e);
        return new SAXException(e);
    }
}
