package rubin.tap;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A job as the service's job list has it, UWS 1.1 section 2.2.2.1.
 *
 * @param id its name in the list
 * @param phase its phase
 * @param runId the word its creator gave it; empty if none
 * @param created when it was created, as the service writes it; empty if it does not say
 */
record JobRef(String id, JobPhase phase, String runId, String created) {

    /** The job's address, in the list of this address. */
    URI uri(URI async) {
        return URI.create(async + "/" + id);
    }

    /** The jobs in the list at this address. */
    static List<JobRef> list(Http http, URI uri) throws IOException {
        return http.get(uri, response -> parse(http.document(response)));
    }

    /**
     * Reads a job list. Entries whose id could not stand in a URL are left out.
     *
     * @throws PassingException if the document is none
     */
    static List<JobRef> parse(byte[] document) throws PassingException {
        List<JobRef> jobs = new ArrayList<>();
        try {
            XMLStreamReader xml = SecureXml.staxReader(document);
            boolean isList = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                isList |= xml.getLocalName().equals("jobs");
                if (isList && xml.getLocalName().equals("jobref")) {
                    JobRef job = read(xml);
                    if (job.id.matches("(?!\\.)[A-Za-z0-9._~-]+")) {
                        jobs.add(job);
                    }
                }
            }
            if (isList) {
                return List.copyOf(jobs);
            }
        } catch (XMLStreamException e) {
            throw PassingException.damaged("the service's job list cannot be read; try again later", e);
        }
        throw PassingException.damaged("the service's job list is none; check that tapurl is a TAP service", null);
    }

    private static JobRef read(XMLStreamReader xml) throws XMLStreamException {
        String id = xml.getAttributeValue(null, "id");
        String phase = "";
        String runId = "";
        String created = "";
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("jobref")); event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "phase" -> phase = xml.getElementText();
                    case "runId" -> runId = xml.getElementText().strip();
                    case "creationTime" -> created = Complaint.plain(xml.getElementText());
                    default -> { }
                }
            }
        }
        return new JobRef(id == null ? "" : id, JobPhase.of(phase), runId, created);
    }
}
