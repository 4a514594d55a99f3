package rubin.votable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xml.sax.SAXException;

/** Where a parser is in a VOTable: refuses elements where none belong, nesting without end, and parts of more elements than a result has. */
public final class ElementPath {

    /** Elements and pieces of text between two rows: the host keeps a header as a tree, in many times its size. */
    private static final int MAX_NODES = 250_000;
    /** Where the elements that make up a table may stand. The host takes some of them elsewhere, too, and then reads them otherwise. */
    private static final Map<String, Set<String>> PARENTS = Map.of("TABLE", Set.of("RESOURCE"), "FIELD", Set.of("TABLE"), "DATA", Set.of("TABLE"),
            "TABLEDATA", Set.of("DATA"), "BINARY", Set.of("DATA"), "BINARY2", Set.of("DATA"), "FITS", Set.of("DATA"),
            "STREAM", Set.of("BINARY", "BINARY2", "FITS"), "TR", Set.of("TABLEDATA"), "TD", Set.of("TR"));

    private final List<String> path = new ArrayList<>();
    private int nodes;

    /** An element begins. */
    public void enter(String element) throws SAXException {
        countNode();
        Set<String> parents = PARENTS.get(element);
        if (parents != null && (path.isEmpty() || !parents.contains(path.get(path.size() - 1)))) {
            throw damaged("it has a " + element + " where none belongs");
        }
        if (path.size() == SecureXml.MAX_DEPTH) {
            throw refused("elements nested more than " + SecureXml.MAX_DEPTH + " deep");
        }
        path.add(element);
    }

    /** A piece of text comes. */
    public void text() throws SAXException {
        countNode();
    }

    /** The innermost element ends. */
    public void leave() {
        path.remove(path.size() - 1);
    }

    /** Whether the innermost element is the document's outermost. */
    public boolean isRoot() {
        return path.size() == 1;
    }

    /** The element around the innermost one; there must be one. */
    public String parent() {
        return path.get(path.size() - 2);
    }

    /** A row or a piece of a binary stream has been delivered: what comes next is counted afresh. */
    public void paid() {
        nodes = 0;
    }

    /** For what no honest service sends. */
    public static SAXException refused(String what) {
        return new SAXException(BadVOTable.refused("has " + what));
    }

    /** For what may have been broken on the way. */
    public static SAXException damaged(String how) {
        return new SAXException(BadVOTable.damaged("is damaged (" + how + ")"));
    }

    private void countNode() throws SAXException {
        if (++nodes > MAX_NODES) {
            throw refused("a part without end");
        }
    }
}
