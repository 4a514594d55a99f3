package rubin.votable;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Parsers for documents from services that are not trusted: no document types, so no entities of any kind; no nesting without end. */
public final class SecureXml {

    /** VOTables and job documents need ten at most. */
    public static final int MAX_DEPTH = 64;

    /** The parser's switch against document types; its complaint of one names it in every language. */
    public static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SecureXml() {
    }

    /** A SAX parser, the JDK's own whatever else is on the class path. */
    public static XMLReader saxReader() throws IOException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("this Java has no secure XML parser", e);
        }
    }

    /**
     * A StAX parser for a short document. Whatever is wrong with the document comes out of it as an XMLStreamException.
     *
     * @throws XMLStreamException if the document does not begin as XML
     */
    public static XMLStreamReader staxReader(byte[] document) throws XMLStreamException {
        // As characters, because the JDK's scanner prints a line about bytes that are no UTF-8.
        return staxReader(DocumentStart.text(document));
    }

    /** The same for a document that is text already. */
    public static XMLStreamReader staxReader(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new GuardedReader(factory.createXMLStreamReader(new StringReader(text)));
        } catch (RuntimeException e) {
            throw new XMLStreamException("no XML", e);
        }
    }

    private static final class GuardedReader extends StreamReaderDelegate {

        private int depth;

        GuardedReader(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event;
            try {
                event = super.next();
            } catch (RuntimeException e) {
                // The JDK's scanner meets some malformed documents with unchecked exceptions.
                throw new XMLStreamException("no XML", e);
            }
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.DTD || depth > MAX_DEPTH) {
                throw new XMLStreamException("a document type, or elements nested too deep");
            }
            return event;
        }

        @Override
        public String getElementText() throws XMLStreamException {
            try {
                String text = super.getElementText();
                depth--;
                return text;
            } catch (RuntimeException e) {
                throw new XMLStreamException("no XML", e);
            }
        }
    }
}
