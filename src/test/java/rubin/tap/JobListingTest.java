package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rubin.tap.base.TapException;

class JobListingTest {

    private static final URI LIST = URI.create("https://x.org/api/tap/async");

    private static byte[] document(String jobs) {
        return ("<uws:jobs xmlns:uws='http://www.ivoa.net/xml/UWS/v1.0' xmlns:xlink='http://www.w3.org/1999/xlink' version='1.1'>" + jobs + "</uws:jobs>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** UWS 1.1 has run id and time; 1.0 had the phase alone. Order is the service's. */
    @Test
    void jobsAreReadNewestFirst() throws TapException {
        assertThat(JobListing.parse(document("<uws:jobref id='a'><uws:phase>COMPLETED</uws:phase><uws:runId>mine</uws:runId><uws:ownerId>me</uws:ownerId>"
                + "<uws:creationTime>2026-01-01T00:00:00.000</uws:creationTime></uws:jobref>"
                + "<uws:jobref id='b'><uws:phase>HELD</uws:phase><uws:creationTime>2026-01-02T00:00:00Z</uws:creationTime></uws:jobref>"
                + "<uws:jobref id='c' xlink:href='http://evil.example/c'><uws:phase>DREAMING</uws:phase></uws:jobref>"), LIST))
                .containsExactly(
                        new JobListing(URI.create(LIST + "/b"), JobPhase.HELD, "HELD", Optional.empty(), Optional.of(Instant.parse("2026-01-02T00:00:00Z"))),
                        new JobListing(URI.create(LIST + "/a"), JobPhase.COMPLETED, "COMPLETED", Optional.of("mine"), Optional.of(Instant.parse("2026-01-01T00:00:00Z"))),
                        new JobListing(URI.create(LIST + "/c"), JobPhase.UNKNOWN, "DREAMING", Optional.empty(), Optional.empty()));
    }

    @Test
    void anIdThatIsNoneIsPassedOver() throws TapException {
        assertThat(JobListing.parse(document("<uws:jobref id='../../etc'><uws:phase>ERROR</uws:phase></uws:jobref>"), LIST)).isEmpty();
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThatThrownBy(() -> JobListing.parse("Service down".getBytes(StandardCharsets.UTF_8), LIST)).hasMessageContaining("job list cannot be read");
    }
}
