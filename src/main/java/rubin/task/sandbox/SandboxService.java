package rubin.task.sandbox;

import java.io.IOException;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.tap.base.TapService;

/** The embedded service of this process: started when first wanted, then shared, and gone with the process. */
public final class SandboxService {

    /** What users write for it instead of a URL. */
    public static final String WORD = "sandbox";

    private static SandboxServer running;

    private SandboxService() {
    }

    /**
     * The running service.
     *
     * @throws IOException if it cannot be started here
     */
    public static synchronized TapService start() throws IOException {
        if (running == null) {
            running = SandboxServer.start(SandboxOptions.DEFAULT);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return TapService.of(running.url());
    }
}
