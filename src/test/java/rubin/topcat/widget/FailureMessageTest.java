package rubin.topcat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.base.TapQuery;
import uk.ac.starlink.table.StoragePolicy;

class FailureMessageTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404})
    void noRemedyInAWindowIsACommandsParameter(int status) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            byte[] body = (status == 200 ? "<?xml version='1.0'?><!DOCTYPE VOTABLE SYSTEM 'x'><VOTABLE/>" : "Column: [x] does not exist.").getBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        try {
            new ServiceChoice("http://127.0.0.1:" + service.getAddress().getPort() + "/tap").client(Progress.NONE)
                    .sync(new TapQuery("SELECT x FROM y", OptionalLong.empty()), StoragePolicy.PREFER_MEMORY);
            throw new AssertionError("the service has refused");
        } catch (TapException e) {
            assertThat(FailureMessage.sentence(e)).doesNotContainIgnoringCase("tapurl").doesNotContain("token=", "sync=", "rubinjob", "rubinschema");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aHostThatDiffersIsSaidToDiffer() {
        assertThat(FailureMessage.sentence(new NoSuchMethodError("uk.ac.starlink.X.y()"))).startsWith("this version of TOPCAT differs").contains("uk.ac.starlink.X.y()");
        assertThat(FailureMessage.sentence(new NoSuchFieldException("axes_"))).startsWith("this version of TOPCAT differs").contains("axes_");
    }
}
