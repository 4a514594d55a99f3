package rubin.sandbox.tap.uws;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import rubin.sandbox.tap.http.Xml;

/** UWS 1.1 documents. */
public final class JobXml {

    private static final String UWS = "http://www.ivoa.net/xml/UWS/v1.0";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String[] NAMESPACES = {"xmlns:uws", UWS, "xmlns:xlink", XLINK, "xmlns:xsi", XSI};
    private static final String OWNER = "sandbox";

    private JobXml() {
    }

    /** A time as UWS writes it. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** When the service thinks that the job will be done at the latest. */
    public static String quote(JobState job) {
        return time(job.started().orElse(job.created()).plus(job.executionDuration()));
    }

    public static String owner() {
        return OWNER;
    }

    /** @param url the job's own URL */
    public static String job(JobState job, String url, Instant now) {
        Xml xml = new Xml().open("uws:job", "xmlns:uws", UWS, "xmlns:xlink", XLINK, "xmlns:xsi", XSI, "version", "1.1");
        xml.element("uws:jobId", job.id());
        job.parameters().first("RUNID").ifPresent(id -> xml.element("uws:runId", id));
        xml.element("uws:ownerId", OWNER).element("uws:phase", job.phase()).element("uws:quote", quote(job))
                .element("uws:creationTime", time(job.created()));
        job.started().ifPresentOrElse(t -> xml.element("uws:startTime", time(t)), () -> nil(xml, "uws:startTime"));
        job.ended().ifPresentOrElse(t -> xml.element("uws:endTime", time(t)), () -> nil(xml, "uws:endTime"));
        xml.element("uws:executionDuration", job.executionDuration().toSeconds()).element("uws:destruction", time(job.destruction()));
        parameters(xml, "uws:parameters", job);
        results(xml, job, url);
        if (job.error().isPresent()) {
            xml.open("uws:errorSummary", "type", "fatal", "hasDetail", "true").element("uws:message", job.error().get()).close();
        }
        if (job.phase() == Phase.EXECUTING || job.phase() == Phase.COMPLETED) {
            progress(xml, job, now);
        }
        return xml.close().end();
    }

    private static void nil(Xml xml, String name) {
        xml.open(name, "xsi:nil", "true").close();
    }

    public static String parameters(JobState job) {
        Xml xml = new Xml();
        parameters(xml, "uws:parameters", job, NAMESPACES);
        return xml.end();
    }

    private static void parameters(Xml xml, String element, JobState job, String... attributes) {
        xml.open(element, attributes);
        job.parameters().entries().forEach(p -> xml.element("uws:parameter", p.value(), "id", p.name()));
        xml.close();
    }

    public static String results(JobState job, String url) {
        Xml xml = new Xml();
        results(xml, job, url, NAMESPACES);
        return xml.end();
    }

    /** The number of rows stands beside the result, as Rubin's service gives it. */
    private static void results(Xml xml, JobState job, String url, String... attributes) {
        xml.open("uws:results", attributes);
        if (job.phase() == Phase.COMPLETED) {
            job.rows().ifPresent(rows -> xml.open("uws:result", "id", "rowcount", "xlink:type", "simple", "xlink:href", "final:" + rows).close());
            xml.open("uws:result", "id", "result", "xlink:type", "simple", "xlink:href", url + "/results/result").close();
        }
        xml.close();
    }

    /** Progress as Rubin reports it, in chunks of the sky; here a part of a minute counts as a chunk. */
    private static void progress(Xml xml, JobState job, Instant now) {
        long chunks = 100;
        long done = job.phase() == Phase.COMPLETED ? chunks
                : Math.min(chunks - 1, ChronoUnit.MILLIS.between(job.started().orElse(now), now) * chunks / 60_000);
        xml.open("uws:jobInfo").open("progress").element("percentComplete", done * 100 / chunks)
                .element("itemsProcessed", done).element("totalItems", chunks).close().close();
    }

    /** @param url the job list's URL */
    public static String list(List<JobState> jobs, String url) {
        Xml xml = new Xml().open("uws:jobs", "xmlns:uws", UWS, "xmlns:xlink", XLINK, "xmlns:xsi", XSI, "version", "1.1");
        for (JobState job : jobs) {
            xml.open("uws:jobref", "id", job.id(), "xlink:type", "simple", "xlink:href", url + "/" + job.id());
            xml.element("uws:phase", job.phase());
            job.parameters().first("RUNID").ifPresent(id -> xml.element("uws:runId", id));
            xml.element("uws:ownerId", OWNER).element("uws:creationTime", time(job.created())).close();
        }
        return xml.close().end();
    }
}
