package rubin.service;

import java.io.IOException;
import java.util.ServiceLoader;
import rubin.tap.base.TapService;

/** A service that this process runs itself. The jar that brings one names it in {@code META-INF/services}. */
public interface EmbeddedService {

    /** What users write for it instead of a URL. */
    String WORD = "sandbox";

    /**
     * The service's base URL; it is started when this is asked for first, then shared, and gone with the process.
     *
     * @throws IOException if it cannot be started here
     */
    String start() throws IOException;

    /** The running service of this jar; throws IOException if there is none, or it cannot be started here. */
    static TapService running() throws IOException {
        return TapService.of(find().start());
    }

    /**
     * The one that this jar brings.
     *
     * @throws IOException if it brings none, with the remedy
     */
    static EmbeddedService find() throws IOException {
        return ServiceLoader.load(EmbeddedService.class, EmbeddedService.class.getClassLoader()).findFirst().orElseThrow(() ->
                new IOException("topcat-rubin.jar has no embedded service; put topcat-rubin-sandbox.jar in its place"));
    }
}
