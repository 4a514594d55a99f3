package rubin.tap;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import rubin.tap.base.Origin;
import rubin.tap.base.PassingException;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.tap.base.WebAddress;
import rubin.tap.http.Http;
import rubin.tap.http.HttpStatusException;
import rubin.votable.DocumentStart;
import rubin.votable.SecureXml;

/**
 * A job as a service's job list shows it, UWS 1.1.
 *
 * @param uri the job's address
 * @param phase its phase
 * @param phaseWord the phase as the service spells it
 * @param runId the word that its maker gave it, if any
 * @param created when it was made, where the service says so
 */
public record JobListing(URI uri, JobPhase phase, String phaseWord, Optional<String> runId, Optional<Instant> created) {

    /** The last part of a job's address. */
    public static String id(URI job) {
        String path = job.getPath().replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The status of a job that may be gone.
     *
     * @return empty if the service has no such job (any more)
     */
    public static Optional<JobStatus> statusOf(TapJob job) throws IOException {
        try {
            return Optional.of(job.status());
        } catch (TapException e) {
            if (e.getCause() instanceof HttpStatusException http && http.isGone()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** When a job was made, as its document says. */
    public static Optional<Instant> creation(JobStatus status) {
        return status.field("creationTime").flatMap(JobListing::instant);
    }

    /** The jobs in the list at this address, newest first. */
    static List<JobListing> list(Http http, URI list, String selection) throws IOException {
        return http.get(URI.create(list + "?" + selection), response -> parse(http.document(response), list));
    }

    /**
     * Reads a job list, newest first as far as the service says when jobs were made. A job is where its link leads, if that stays with
     * the list's service, else where its id is below the list.
     *
     * @param list address of the list, which the jobs are below
     * @throws TapException if the document is none
     */
    static List<JobListing> parse(byte[] document, URI list) throws TapException {
        List<JobListing> jobs = new ArrayList<>();
        boolean isList = false;
        try {
            XMLStreamReader xml = SecureXml.staxReader(document);
            Optional<URI> job = Optional.empty();
            Map<String, String> fields = new HashMap<>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("jobs")) {
                    isList = true;
                } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("jobref")) {
                    job = address(list, xml.getAttributeValue(null, "id"), xml.getAttributeValue(null, "href"));
                    fields.clear();
                } else if (event == XMLStreamConstants.START_ELEMENT && job.isPresent()) {
                    fields.put(xml.getLocalName(), ServiceComplaint.plain(xml.getElementText()));
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("jobref")) {
                    job.ifPresent(uri -> jobs.add(of(uri, fields)));
                    job = Optional.empty();
                }
            }
        } catch (XMLStreamException e) {
            Optional<String> foreign = DocumentStart.foreign(document, "");
            if (foreign.isPresent()) {
                throw new TapException("the service sent " + foreign.get() + " instead of its job list; check that tapurl is a TAP service", e);
            }
            throw PassingException.damaged("the service's job list cannot be read; check that tapurl is a TAP service", e);
        }
        if (!isList) {
            throw PassingException.damaged("the service sends something else than its job list; check that tapurl is a TAP service", null);
        }
        jobs.sort(Comparator.comparing((JobListing j) -> j.created().orElse(Instant.MIN)).reversed());
        return List.copyOf(jobs);
    }

    /** Where a job is; empty if neither link nor id can be an address. A proxy's service may have links to a host that is not to be seen from here. */
    private static Optional<URI> address(URI list, String id, String href) {
        Optional<URI> link = WebAddress.resolve(list, href == null ? "" : href).filter(u -> Origin.of(u).equals(Origin.of(list)) && u.getRawQuery() == null)
                .filter(u -> !id(u).isEmpty() && !u.getPath().equals(list.getPath()));
        boolean usable = id != null && !id.isBlank() && !id.contains("/") && !id.strip().matches("\\.+");
        return link.isPresent() || !usable ? link : Optional.of(URI.create(list + "/" + WebAddress.segment(id.strip())));
    }

    private static JobListing of(URI uri, Map<String, String> fields) {
        String word = Optional.ofNullable(fields.get("phase")).filter(w -> !w.isEmpty()).orElse(JobPhase.UNKNOWN.name());
        return new JobListing(uri, JobPhase.of(word), word, Optional.ofNullable(fields.get("runId")).filter(s -> !s.isEmpty()),
                Optional.ofNullable(fields.get("creationTime")).flatMap(JobListing::instant));
    }

    /** A DALI timestamp: UTC, with or without the Z that says so; or another way to write ISO 8601. */
    private static Optional<Instant> instant(String text) {
        String iso = text.strip().replaceFirst("^(\\S+) +(?=\\d)", "$1T").replaceFirst("([+-]\\d\\d)(:?00)?$", "$1:00");
        for (Function<String, Instant> way : List.<Function<String, Instant>>of(t -> LocalDateTime.parse(t).toInstant(ZoneOffset.UTC),
                t -> OffsetDateTime.parse(t).toInstant())) {
            try {
                return Optional.of(way.apply(iso));
            } catch (DateTimeParseException e) {
                continue;    // the other way, or the service's own idea of time, which is as good as none
            }
        }
        return Optional.empty();
    }
}
