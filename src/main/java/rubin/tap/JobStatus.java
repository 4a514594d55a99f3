package rubin.tap;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a UWS job document says of a job.
 *
 * @param phase its phase
 * @param phaseWord the phase as the service spells it
 * @param fields the document's simple elements by local name, such as {@code jobId}, {@code runId}, {@code ownerId},
 *               {@code creationTime}, {@code startTime}, {@code endTime}, {@code destruction}, {@code percentComplete}
 * @param parameters the query's parameters by name in upper case
 * @param results result links by id, as the document gives them
 * @param message the error summary, where there is one
 */
public record JobStatus(JobPhase phase, String phaseWord, Map<String, String> fields, Map<String, String> parameters,
                        Map<String, String> results, Optional<String> message) {

    public JobStatus {
        fields = Map.copyOf(fields);
        parameters = Map.copyOf(parameters);
        results = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** How much of the query is done, 0 to 100, where the service says so. */
    public OptionalDouble percent() {
        try {
            String text = fields.get("percentComplete");
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, Math.min(100, Double.parseDouble(text))));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A simple element of the document, where it is there and not empty. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(s -> !s.isEmpty());
    }

    /** Where the result is: the one called {@code result}, as TAP has it, else the first, else TAP's fixed place. */
    URI resultUri(URI job) {
        String href = results.getOrDefault("result", results.values().stream().findFirst().orElse(""));
        try {
            return href.isEmpty() ? URI.create(job + "/results/result") : job.resolve(href);
        } catch (IllegalArgumentException e) {
            return URI.create(job + "/results/result");
        }
    }

    /**
     * Reads a UWS job document.
     *
     * @throws TapException if it is none
     */
    static JobStatus parse(byte[] document) throws TapException {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> results = new LinkedHashMap<>();
        try {
            XMLStreamReader xml = SecureXml.staxFactory().createXMLStreamReader(new ByteArrayInputStream(document));
            xml.nextTag();
            if (!xml.getLocalName().equals("job")) {
                throw new TapException("the service's job document is none (it is <" + Complaint.plain(xml.getLocalName()) + ">); check the job's URL");
            }
            String id = null;
            String open = null;
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open = xml.getLocalName();
                        text.setLength(0);
                        id = xml.getAttributeValue(null, "id");
                        if (open.equals("result")) {
                            String href = xml.getAttributeValue("http://www.w3.org/1999/xlink", "href");
                            results.put(id == null ? "result" : id, href == null ? "" : href);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (xml.getLocalName().equals(open) && open.equals("parameter") && id != null) {
                            parameters.put(id.toUpperCase(java.util.Locale.ROOT), text.toString());
                        } else if (xml.getLocalName().equals(open)) {
                            fields.putIfAbsent(open, text.toString().strip());
                        }
                        open = null;
                    }
                    default -> { }
                }
            }
        } catch (XMLStreamException e) {
            throw new TapException("the service's job document cannot be read; check that the URL is a job's", e);
        }
        String word = fields.getOrDefault("phase", "UNKNOWN");
        Optional<String> message = Optional.ofNullable(fields.get("message")).map(Complaint::plain).filter(s -> !s.isEmpty());
        return new JobStatus(JobPhase.of(word), Complaint.plain(word), fields, parameters, results, message);
    }
}
