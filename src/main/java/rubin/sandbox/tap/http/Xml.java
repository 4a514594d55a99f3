package rubin.sandbox.tap.http;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small XML document being written; names come with their prefixes, values are escaped. */
public final class Xml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    public Xml() {
        try {
            writer = FACTORY.createXMLStreamWriter(text);
            writer.writeStartDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens an element; {@code attributes} are names and values in turn. */
    public Xml open(String name, String... attributes) {
        try {
            writer.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public Xml close() {
        try {
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole element with text in it. */
    public Xml element(String name, Object value, String... attributes) {
        open(name, attributes);
        try {
            writer.writeCharacters(legal(String.valueOf(value)));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return close();
    }

    /** An element if there is something to put in. */
    public Xml optional(String name, String value) {
        return value.isEmpty() ? this : element(name, value);
    }

    /** Ends the document. */
    public String end() {
        try {
            writer.writeEndDocument();
            writer.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text without the control characters that XML has no way to write. */
    private static String legal(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}
