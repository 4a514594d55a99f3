package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.TapException;

class JobStatusTest {

    @Test
    void rowsStandBesideTheResultAsCadcServicesGiveThem() throws TapException {
        JobStatus status = parse("<uws:result id='executionId' xlink:href='execid:77'/><uws:result id='rowcount' xlink:href='final:14850'/>"
                + "<uws:result id='result' xlink:href='https://example.org/tap/results/result_abc.xml'/>");
        assertThat(status.rows()).isEqualTo(OptionalLong.of(14_850));
        assertThat(status.resultUris(URI.create("https://example.org/tap/async/abc")).get(0)).hasToString("https://example.org/tap/results/result_abc.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<uws:result id='rowcount'/>", "<uws:result id='rowcount' xlink:href='https://example.org/12'/>",
        "<uws:result id='rowcount' xlink:href='final:-1'/>", "<uws:result id='rowcount' xlink:href='final:99999999999999999999'/>"})
    void rowsThatAreNotSaidAreNotGuessed(String results) throws TapException {
        assertThat(parse(results).rows()).isEmpty();
    }

    @Test
    void aNumberOfRowsIsNotTakenForTheResult() throws TapException {
        assertThat(parse("<uws:result id='rowcount' xlink:href='final:5'/>").resultUris(URI.create("https://example.org/tap/async/abc")).get(0))
                .hasToString("https://example.org/tap/async/abc/results/result");
    }

    private static JobStatus parse(String results) throws TapException {
        return JobStatus.parse(("<uws:job xmlns:uws='http://www.ivoa.net/xml/UWS/v1.0' xmlns:xlink='http://www.w3.org/1999/xlink'><uws:jobId>abc</uws:jobId>"
                + "<uws:phase>COMPLETED</uws:phase><uws:results>" + results + "</uws:results></uws:job>").getBytes(StandardCharsets.UTF_8));
    }
}
