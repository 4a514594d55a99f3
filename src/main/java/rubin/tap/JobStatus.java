package rubin.tap;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import rubin.tap.base.PassingException;
import rubin.tap.base.ServiceComplaint;
import rubin.tap.base.TapException;
import rubin.tap.base.WebAddress;
import rubin.votable.DocumentStart;
import rubin.votable.SecureXml;

/**
 * What a UWS job document says of a job.
 *
 * @param phase its phase
 * @param phaseWord the phase as the service spells it
 * @param fields the document's simple elements by local name, such as {@code jobId}, {@code runId}, {@code ownerId},
 *               {@code creationTime}, {@code startTime}, {@code endTime}, {@code destruction}, {@code percentComplete}
 * @param parameters the query's parameters by name in upper case
 * @param results result links, as the document gives them
 * @param message the error summary, where there is one
 * @param hasDetail whether the service says that it has more to say of the error
 */
public record JobStatus(JobPhase phase, String phaseWord, Map<String, String> fields, Map<String, String> parameters,
                        List<ResultLink> results, Optional<String> message, boolean hasDetail) {

    /**
     * A link to a result, or to something else that a service calls one.
     *
     * @param id its id; an empty text if it has none
     */
    public record ResultLink(String id, String href) {
    }

    /** What has no place in a query's text, and could drive a terminal. */
    private static final String UNPRINTABLE = "[\\p{C}&&[^\\n\\t]]";
    private static final Pattern ROW_COUNT = Pattern.compile("final:(\\d{1,18})");

    public JobStatus {
        fields = Map.copyOf(fields);
        parameters = Map.copyOf(parameters);
        results = List.copyOf(results);
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

    /** Rows of the result, where the service says so: CADC's software, Rubin's among it, has a result {@code rowcount} with a link such as {@code final:14850}. */
    public OptionalLong rows() {
        Matcher count = ROW_COUNT.matcher(results.stream().filter(r -> r.id().equals("rowcount")).map(ResultLink::href).findFirst().orElse(""));
        return count.matches() ? OptionalLong.of(Long.parseLong(count.group(1))) : OptionalLong.empty();
    }

    /** A simple element of the document, where it is there and not empty. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(s -> !s.isEmpty());
    }

    /**
     * Where the result may be, the likeliest place first: behind the link called {@code result}, as TAP has it, if that is a web
     * link, else the first that is one, whatever its id and whatever stands before it; for a relative link that leads nowhere, the
     * same below the job; and TAP's fixed place.
     */
    List<URI> resultUris(URI job) {
        URI folder = URI.create(job + "/");
        Set<URI> places = new LinkedHashSet<>();
        results.stream().sorted(Comparator.comparing((ResultLink r) -> !r.id().equals("result"))).map(ResultLink::href)
                .filter(href -> WebAddress.resolve(job, href).isPresent()).findFirst().ifPresent(href -> {
                    WebAddress.resolve(job, href).ifPresent(places::add);
                    WebAddress.resolve(folder, href).ifPresent(places::add);
                });
        places.add(URI.create(job + "/results/result"));
        return List.copyOf(places);
    }

    /**
     * Reads a UWS job document.
     *
     * @throws PassingException if it is damaged
     * @throws TapException if it is something else
     */
    static JobStatus parse(byte[] document) throws TapException {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        List<ResultLink> results = new ArrayList<>();
        boolean hasDetail;
        try {
            hasDetail = read(SecureXml.staxReader(document), fields, parameters, results);
        } catch (XMLStreamException e) {
            Optional<String> foreign = DocumentStart.foreign(document, "");
            if (foreign.isPresent()) {
                throw new TapException("the service sent " + foreign.get() + " instead of a job document; check the job's URL", e);
            }
            throw PassingException.damaged("the service's job document cannot be read; check that the URL is a job's", e);
        }
        String word = Optional.ofNullable(fields.get("phase")).filter(w -> !w.isEmpty()).orElse(JobPhase.UNKNOWN.name());
        Optional<String> message = Optional.ofNullable(fields.get("message")).map(ServiceComplaint::plain).filter(s -> !s.isEmpty());
        return new JobStatus(JobPhase.of(word), ServiceComplaint.plain(word), fields, parameters, results, message, hasDetail);
    }

    /** Returns whether an error has more to be said of. */
    private static boolean read(XMLStreamReader xml, Map<String, String> fields, Map<String, String> parameters, List<ResultLink> results)
            throws XMLStreamException, TapException {
        boolean hasDetail = false;
        String root = null;
        String open = null;
        String id = null;
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open = xml.getLocalName();
                    text.setLength(0);
                    id = xml.getAttributeValue(null, "id");
                    if (root == null) {
                        root = requireJob(open);
                    }
                    if (open.equals("result")) {
                        results.add(new ResultLink(id == null ? "" : id.strip(), Optional.ofNullable(xml.getAttributeValue(null, "href")).orElse("")));
                    }
                    hasDetail |= open.equals("errorSummary") && Set.of("true", "1").contains(String.valueOf(xml.getAttributeValue(null, "hasDetail")).strip());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(open) && open.equals("parameter") && id != null) {
                        parameters.put(id.toUpperCase(Locale.ROOT), text.toString().replaceAll(UNPRINTABLE, ""));
                    } else if (xml.getLocalName().equals(open)) {
                        fields.putIfAbsent(open, ServiceComplaint.plain(text.toString()));
                    }
                    open = null;
                }
                default -> { }
            }
        }
        return hasDetail;
    }

    private static String requireJob(String root) throws TapException {
        if (!root.equals("job")) {
            throw new TapException("the service's job document is none (it is <" + ServiceComplaint.plain(root) + ">); check the job's URL");
        }
        return root;
    }
}
